import { expect, type Page } from '@playwright/test';

/** Opens the group of a code as staff of its branch; returns its address. */
export async function openGroup(staff: Page, code: string): Promise<string> {
  await staff.goto(`/staff?q=${code}`);
  await staff.locator('tbody th a[href^="/groups/"]').first().click();
  await staff.waitForURL(/\/groups\/[0-9a-f-]{36}$/);
  await expect(staff.getByText(code).first()).toBeVisible();
  return new URL(staff.url()).pathname;
}

/** The screen that is shown of a meeting that goes person by person. */
export const openScreen = (page: Page) => page.locator('[data-screen]:not([hidden])');

/** Goes to a part of such a meeting through its list of parts. */
export async function goToPart(page: Page, name: string): Promise<void> {
  await page.locator('.meeting-contents > summary').click();
  await page.locator(`[data-goto="${name}"]`).click();
}

/** Everybody in turn is here, by one tap each. */
export async function callRoll(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Next' }).click();
  const members = Number(/of (\d+)/.exec((await page.locator('[data-where]').textContent()) ?? '')?.[1]);
  for (let place = 1; place <= members; place += 1) {
    await expect(page.locator('[data-where]')).toContainText(`${place} of ${members}`);
    await openScreen(page)
      .locator('label')
      .filter({ hasText: /^Here$/ })
      .tap();
  }
}

export async function countBoxBefore(page: Page): Promise<void> {
  await page.getByLabel('Cash counted in the box').fill('1000');
  await page.getByLabel('Why is it not the same as last time?').fill('Counted by two');
}

const digitsOf = (text: string | null) => (text ?? '').replace(/[^\d.]/g, '');

/** Counts in the box what the page has reckoned. */
export async function countBoxAfter(page: Page): Promise<void> {
  await goToPart(page, 'close');
  const computed = await page.locator('[data-bar] [data-total="computedMinor"]').textContent();
  await page.getByLabel('Cash counted at the end').fill(digitsOf(computed));
  await expect(page.getByText('The count is right.')).toBeVisible();
}

/** Three sign, each with a number that she chooses now. */
export async function signByThree(page: Page): Promise<void> {
  await goToPart(page, 'sign');
  for (const place of [0, 1, 2]) {
    await openScreen(page)
      .locator('select')
      .selectOption({ index: place + 1 });
    await openScreen(page).locator('input').first().fill(`258${place}`);
    await openScreen(page).locator('input').last().fill(`258${place}`);
    await page.getByRole('button', { name: 'Next' }).click();
  }
}

/** Fills the plain form but for the money: everybody is there, three of whom nobody has a number sign. */
export async function fillPlainly(page: Page): Promise<void> {
  await page.waitForLoadState();
  for (const here of await page.locator('input[name^="mark."][value="present"]:visible').all()) await here.check();
  await countBoxBefore(page);
  for (const place of [0, 1, 2])
    await page.locator(`select[name="signer.${place}"]`).selectOption({ index: place + 1 });
  await typeNumbers(page);
}

/** Has the server count up, and counts the same in the box. */
export async function countPlainly(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Count up so far' }).click();
  await page.waitForLoadState();
  const computed = await page.locator('[data-total="computedMinor"]').first().textContent();
  await page.getByLabel('Cash counted at the end').fill(digitsOf(computed));
  await typeNumbers(page);
}

/** A page never gives back a number to sign with. */
async function typeNumbers(page: Page): Promise<void> {
  for (const place of [0, 1, 2]) {
    await page.locator(`input[name="pin.${place}"]`).fill(`258${place}`);
    await page.locator(`input[name="pinAgain.${place}"]`).fill(`258${place}`);
  }
}
