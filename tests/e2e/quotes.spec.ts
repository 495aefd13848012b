import type { Page } from '@playwright/test';
import { addDays } from '~/platform/day';
import { expect, test } from './visit';

const inDays = (days: number) => addDays(new Date().toISOString().slice(0, 10), days);

async function pathOf(page: Page): Promise<string> {
  await page.waitForURL(/\/quotes\/[0-9a-f-]{36}(\?|$)/);
  return new URL(page.url()).pathname;
}

test('a buyer asks from an offer, both talk about the price, and it becomes an order at those terms', async ({
  signedIn,
}) => {
  const buyer = await signedIn('exporter');
  await buyer.goto('/offers?q=turmeric');
  await buyer.getByRole('link', { name: 'Ground turmeric from Taita hills' }).click();
  await buyer.getByRole('link', { name: 'Ask for a quote' }).click();
  await buyer.getByLabel('How much do you want').fill('a few');
  await buyer.getByLabel('What matters to you').fill('In tins of one kilogram.');
  await buyer.getByRole('button', { name: 'Send the request' }).click();
  await expect(buyer.getByLabel('How much do you want')).toHaveAccessibleDescription(/whole number/);
  await expect(buyer.getByLabel('What matters to you')).toHaveValue('In tins of one kilogram.');
  await buyer.getByLabel('How much do you want').fill('4');
  await buyer.getByRole('button', { name: 'Send the request' }).click();
  await expect(buyer.getByText('Your request is sent. The seller has been told.')).toBeVisible();
  const talk = await pathOf(buyer);

  const seller = await signedIn('mwende');
  await seller.goto('/quotes?lang=en');
  await expect(seller.getByRole('heading', { name: 'Waits for you' })).toBeVisible();
  await seller.goto(`${talk}?lang=en`);
  await expect(seller.getByText('In tins of one kilogram.')).toBeVisible();
  await seller.getByRole('link', { name: 'Give a quote' }).click();
  await seller.getByLabel('Price for one kilogram').fill('640');
  await seller.getByLabel('Ready on').fill(inDays(40));
  await seller.getByLabel('Deposit before it is made').fill('20');
  await seller.getByRole('button', { name: 'Send the quote' }).click();
  await expect(seller.getByText('Sent. The other side has been told.')).toBeVisible();

  await buyer.goto(talk);
  await buyer.getByRole('link', { name: 'Make a counter-offer' }).click();
  await buyer.getByLabel('Price for one kilogram').fill('600');
  await buyer.getByRole('button', { name: 'Send the counter-offer' }).click();
  const price = buyer.getByRole('row', { name: /Price for one kilogram/ });
  await expect(price).toContainText('differs');
  await expect(price).toContainText('640');
  await expect(price).toContainText('600');

  await seller.goto(talk);
  await seller.getByRole('link', { name: 'Accept', exact: true }).click();
  await seller.getByRole('button', { name: 'Yes, I accept' }).click();
  await expect(seller.getByRole('heading', { name: /^Order PO-/ })).toBeVisible();
  await buyer.goto(talk);
  await buyer.getByRole('link', { name: 'To the order' }).click();
  await expect(buyer.getByText(/2,400\.00/)).toBeVisible();
  await expect(buyer.getByText(/20 %/)).toBeVisible();
  await buyer.getByRole('link', { name: 'The talk about the price' }).click();
  await expect(buyer.getByRole('heading', { name: 'You agreed' })).toBeVisible();
});

test('who is not signed in is led over signing in to the form that asks', async ({ stranger }) => {
  const page = await stranger();
  await page.goto('/offers?q=turmeric');
  await page.getByRole('link', { name: 'Ground turmeric from Taita hills' }).click();
  await page.getByRole('link', { name: 'Sign in to ask for a quote' }).click();
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fquotes%2Fnew/);
});
