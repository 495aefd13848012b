import type { Page } from '@playwright/test';
import { expect, test } from './visit';

test.use({ viewport: { width: 360, height: 640 } });

/** Finds the supplier by what it sells, asks it for a sample, and returns the sample's path. */
async function askForSample(buyer: Page, product: string): Promise<string> {
  await buyer.goto('/suppliers?lang=en');
  await buyer.getByLabel('What do you need, or who sells it?').fill('jars');
  await buyer.getByRole('main').getByRole('button', { name: 'Search' }).click();
  await buyer.getByRole('link', { name: 'Velan Packaging' }).click();
  await expect(buyer.getByText(/Verified since|vetted this supplier/).first()).toBeVisible();
  await expect(buyer.getByText('+91 0000 700 101')).toBeHidden();
  await buyer.getByRole('link', { name: 'Ask for a sample' }).click();
  await buyer.getByLabel('Quantity').fill('none');
  await buyer.getByLabel('Where shall it go?').fill('School gate, Machakos road');
  await buyer.getByRole('button', { name: 'Send' }).click();
  await expect(buyer.getByLabel('Where shall it go?')).toHaveValue('School gate, Machakos road');
  await buyer.getByLabel('Product').selectOption({ label: product });
  await buyer.getByLabel('Quantity').fill('3');
  await buyer.getByRole('button', { name: 'Send' }).click();
  await expect(buyer.getByText('Asked. Velan Packaging is told.')).toBeVisible();
  await expect(buyer.getByRole('link', { name: '+91 0000 700 101' })).toBeVisible();
  return new URL(buyer.url()).pathname;
}

async function promise(supplier: Page, sample: string): Promise<void> {
  await supplier.goto('/sell?lang=en');
  await supplier.getByRole('link', { name: /samples? to answer/ }).click();
  await supplier.locator(`a[href="${sample}"]`).click();
  await supplier.getByLabel('A word to the one who asked').fill('On Friday by bus.');
  await supplier.getByRole('button', { name: 'I will send it' }).click();
  await expect(supplier.getByText('On Friday by bus.')).toBeVisible();
}

/** The journeys with scripts and without run beside each other, so each has a buyer and a product of its own. */
const own = (scripts: boolean | undefined) =>
  scripts
    ? { who: 'exporter', product: 'PET jars with screw lids, 200 g to 1 kg (piece)' }
    : { who: 'school', product: 'Pulp egg trays, 30 cells (bundle)' };

test('a supplier is found, asked for a sample, and promises it; the two can call each other', async ({
  signedIn,
  javaScriptEnabled,
}) => {
  const { who, product } = own(javaScriptEnabled);
  const buyer = await signedIn(who);
  const sample = await askForSample(buyer, product);
  const supplier = await signedIn('supplier');
  await promise(supplier, sample);
  await buyer.goto(sample);
  await expect(buyer.getByText('On Friday by bus.')).toBeVisible();
  await buyer.getByRole('button', { name: 'It came' }).click();
  await expect(buyer.getByText('Received').first()).toBeVisible();
});

test('a note is read by who wrote it alone', async ({ signedIn, javaScriptEnabled }) => {
  const writer = await signedIn(own(javaScriptEnabled).who);
  await writer.goto('/suppliers?q=velan&lang=en');
  await writer.getByRole('link', { name: 'Velan Packaging' }).click();
  const supplier = writer.url();
  await writer.getByRole('link', { name: 'Write a note' }).click();
  await writer.getByLabel('Your note').fill('Lids hold oil well.');
  await writer.getByRole('button', { name: 'Save' }).click();
  await expect(writer.getByText('Lids hold oil well.')).toBeVisible();
  await writer.getByRole('link', { name: 'Change the note' }).first().click();
  const note = writer.url();
  const other = await signedIn('hotel');
  await other.goto(supplier);
  await expect(other.getByText('Lids hold oil well.')).toBeHidden();
  expect((await other.request.get(note)).status()).toBe(404);
  await writer.getByRole('button', { name: 'Remove the note' }).click();
  await expect(writer.getByText('Lids hold oil well.')).toBeHidden();
});
