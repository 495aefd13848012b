import { holdBack } from './late-script';
import { startTurmeric } from './new-offer';
import { expect, test } from './visit';

test('what is typed before the script has come is kept beside what the device kept', async ({
  signedIn,
  javaScriptEnabled,
}) => {
  test.skip(!javaScriptEnabled, 'keeping words that were not sent needs a script');
  const seller = await signedIn('lakshmi');
  await seller.goto('/sell/offers/new');
  await startTurmeric(seller);
  await seller.getByRole('link', { name: 'Continue' }).click();
  await expect(seller.locator('kept-form:defined')).toHaveCount(1);
  await seller.getByLabel('Price for one').fill('345');
  const address = seller.url();
  await seller.goto('about:blank');

  const comes = await holdBack(seller, /\/assets\/kept-form/);
  await seller.goto(address, { waitUntil: 'commit' });
  await seller.getByLabel('Title', { exact: true }).fill('Turmeric of this spring');
  comes();
  await expect(seller.getByLabel('Price for one')).toHaveValue('345');
  await expect(seller.getByLabel('Title', { exact: true })).toHaveValue('Turmeric of this spring');
});
