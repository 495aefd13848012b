import type { Page } from '@playwright/test';

/** Chooses yes for every item of a visit that is asked or seen. */
export async function answerAll(page: Page): Promise<void> {
  for (const item of await page.locator('.visit-item').all()) await item.getByLabel('Yes', { exact: true }).check();
}
