import { listTurmeric } from './new-offer';
import { keepPicture } from './pictures';
import { expect, test } from './visit';

test('a seller lists a product, a buyer finds it by a misspelt Swahili name and orders 200, she accepts, staff see why she may sell', async ({
  signedIn,
  javaScriptEnabled,
}) => {
  const title = `Fresh turmeric ${Date.now().toString(36).slice(-5)}`;
  const seller = await signedIn('lakshmi');
  await listTurmeric(seller, { title, price: '180.50', stock: '500' }, javaScriptEnabled, keepPicture);

  const buyer = await signedIn('exporter');
  await buyer.goto('/');
  await keepPicture(buyer, 'home');
  const found = buyer.getByRole('link', { name: title });
  await expect(async () => {
    await buyer.goto('/');
    await buyer.getByLabel('What are you looking for?').fill('manjanno');
    await buyer.getByRole('button', { name: 'Search' }).click();
    await expect(found).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await keepPicture(buyer, 'found', found);
  await found.click();
  await expect(buyer.getByRole('heading', { name: title })).toBeVisible();
  await buyer.getByLabel('How much').fill('200');
  await buyer.getByRole('button', { name: 'Order', exact: true }).click();
  await expect(buyer.getByText('36,100.00')).toBeVisible();
  await keepPicture(buyer, 'order');
  await buyer.getByRole('button', { name: 'Place the order' }).click();
  await expect(buyer.getByText('Your order is placed. The seller has been told.')).toBeVisible();

  await seller.goto('/sell');
  await keepPicture(seller, 'stall');
  await seller.getByRole('link', { name: new RegExp(`200 kilogram · ${title}`) }).click();
  await seller.getByRole('button', { name: 'Accept the order' }).click();
  await expect(seller.getByText('Done. The other side has been told.')).toBeVisible();
  await keepPicture(seller, 'accepted');
  await buyer.reload();
  await expect(buyer.getByText('The seller makes it ready')).toBeVisible();

  const staff = await signedIn('branch-staff');
  await staff.getByRole('link', { name: 'Staff' }).click();
  await staff.getByLabel('Name or code').fill('Lakshmi – turmeric');
  await staff.getByLabel('Show').selectOption('Enterprises');
  await staff.getByRole('button', { name: 'Search' }).click();
  await staff.getByRole('link', { name: 'Lakshmi – turmeric and spices' }).click();
  await expect(staff.getByRole('heading', { name: 'What her place rests on' })).toBeVisible();
  await expect(staff.locator('.evidence')).not.toHaveCount(0);
  await keepPicture(staff, 'evidence', staff.locator('.evidence').first());
  await staff.getByRole('link', { name: 'Show the records' }).first().click();
  await expect(staff.getByRole('table')).toBeVisible();
});
