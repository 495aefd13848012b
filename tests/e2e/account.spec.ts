import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

const PASSWORD = 'turmeric on Tuesdays';

/** Joins with a local phone number, reading the code where the development mailbox shows it. */
async function join(page: Page, phone: string, name: string): Promise<void> {
  await page.goto('/join?lang=en');
  await page.getByLabel('Phone number or e-mail').fill(phone);
  await page.getByLabel('Country').selectOption('TZ');
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('Choose a password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Join' }).click();
  await expect(page.getByRole('heading', { name: 'Enter the code we sent' })).toBeVisible();
  await page.getByRole('link', { name: /Read them in its mailbox/ }).click();
  await page.getByLabel('To whom').fill(phone.replace(/^0|\s/g, ''));
  await page.getByRole('button', { name: 'Show' }).click();
  const text = await page.getByText('is your code to join Step Four').first().innerText();
  await page.goto('/join/confirm');
  await page.getByLabel('Code').fill(/\b\d{6}\b/.exec(text)?.[0] ?? '');
  await page.getByRole('button', { name: 'Finish joining' }).click();
  await expect(page.getByText(name).first()).toBeVisible();
}

/** A phone number of its own for each run of each test. */
const aPhone = (seconds: number) => `0713 ${String(Date.now() + seconds).slice(-6)}`;

const hasNoSidewaysScrolling = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);

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

test('the account’s pages have nothing that axe objects to and do not scroll sideways', async ({ page }) => {
  const look = async (path: string) => {
    await page.goto(path);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${path}: ${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
    for (const width of [320, 360]) {
      await page.setViewportSize({ width, height: 640 });
      expect(await hasNoSidewaysScrolling(page), `${path} at ${width}`).toBe(true);
    }
  };
  for (const path of ['/join?lang=en', '/sign-in', '/sign-in?lang=fa-AF', '/join?lang=sw']) await look(path);
  await join(page, aPhone(3), 'Upendo');
  for (const path of ['/account', '/account/link', '/account/password', '/sign-out', '/account?lang=fa-AF'])
    await look(path);
});
