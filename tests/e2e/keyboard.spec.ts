import type { Page } from '@playwright/test';
import { expect, test } from './visit';

const MOST_TABS = 60;

/** Presses Tab until something is focused whose name is this; fails when the keyboard does not get there. */
async function tabTo(page: Page, name: string | RegExp, role: 'link' | 'button' | 'searchbox' | 'combobox') {
  const wanted = page.getByRole(role, { name }).first();
  await expect(wanted).toBeVisible();
  for (let tab = 0; tab < MOST_TABS; tab += 1) {
    await page.keyboard.press('Tab');
    if (await wanted.evaluate((element) => element === document.activeElement)) return wanted;
  }
  throw new Error(`the keyboard does not reach ${String(name)}`);
}

test('staff find a group and open it with the keyboard alone, and see where they are', async ({ signedIn }) => {
  const page = await signedIn('branch-staff');
  await page.goto('/staff');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await tabTo(page, 'Name or code', 'searchbox');
  await page.keyboard.type('IN-00001');
  await tabTo(page, 'Show', 'combobox');
  await page.keyboard.type('Enterprises');
  const search = await tabTo(page, 'Search', 'button');
  const outline = await search.evaluate((element) => getComputedStyle(element).outlineStyle);
  expect(outline).not.toBe('none');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/show=enterprises/);
  await tabTo(page, /Lakshmi/, 'link');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'What her place rests on' })).toBeVisible();
});
