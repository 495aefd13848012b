import { aPhone, join } from './join';
import { expect, test } from './visit';

test('a member joins, staff make her a code, and with it her stall opens', async ({
  page,
  signedIn,
  javaScriptEnabled,
}) => {
  const staff = await signedIn('staff');
  await staff.goto('/staff?show=members&q=Amina');
  const unlinked = staff
    .getByRole('row')
    .filter({ hasText: 'None yet' })
    .nth(javaScriptEnabled ? 0 : 1);
  await unlinked.getByRole('rowheader').getByRole('link').click();
  await staff.getByRole('button', { name: 'Make a code for her account' }).click();
  await staff.waitForLoadState();
  const code = await staff.locator('.one-time-code').innerText();

  await join(page, aPhone(4), 'Amina');
  await page.goto('/sell');
  await page.getByRole('link', { name: 'Enter the code' }).click();
  await page.getByLabel('Code of eight digits').fill(code.replace(/\d$/, (last) => String((Number(last) + 1) % 10)));
  await page.getByLabel(/^I agree/).check();
  await page.getByRole('button', { name: 'Link my record' }).click();
  await expect(page.getByLabel('Code of eight digits')).toHaveAccessibleDescription(/No open invitation has this code/);
  await expect(page.getByLabel(/^I agree/)).toBeChecked();
  await page.getByLabel('Code of eight digits').fill(code);
  await page.getByRole('button', { name: 'Link my record' }).click();
  await expect(page.getByText('Your record is linked.')).toBeVisible();
  await page.getByRole('link', { name: 'Sell' }).click();
  await expect(page.getByRole('heading', { name: 'Your stall' })).toBeVisible();

  await staff.reload();
  await expect(staff.getByText('Has an account', { exact: true })).toBeVisible();
  await expect(staff.locator('.one-time-code')).toHaveCount(0);
});
