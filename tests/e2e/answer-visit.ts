import type { Page } from '@playwright/test';

/** Chooses yes for every item of a visit that is asked or seen. */
export async function answerAll(page: Page): Promise<void> {
  // A page that is still arriving has not all its items yet.
  await page.waitForLoadState();
  for (const item of await page.locator('.visit-item').all()) await item.getByLabel('Yes', { exact: true }).check();
}
