import type { Page } from '@playwright/test';
import { expect, test } from './visit';

/** A buyer's order form for a demo offer, with a note by which the order is told from others. */
async function openOrderForm(buyer: Page, search: string, title: string, quantity: string): Promise<string> {
  const note = `Note ${Date.now()}`;
  await buyer.goto(`/offers?q=${encodeURIComponent(search)}`);
  await buyer.getByRole('link', { name: title }).click();
  await buyer.getByLabel('How much').fill(quantity);
  await buyer.getByRole('button', { name: 'Order', exact: true }).click();
  await buyer.getByLabel('Note to the seller').fill(note);
  return note;
}

const placeTurmeric = async (buyer: Page) => {
  await openOrderForm(buyer, 'turmeric', 'Ground turmeric from Taita hills', '2');
  await buyer.getByRole('button', { name: 'Place the order' }).click();
  await expect(buyer.getByText('Your order is placed. The seller has been told.')).toBeVisible();
  return new URL(buyer.url()).pathname;
};

test('a seller who declines gives a reason, and the buyer reads it', async ({ signedIn }) => {
  const buyer = await signedIn('exporter');
  const order = await placeTurmeric(buyer);
  const seller = await signedIn('mwende');
  await seller.goto(`${order}?lang=en`);
  await seller.getByText('You cannot take it?').click();
  const answered = seller.waitForResponse((response) => response.request().method() === 'POST');
  await seller.getByRole('button', { name: 'Decline' }).click();
  expect((await answered).status()).toBe(422);
  await expect(seller.getByRole('group', { name: 'Why' })).toContainText('Fill this in.');
  await seller.getByLabel('Another reason').check();
  await seller.getByLabel('In your words').fill('The mill stands still until Friday.');
  await seller.getByRole('button', { name: 'Decline' }).click();
  await expect(seller.getByRole('heading', { name: 'The seller could not take this order' })).toBeVisible();
  await buyer.goto(order);
  await expect(buyer.getByText('The mill stands still until Friday.')).toBeVisible();
});

test('a buyer takes an order back while it waits, and the seller can no longer accept it', async ({ signedIn }) => {
  const buyer = await signedIn('hotel');
  const order = await placeTurmeric(buyer);
  const seller = await signedIn('mwende');
  await seller.goto(`${order}?lang=en`);
  await expect(seller.getByRole('button', { name: 'Accept the order' })).toBeVisible();
  await buyer.getByRole('button', { name: 'Take the order back' }).click();
  await expect(buyer.getByRole('heading', { name: 'This order was taken back' })).toBeVisible();
  await seller.getByRole('button', { name: 'Accept the order' }).click();
  await expect(seller.getByText('The order has moved on since you opened it. It is now: Taken back.')).toBeVisible();
});

test('a double tap, and the form sent again after Back, make one order', async ({ signedIn }) => {
  const buyer = await signedIn('exporter');
  const note = await openOrderForm(buyer, 'turmeric', 'Ground turmeric from Taita hills', '3');
  await buyer.getByRole('button', { name: 'Place the order' }).dblclick();
  await expect(buyer.getByText('Your order is placed. The seller has been told.')).toBeVisible();
  const first = new URL(buyer.url()).pathname;
  await buyer.goBack();
  await buyer.getByLabel('Note to the seller').fill(note);
  await buyer.getByRole('button', { name: 'Place the order' }).click();
  await expect(buyer.getByText('Your order is placed. The seller has been told.')).toBeVisible();
  expect(new URL(buyer.url()).pathname).toBe(first);
});

test('an order form that is wrong says what is possible beside the field and keeps everything typed', async ({
  signedIn,
}) => {
  const buyer = await signedIn('hotel');
  const note = await openOrderForm(buyer, 'turmeric', 'Ground turmeric from Taita hills', '2');
  await buyer.getByLabel('Bring it to me').check();
  await buyer.getByLabel('Where to').fill('Gate 4');
  const wrongs = {
    '-1': /whole number above 0/,
    '0': /whole number above 0/,
    '1.5': /whole number above 0/,
    '1': /sells from 2 kilogram/,
    '9999': /at most \d+ kilogram/i,
    '1e9': /whole number above 0|more than/,
  };
  for (const [quantity, words] of Object.entries(wrongs)) {
    await buyer.getByLabel('How much').fill(quantity);
    const answered = buyer.waitForResponse((response) => response.request().method() === 'POST');
    await buyer.getByRole('button', { name: 'Place the order' }).click();
    expect((await answered).status()).toBe(422);
    await expect(buyer.getByLabel('How much')).toHaveAccessibleDescription(words);
    await expect(buyer.getByLabel('How much')).toHaveValue(quantity);
    await expect(buyer.getByLabel('Where to')).toHaveValue('Gate 4');
    await expect(buyer.getByLabel('Note to the seller')).toHaveValue(note);
  }
});

test('working out another total keeps what was typed and orders nothing', async ({ signedIn }) => {
  const buyer = await signedIn('hotel');
  const note = await openOrderForm(buyer, 'turmeric', 'Ground turmeric from Taita hills', '2');
  await buyer.getByLabel('How much').fill('10');
  await buyer.getByRole('button', { name: 'Work out the total' }).click();
  await expect(buyer.getByText('6,100.00')).toBeVisible();
  await expect(buyer.getByLabel('Note to the seller')).toHaveValue(note);
  expect(buyer.url()).not.toContain('formToken');
});
