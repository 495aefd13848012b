import { expect, test } from './visit';

test('the market turns to Dari and runs from right to left, and an order is placed in it', async ({ signedIn }) => {
  const buyer = await signedIn('exporter');
  await buyer.goto('/');
  await buyer.locator('header summary').filter({ hasText: 'English' }).click();
  await buyer.locator('header').getByRole('link', { name: 'دری' }).click();
  const html = buyer.locator('html');
  await expect(html).toHaveAttribute('dir', 'rtl');
  await expect(html).toHaveAttribute('lang', 'fa-AF');

  await buyer.locator('input[name=q]').first().fill('زرچوبه');
  await buyer.getByRole('button', { name: 'جستجو' }).click();
  await expect(html).toHaveAttribute('dir', 'rtl');
  await buyer.getByRole('link', { name: 'Ground turmeric from Taita hills' }).click();
  await buyer.getByLabel('چه مقدار').fill('۵');
  await buyer.getByRole('button', { name: 'فرمایش', exact: true }).click();
  await expect(buyer.getByRole('heading', { name: 'فرمایش شما' })).toBeVisible();
  await expect(html).toHaveAttribute('dir', 'rtl');
  await buyer.getByRole('button', { name: 'فرستادن فرمایش' }).click();
  await expect(buyer.getByText('فرمایش شما فرستاده شد. به فروشنده خبر داده شد.')).toBeVisible();
  await expect(buyer.getByRole('main')).toContainText('۳٬۲۵۰');
});

test('the language chosen on one page stays on the next', async ({ page }) => {
  await page.goto('/?lang=sw');
  await page.goto('/offers');
  await expect(page.locator('html')).toHaveAttribute('lang', 'sw');
  await page.getByRole('contentinfo').getByRole('link', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});
