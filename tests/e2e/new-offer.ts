import type { Page } from '@playwright/test';
import { jpegFromPhone } from './jpeg';
import { expect } from './visit';

/** How a test says that a screen stands, for whoever keeps a picture of it. */
type Show = (page: Page, name: string) => Promise<void>;
const showNothing: Show = () => Promise.resolve();

type NewOffer = { title: string; price: string; stock: string };

/** From the stall through the five screens to a live offer of turmeric powder with a photo. */
export async function listTurmeric(seller: Page, offer: NewOffer, sendsByItself: boolean, show: Show = showNothing) {
  await seller.goto('/sell');
  await seller.getByRole('link', { name: 'New offer' }).click();
  await startTurmeric(seller);
  const photo = seller.locator('#photo');
  await photo.setInputFiles(await jpegFromPhone());
  if (!sendsByItself) await seller.getByRole('button', { name: 'Add photos' }).click();
  await expect(seller.getByAltText(/^Photo 1 of/)).toBeVisible();
  await show(seller, 'new-offer-photos');
  await seller.getByRole('link', { name: 'Continue' }).click();
  await seller.getByLabel('Price for one').fill(offer.price);
  await seller.getByLabel('Title', { exact: true }).fill(offer.title);
  await seller.getByRole('button', { name: 'Continue' }).click();
  await seller.getByLabel('Ready now').fill(offer.stock);
  await seller.getByRole('button', { name: 'Continue' }).click();
  await expect(seller.getByRole('heading', { name: 'Look it over' })).toBeVisible();
  await seller.getByRole('button', { name: 'Put it on the market' }).click();
  await expect(seller.getByText('Your offer is on the market')).toBeVisible();
}

/** On the first screen: finds turmeric powder by an Indian name and takes it. Ends on the photos. */
export async function startTurmeric(seller: Page) {
  await seller.getByLabel('Type what it is').fill('haldee');
  await seller.getByRole('button', { name: 'Find' }).click();
  await seller.getByRole('button', { name: /turmeric powder/i }).click();
  await expect(seller.getByRole('heading', { name: 'Photos' })).toBeVisible();
}
