import type { Page } from '@playwright/test';

/** Holds a script of the pages opened from now on back, as a slow network does; what is returned lets it come. */
export async function holdBack(page: Page, script: RegExp): Promise<() => void> {
  let comes: () => void = () => undefined;
  const scriptComes = new Promise<void>((resolve) => (comes = resolve));
  await page.route(script, async (route) => {
    await scriptComes;
    await route.continue();
  });
  return comes;
}
