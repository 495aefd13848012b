import type { Page } from '@playwright/test';
import { aPhone, join } from './join';
import { expect, test } from './visit';

/** Joins the market as this member of the register, with the code that staff make for her. */
async function joinAsMember(page: Page, staff: Page, memberId: string, seconds: number): Promise<void> {
  await staff.goto(`/staff/members/${memberId}`);
  await staff.getByRole('button', { name: 'Make a code for her account' }).click();
  const code = await staff.locator('.one-time-code').innerText();
  await join(page, aPhone(seconds), 'Asha');
  await page.goto('/account/link');
  await page.getByLabel('Code of eight digits').fill(code);
  await page.getByLabel(/^I agree/).check();
  await page.getByRole('button', { name: 'Link my record' }).click();
  await expect(page.getByText('Your record is linked.')).toBeVisible();
}

async function takePart(page: Page, quantity: string): Promise<void> {
  await page.getByLabel(/^How much (you take|she takes)$/).fill(quantity);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved. Agree to the price when the sum stands.')).toBeVisible();
}

test('three members buy jars together; one drops out, the others see the new price, agree again and order', async ({
  signedIn,
  stranger,
  javaScriptEnabled,
}) => {
  const lakshmi = await signedIn('lakshmi');
  await lakshmi.goto('/together');
  await lakshmi
    .getByRole('link', { name: /PET jars with screw lids/ })
    .last()
    .click();
  await lakshmi.getByRole('link', { name: 'See the offer' }).click();
  await lakshmi.getByRole('link', { name: 'Buy together with my group' }).click();
  await lakshmi.getByRole('button', { name: 'Open it for my group' }).click();
  await expect(lakshmi.getByLabel('How much you take')).toHaveAccessibleDescription(/Fill this in/);
  await lakshmi.getByLabel('How much you take').fill('200');
  await lakshmi.getByRole('button', { name: 'Open it for my group' }).click();
  await expect(lakshmi.getByText('It is open. Your group has been told.')).toBeVisible();
  const purchase = new URL(lakshmi.url()).pathname;

  // Two further members, others for each way of browsing: one gets an account, the other has none.
  await lakshmi.goto(`${purchase}/share?for=another`);
  const options = lakshmi.getByLabel('Member', { exact: true }).locator('option:not([value=""])');
  const found = await options.evaluateAll((all) =>
    all.map((one) => ({ id: (one as HTMLOptionElement).value, name: one.textContent ?? '' })),
  );
  const [asha, another] = javaScriptEnabled ? found : found.reverse();
  await lakshmi.getByLabel('Member', { exact: true }).selectOption(another?.id ?? '');
  await takePart(lakshmi, '150');

  const member = await stranger();
  await joinAsMember(member, await signedIn('branch-staff'), asha?.id ?? '', javaScriptEnabled ? 21 : 22);
  await member.goto(purchase);
  await member.getByRole('link', { name: 'Take part' }).click();
  await takePart(member, '200');
  await member.getByRole('button', { name: 'Agree: pay ₹1,400' }).click();
  await expect(member.getByText('You agreed, up to ₹7 each.')).toBeVisible();

  await lakshmi.goto(purchase);
  await expect(lakshmi.getByText('Waiting until all agree:')).toBeVisible();
  await lakshmi.getByRole('button', { name: 'Agree: pay ₹1,400' }).click();
  const row = lakshmi
    .getByRole('listitem')
    .filter({ hasText: another?.name ?? '' })
    .filter({ hasText: '150' });
  await expect(row.first()).toContainText('Written down by Lakshmi Murugan');
  await row.first().getByRole('link', { name: 'Drop out' }).click();
  await expect(lakshmi.getByText('The price for the others rises from ₹7 to ₹7.50.')).toBeVisible();
  await lakshmi.getByRole('button', { name: 'Drop out' }).click();

  const words = `${another?.name ?? ''} left: the price rose from ₹7 to ₹7.50.`;
  for (const page of [lakshmi, member]) {
    await page.goto(purchase);
    await expect(page.getByText('The price rose. Please agree again.')).toBeVisible();
    await expect(page.getByText(words)).toBeVisible();
    await page.getByRole('button', { name: 'Agree: pay ₹1,500' }).click();
    await expect(page.getByText('You agreed, up to ₹7.50 each.')).toBeVisible();
  }
  await lakshmi.goto(purchase);
  await lakshmi.getByRole('button', { name: 'Place the group’s order' }).click();
  await expect(lakshmi.getByText('The order is placed. The seller has been told.')).toBeVisible();

  await member.goto(purchase);
  await member.getByRole('link', { name: /^PO-/ }).click();
  const parts = member.getByRole('table', { name: 'Who pays what' });
  await expect(parts.getByRole('row')).toHaveCount(3);
  await expect(parts.getByText('₹1,500.00')).toHaveCount(2);
  await expect(member.getByText('₹3,000.00')).toBeVisible();
});
