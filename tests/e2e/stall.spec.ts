import type { Page, Route } from '@playwright/test';
import { jpegFromPhone } from './jpeg';
import { startTurmeric } from './new-offer';
import { expect, test } from './visit';

/** A new draft of the seller's, on its photos. */
async function draftOf(seller: Page): Promise<Page> {
  await seller.goto('/sell/offers/new');
  await startTurmeric(seller);
  return seller;
}

test('a draft is found again at the stall, and thrown away', async ({ signedIn }) => {
  const seller = await draftOf(await signedIn('lakshmi'));
  const draft = new URL(seller.url()).pathname.replace(/\/photos$/, '');
  await seller.goto('/sell');
  await seller.locator(`a[href="${draft}"]`).click();
  await expect(seller.getByText('Something is missing still')).toBeVisible();
  await seller.getByRole('link', { name: 'Throw this draft away' }).click();
  await seller.getByRole('button', { name: 'Withdraw for good' }).click();
  await expect(seller.getByText('Your offer is withdrawn')).toBeVisible();
});

test('a paused offer says so to buyers, and comes back', async ({ signedIn, stranger }) => {
  const seller = await signedIn('lakshmi');
  await seller.goto('/sell');
  await seller
    .getByRole('link', { name: /On the market/ })
    .first()
    .click();
  await seller.getByRole('button', { name: 'Pause' }).click();
  await expect(seller.getByText('Your offer is paused')).toBeVisible();
  const publicPage = new URL(seller.url()).pathname.replace('/sell/', '/');
  const visitor = await stranger();
  await visitor.goto(publicPage);
  await expect(visitor.getByText('Not available for now')).toBeVisible();
  await seller.getByRole('button', { name: 'Put it back on the market' }).click();
  await expect(seller.getByText('Your offer is on the market again')).toBeVisible();
});

test('what is typed outlives a reload and a cut network, and goes when it is back', async ({
  signedIn,
  javaScriptEnabled,
}) => {
  test.skip(!javaScriptEnabled, 'the server keeps each sent screen; keeping words that were not sent needs a script');
  const seller = await draftOf(await signedIn('lakshmi'));
  await seller.getByRole('link', { name: 'Continue' }).click();
  await expect(seller.locator('kept-form:defined')).toHaveCount(1);
  await seller.getByLabel('Price for one').fill('345');
  await seller.reload();
  await expect(seller.getByLabel('Price for one')).toHaveValue('345');
  await seller.context().setOffline(true);
  await seller.getByRole('button', { name: 'Continue' }).click();
  await expect(seller.getByText('Waiting to be sent')).toBeVisible();
  await seller.context().setOffline(false);
  await expect(seller.getByRole('heading', { name: 'How much and when' })).toBeVisible();
});

test('a large photo leaves the phone at 200 KB or less', async ({ signedIn, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, 'without scripts photos go as they are, up to 10 MB');
  const seller = await draftOf(await signedIn('lakshmi'));
  await expect(seller.locator('photo-field:defined')).toHaveCount(1);
  const sent = seller.evaluate(
    () =>
      new Promise<number>((resolve) => {
        document.addEventListener('submit', (event) => {
          const fields = (event.target as HTMLFormElement).querySelectorAll<HTMLInputElement>('input[type=file]');
          resolve([...fields].flatMap(({ files }) => [...(files ?? [])]).reduce((sum, { size }) => sum + size, 0));
        });
      }),
  );
  await seller.locator('#photo').setInputFiles(await jpegFromPhone());
  const bytes = await sent;
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThanOrEqual(200_000);
  await expect(seller.getByAltText(/^Photo 1 of/)).toBeVisible();
});

test('who stops a photo on its way chooses another', async ({ signedIn, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, 'without scripts a button sends what is chosen');
  const seller = await draftOf(await signedIn('lakshmi'));
  await expect(seller.locator('photo-field:defined')).toHaveCount(1);
  const sendings: Route[] = [];
  await seller.route('**/photos', (route) => {
    sendings.push(route);
    return sendings.length === 1 ? undefined : route.continue();
  });
  await seller.locator('#photo').setInputFiles(await jpegFromPhone());
  await expect.poll(() => sendings.length).toBe(1);
  await sendings[0]?.abort('aborted');
  await seller.locator('#photo').setInputFiles(await jpegFromPhone());
  await expect(seller.getByAltText(/^Photo 1 of/)).toBeVisible();
});
