import type { Page } from '@playwright/test';
import { demoPassword } from '~db/demo/people';
import { TAILOR } from '~db/demo/wanted.server';
import { expect, signIn, test } from './visit';

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** The school says that it needs so many uniforms, from a search that found nothing on. */
async function wantUniforms(school: Page, quantity: string, neededIn: number): Promise<void> {
  await school.goto('/wanted/new?q=uniform&lang=en');
  await school.getByRole('button', { name: /^school uniform/i }).click();
  await school.getByLabel('How much').fill(quantity);
  await school.getByLabel('Needed by').fill(inDays(neededIn));
  await school.getByRole('button', { name: 'Show who could cover it' }).click();
}

test('a school that needs 400 uniforms sees which four could sew them, asks them all, and orders after a word on the price', async ({
  signedIn,
  stranger,
}) => {
  const school = await signedIn('school');
  await wantUniforms(school, '400', 24);
  await expect(school.getByText('Your post is open. Sellers who fit are told.')).toBeVisible();
  const best = school.getByRole('button', { name: 'Ask all 4 for quotes' }).first();
  await best.click();
  await expect(school.getByText('They are asked. You are told when they quote.')).toBeVisible();
  await expect(school.getByText('Waiting for her quote')).toHaveCount(4);
  await expect(school.getByText('You asked all of them').first()).toBeVisible();
  const post = new URL(school.url()).pathname;

  const tailor = await stranger();
  await signIn(tailor, TAILOR, demoPassword);
  await tailor.goto(post);
  await expect(tailor.getByRole('heading', { name: 'You have a request for this' })).toBeVisible();
  await expect(tailor.getByText('Who could cover it')).toHaveCount(0);
  await tailor.getByRole('link', { name: 'To the request' }).click();
  await tailor.getByRole('link', { name: 'Give a quote' }).click();
  await tailor.getByLabel('Amount').fill('10');
  await tailor.getByLabel('Price for one set').fill('1150');
  await tailor.getByLabel('Ready on').fill(inDays(20));
  await tailor.getByRole('button', { name: 'Send the quote' }).click();
  await expect(tailor.getByText('Sent. The other side has been told.')).toBeVisible();
  const talk = new URL(tailor.url()).pathname;

  await school.goto(post);
  await school.getByRole('link', { name: /She has quoted: look and answer/ }).click();
  await school.getByRole('link', { name: 'Make a counter-offer' }).click();
  await school.getByLabel('Price for one set').fill('1100');
  await school.getByRole('button', { name: 'Send the counter-offer' }).click();
  await tailor.goto(talk);
  await tailor.getByRole('link', { name: 'Accept', exact: true }).click();
  await tailor.getByRole('button', { name: 'Yes, I accept' }).click();
  await expect(tailor.getByRole('heading', { name: /^Order PO-/ })).toBeVisible();

  await school.goto(post);
  await expect(school.getByText('Agreed')).toHaveCount(1);
  await school.goto(`${post}/closing`);
  await school.getByLabel('I found it here').check();
  await school.getByRole('button', { name: 'End it' }).click();
  await expect(school.getByText('Your post is ended.')).toBeVisible();
});

test('what nobody can cover says what is missing, how much can be had and by when all of it', async ({ signedIn }) => {
  const school = await signedIn('school');
  await wantUniforms(school, '900', 20);
  await expect(school.getByText(/^Nobody can cover 900 set by/)).toBeVisible();
  await expect(school.getByText(/By then \d+ set can be had; \d+ set are missing/)).toBeVisible();
  await school.getByRole('link', { name: /^Look for \d+ set/ }).click();
  await school.getByRole('button', { name: 'Save' }).click();
  await expect(school.getByRole('heading', { name: 'Who could cover it' })).toBeVisible();
});

test('a wrong figure is refused at its field and nothing typed is lost', async ({ signedIn }) => {
  const school = await signedIn('school');
  await wantUniforms(school, '-3', 24);
  await expect(school.getByLabel('How much')).toHaveAccessibleDescription('Write 1 or more.');
  await expect(school.getByLabel('How much')).toHaveValue('-3');
  await expect(school.getByLabel('Needed by')).toHaveValue(inDays(24));
  await school.getByLabel('How much').fill('400');
  await school.getByLabel('District or town').fill('Machakoss');
  await school.getByRole('button', { name: 'Show who could cover it' }).click();
  await expect(school.getByLabel('District or town')).toHaveAccessibleDescription(/Do you mean .*Machakos/);
});
