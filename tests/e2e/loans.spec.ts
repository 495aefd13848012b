import type { Page } from '@playwright/test';
import { expect, test } from './visit';

const done = (page: Page) => expect(page.getByText('It is saved.')).toBeVisible();

test('a loan goes from the request, with its cost shown, to its last repayment', async ({ signedIn }) => {
  const borrower = await signedIn('lakshmi');
  await borrower.goto('/my/loans?lang=en');
  await borrower.getByRole('link', { name: 'Ask for a loan' }).click();
  await borrower.getByLabel('Dairy and goats').check();
  await borrower.getByLabel('Amount').fill('12000.555');
  await borrower.getByLabel('How many instalments?').fill('६');
  await borrower.getByLabel('What it is for').fill('Two goats');
  await borrower.getByRole('button', { name: 'Show what it costs' }).click();
  await expect(borrower.getByText('Use 2 decimals at most.').last()).toBeVisible();
  await expect(borrower.getByLabel('What it is for')).toHaveValue('Two goats');
  await borrower.getByLabel('Amount').fill('12000');
  await borrower.getByRole('button', { name: 'Show what it costs' }).click();
  const cost = borrower.getByRole('region', { name: 'What this loan costs' });
  await expect(cost.getByRole('row', { name: /True yearly rate/ })).toContainText('18%');
  await expect(cost.getByRole('columnheader', { name: 'flat' })).toBeVisible();
  await cost.getByRole('button', { name: 'Ask for this loan' }).click();
  await done(borrower);
  await expect(borrower.getByText('Next: the credit officer decides.')).toBeVisible();
  const request = new URL(borrower.url()).pathname;

  const officer = await signedIn('credit');
  await officer.goto('/staff/loans?lang=en');
  await officer.locator(`a[href="${request}"]`).click();
  await officer.getByRole('link', { name: 'Decide' }).click();
  await officer.getByLabel('Approve', { exact: true }).check();
  await officer.getByRole('button', { name: 'Save the decision' }).click();
  await done(officer);
  await officer.getByRole('link', { name: 'Pay out the loan' }).click();
  await officer.getByRole('button', { name: 'The money is paid out' }).click();
  await done(officer);
  const loan = new URL(officer.url()).pathname;
  await expect(officer.getByText(/Nothing is due today\. ₹12,180 pays it all off\./)).toBeVisible();

  await officer.getByRole('link', { name: 'Record a repayment' }).click();
  const amount = officer.getByLabel('Amount paid');
  for (const [typed, words] of Object.entries({
    '-5': 'Type an amount above zero.',
    'a lot': 'Type a number above zero',
    '12180.01': 'That is too much: ₹12,180 pays it all off.',
  })) {
    await amount.fill(typed);
    await officer.getByRole('button', { name: 'Save the repayment' }).click();
    await expect(officer.locator('#amount-error')).toContainText(words);
    await expect(amount).toHaveValue(typed);
  }
  await amount.fill('12180');
  await officer.getByRole('button', { name: 'Save the repayment' }).click();
  await done(officer);
  await borrower.goto(loan);
  await expect(borrower.getByText('repaid', { exact: true }).first()).toBeVisible();
  await expect(borrower.getByRole('table', { name: 'Payments made' })).toContainText('₹12,180');
});

test('anybody reckons what a loan costs, and a stranger finds nobody’s loan', async ({ stranger, signedIn }) => {
  const visitor = await stranger();
  await visitor.goto('/loans/calculator');
  await visitor.getByLabel('Amount').fill('30000');
  await visitor.getByLabel('Interest a year').fill('15');
  await visitor.getByLabel('How many instalments?').fill('6');
  await visitor.getByRole('button', { name: 'Show what it costs' }).click();
  await expect(visitor.getByRole('row', { name: /To pay in all/ })).toContainText('₹32,250');
  await expect(visitor.getByRole('row', { name: /True yearly rate/ })).toContainText('25.3%');
  const buyer = await signedIn('hotel');
  const answer = await buyer.goto('/loans/01900000-0000-7000-8000-000000000000');
  expect(answer?.status()).toBe(404);
});
