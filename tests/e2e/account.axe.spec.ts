import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { aPhone, join } from './join';

const hasNoSidewaysScrolling = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);

test('the account’s pages have nothing that axe objects to and do not scroll sideways', async ({ page }) => {
  const look = async (path: string) => {
    await page.goto(path);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${path}: ${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
    for (const width of [320, 360]) {
      await page.setViewportSize({ width, height: 640 });
      expect(await hasNoSidewaysScrolling(page), `${path} at ${width}`).toBe(true);
    }
  };
  for (const path of ['/join?lang=en', '/sign-in', '/sign-in?lang=fa-AF', '/join?lang=sw']) await look(path);
  await join(page, aPhone(3), 'Upendo');
  for (const path of ['/account', '/account/link', '/account/password', '/sign-out', '/account?lang=fa-AF'])
    await look(path);
});
