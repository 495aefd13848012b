import { expect, type Page } from '@playwright/test';

/** The password of everybody who joins. */
export const PASSWORD = 'turmeric on Tuesdays';

/** Joins with a local phone number, reading the code where the development mailbox shows it. */
export async function join(page: Page, phone: string, name: string): Promise<void> {
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
  await page.waitForURL(/address=/);
  await page.waitForLoadState();
  const text = await page.getByText('is your code to join Step Four').first().innerText();
  await page.goto('/join/confirm');
  await page.getByLabel('Code').fill(/\b\d{6}\b/.exec(text)?.[0] ?? '');
  await page.getByRole('button', { name: 'Finish joining' }).click();
  await expect(page.getByText(name).first()).toBeVisible();
}

/** A phone number of its own for each run of each test. */
export const aPhone = (seconds: number) => `0713 ${String(Date.now() + seconds).slice(-6)}`;
