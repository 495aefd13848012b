import type { Page } from '@playwright/test';
import { expect, test } from './visit';

/** Presses a button of the page's form, and expects the form back as 422. */
async function sendWrong(page: Page, button: string): Promise<void> {
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await page.getByRole('main').getByRole('button', { name: button }).click();
  expect((await answered).status()).toBe(422);
}

test('joining with a wrong number and a weak password tells both beside their fields and keeps the rest', async ({
  page,
}) => {
  await page.goto('/join');
  await page.getByLabel('Phone number or e-mail').fill('12');
  await page.getByLabel('Country').selectOption('KE');
  await page.getByLabel('Shop or organisation').fill('Machakos Hostel');
  await page.getByLabel('Choose a password').fill('password');
  await sendWrong(page, 'Join');
  await expect(page.getByLabel('Phone number or e-mail')).toHaveAccessibleDescription(/Check the digits/);
  await expect(page.getByLabel('Phone number or e-mail')).toHaveValue('12');
  await expect(page.getByLabel('Your name')).toHaveAccessibleDescription(/Write your name/);
  await expect(page.getByLabel('Shop or organisation')).toHaveValue('Machakos Hostel');
  await expect(page.getByLabel('Country')).toHaveValue('KE');
  await expect(page.getByLabel('Choose a password')).toHaveAccessibleDescription(/Choose another/);
  await expect(page.getByLabel('Choose a password')).toHaveValue('');
  await page.getByRole('alert').getByRole('link').first().click();
  await expect(page).toHaveURL(/#identifier$/);
});

test('signing in without a password says what is missing', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByLabel('Phone number or e-mail').fill('somebody@example.org');
  await sendWrong(page, 'Sign in');
  await expect(page.getByLabel('Password')).toHaveAccessibleDescription('Write your password.');
  await expect(page.getByLabel('Phone number or e-mail')).toHaveValue('somebody@example.org');
});

test('an account without a name is not saved, and the form keeps what was typed', async ({ signedIn }) => {
  const page = await signedIn('hotel');
  await page.goto('/account');
  await page.getByLabel('Your name').fill(' ');
  await page.getByLabel('Shop or organisation').fill('Another Hotel');
  await sendWrong(page, 'Save');
  await expect(page.getByLabel('Your name')).toHaveAccessibleDescription('Write your name.');
  await expect(page.getByLabel('Shop or organisation')).toHaveValue('Another Hotel');
  await page.goto('/account');
  await expect(page.getByLabel('Shop or organisation')).toHaveValue('Coromandel Bay Hotel');
});

test('a password is changed only by who knows the present one', async ({ signedIn }) => {
  const page = await signedIn('hotel');
  await page.goto('/account/password');
  await page.getByLabel('Present password').fill('not this one');
  await page.getByLabel('New password').fill('three calm green boats');
  await sendWrong(page, 'Change the password');
  await expect(page.getByLabel('Present password')).toHaveAccessibleDescription(/not your present password/);
});

test('staff who send no register files are asked for them', async ({ signedIn }) => {
  const page = await signedIn('staff');
  await page.goto('/staff/imports');
  await sendWrong(page, 'Try it');
  await expect(page.getByLabel('Register files')).toHaveAccessibleDescription(/Choose the register files first/);
});

test('an address that leads nowhere and a stranger’s order show the same page', async ({ signedIn }) => {
  const page = await signedIn('hotel');
  for (const path of ['/no-such-page', '/orders/00000000-0000-7000-8000-000000000000', '/offers/not-an-id']) {
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(404);
    await expect(page.getByRole('heading', { name: 'This page is not here' })).toBeVisible();
  }
});
