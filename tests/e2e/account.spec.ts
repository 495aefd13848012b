import { expect, test } from '@playwright/test';
import { aPhone, join, PASSWORD } from './join';

test('somebody joins with a local number, signs out with two taps, and Back shows nothing', async ({ page }) => {
  const name = 'Asha wa Moshi';
  await join(page, aPhone(0), name);
  await page.goto('/account');
  await expect(page.getByLabel('Your name')).toHaveValue(name);
  await page.locator('header').getByText(name).first().click();
  await page.locator('header').getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText('You are signed out')).toBeVisible();
  for (let back = 0; back < 3; back += 1) {
    await page.goBack();
    await expect(page.getByText(name)).toHaveCount(0);
  }
});

test('a wrong password keeps the number, the right one leads to the page that was asked for', async ({ page }) => {
  const phone = aPhone(1);
  await join(page, phone, 'Neema');
  await page.goto('/sign-out');
  await page.locator('main').getByRole('button', { name: 'Sign out' }).click();
  await page.goto('/account/password');
  await page.getByLabel('Phone number or e-mail').fill(phone.replaceAll(' ', '-'));
  await page.getByLabel('Password').fill('not this one');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('These two do not belong together')).toBeVisible();
  await expect(page.getByLabel('Phone number or e-mail')).toHaveValue(phone.replaceAll(' ', '-'));
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/account\/password$/);
});

test('a stolen session is ended from another device', async ({ page, browser, baseURL }) => {
  const phone = aPhone(2);
  await join(page, phone, 'Zawadi');
  const other = await browser.newContext({ baseURL });
  const elsewhere = await other.newPage();
  await elsewhere.goto('/sign-in?lang=en');
  await elsewhere.getByLabel('Phone number or e-mail').fill(phone);
  await elsewhere.getByLabel('Password').fill(PASSWORD);
  await elsewhere.getByRole('button', { name: 'Sign in' }).click();
  await expect(elsewhere.getByText('Zawadi').first()).toBeVisible();
  await page.goto('/account');
  await page.getByRole('button', { name: 'Sign out there' }).click();
  await expect(page.getByText('Signed out there')).toBeVisible();
  await elsewhere.goto('/account');
  await expect(elsewhere).toHaveURL(/\/sign-in\?next=%2Faccount$/);
  await other.close();
});
