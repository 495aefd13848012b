import { elevenMegabytes, noPicture } from './jpeg';
import { startTurmeric } from './new-offer';
import { expect, test } from './visit';

test('wrong figures on the screens of a new offer are told beside their fields and kept', async ({ signedIn }) => {
  const seller = await signedIn('lakshmi');
  await seller.goto('/sell/offers/new');
  await startTurmeric(seller);
  await seller.getByRole('link', { name: 'Continue' }).click();
  const send = async () => {
    const answered = seller.waitForResponse((response) => response.request().method() === 'POST');
    await seller.getByRole('button', { name: 'Continue' }).click();
    expect((await answered).status()).toBe(422);
  };
  const title = seller.getByLabel('Title', { exact: true });
  await title.fill('Turmeric of the year');
  await seller.getByLabel('Price for one').fill('cheap');
  await send();
  await expect(seller.getByLabel('Price for one')).toHaveAccessibleDescription(/Write the price in figures/);
  await expect(seller.getByLabel('Price for one')).toHaveValue('cheap');
  await expect(title).toHaveValue('Turmeric of the year');
  await seller.getByLabel('Price for one').fill('95');
  await seller.getByRole('button', { name: 'Continue' }).click();
  await seller.getByLabel('Ready now').fill('3');
  await seller.getByText('Smallest order, days, delivery').click();
  await seller.getByLabel('Smallest order', { exact: true }).fill('12');
  await send();
  await expect(seller.getByLabel('Smallest order', { exact: true })).toHaveAccessibleDescription(/You have 3/);
  await expect(seller.getByLabel('Smallest order', { exact: true })).toHaveValue('12');
});

test('a file that is no picture and one of 11 MB are refused in words, and the screen goes on', async ({
  signedIn,
  javaScriptEnabled,
}) => {
  const seller = await signedIn('lakshmi');
  await seller.goto('/sell/offers/new');
  await startTurmeric(seller);
  for (const [file, words] of [
    [noPicture, /“Photo 1” is no picture that we can read/],
    [await elevenMegabytes(test.info().outputPath('IMG_0003.jpg')), /larger than 10 MB|too large/],
  ] as const) {
    await seller.locator('#photo').setInputFiles(file);
    if (!javaScriptEnabled) await seller.getByRole('button', { name: 'Add photos' }).click();
    await expect(seller.getByRole('main')).toContainText(words);
    await expect(seller.getByRole('heading', { name: 'Photos' })).toBeVisible();
  }
  await seller.getByRole('link', { name: 'Continue' }).click();
  await expect(seller.getByLabel('Price for one')).toBeVisible();
});
