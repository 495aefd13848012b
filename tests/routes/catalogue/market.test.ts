import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { storePhoto } from '~/domain/catalogue/store-photo.server';
import { publishOffer } from '~/domain/catalogue/publish-offer.server';
import { withdrawOffer } from '~/domain/catalogue/withdraw-offer.server';
import { fixedClock } from '~/platform/clock';
import { transact } from '~/platform/db.server';
import { localFiles } from '~/platform/files.server';
import { newId } from '~/platform/id';
import * as enterprise from '~/routes/market/enterprise';
import * as home from '~/routes/market/home';
import * as offer from '~/routes/market/offer';
import * as photo from '~/routes/market/photo';
import { anEligibleSeller } from '../../factories/market';
import { aFinishedDraft } from '../../factories/offers';
import { contextFor, TEST_NOW } from '../../support/request-context';
import { get, responseOf } from '../../support/requests';
import { testDatabase } from '../../support/test-database';

const folder = await mkdtemp(join(tmpdir(), 'step-four-photos-'));
process.env.FILES_DIR = folder;
afterAll(() => rm(folder, { recursive: true }));

const database = await testDatabase();
const { db } = database;
const clock = fixedClock(TEST_NOW);
const context = contextFor(database);

async function aLiveOffer() {
  const stall = await anEligibleSeller(db);
  const id = await aFinishedDraft(db, stall, clock);
  await transact(db, (tx) => publishOffer(tx, stall.seller, id, clock));
  return { ...stall, id };
}

const pageOf = (id: string, locale: 'en' | 'fa-AF' = 'en') =>
  responseOf(offer.loader(get(`/offers/${id}`, contextFor(database, { locale }), { id })));

describe('an offer’s page', () => {
  it('says what may be ordered and by when, in the seller’s calendar', async () => {
    const { id } = await aLiveOffer();
    const answer = await pageOf(id);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      page: { title: 'Erode turmeric powder', description: '₹240 per kilogram, from Lakshmi spices, Villupuram' },
      unitName: 'kilogram',
      categoryName: 'Spices and seasonings',
      most: 500,
      promisedOn: '2026-06-17',
      pictures: [],
    });
  });

  it('speaks the reader’s language of units and categories, and leaves the seller’s words alone', async () => {
    const { id } = await aLiveOffer();
    expect(await (await pageOf(id, 'fa-AF')).json()).toMatchObject({
      unitName: 'کیلوگرام',
      categoryName: 'مصالح و ادویه',
      offer: { title: 'Erode turmeric powder', language: 'en' },
    });
  });

  it('is gone (410) once withdrawn, and was never there for drafts, unknown and broken ids', async () => {
    const { id, seller, ...stall } = await aLiveOffer();
    await transact(db, (tx) => withdrawOffer(tx, seller, id, clock));
    expect((await pageOf(id)).status).toBe(410);
    const draft = await aFinishedDraft(db, { seller, ...stall }, clock);
    for (const wrong of [draft, newId(), 'abc', '1', '../x']) expect((await pageOf(wrong)).status).toBe(404);
  });
});

describe('a photo', () => {
  it('is served to be kept for a year', async () => {
    const picture = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#e6a817' } })
      .png()
      .toBuffer();
    const stored = await storePhoto(localFiles(folder), picture);
    if (!stored.ok) throw new Error(stored.error.code);
    const { id } = stored.value;
    const answer = await responseOf(photo.loader(get('/', context, { id, file: '320.webp' })));
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect((await answer.arrayBuffer()).byteLength).toBe(Number(answer.headers.get('content-length')));
  });

  it.each([
    [newId(), '320.webp'],
    ['../../etc', '320.webp'],
    ['%2e%2e', '320.webp'],
    [newId(), '../320.webp'],
    [newId(), '320.svg'],
  ])('is not found at %s/%s', async (id, file) => {
    expect((await responseOf(photo.loader(get('/', context, { id, file })))).status).toBe(404);
  });
});

it('the first page shows what is new and how much each aisle holds', async () => {
  const { id } = await aLiveOffer();
  const { newest, categories } = await (await home.loader(get('/', context))).json();
  expect(newest.map(({ id: shown }) => shown)).toContain(id);
  const food = categories.find(({ code }) => code === 'food');
  expect(food).toMatchObject({ label: 'Food and drink' });
  expect(food?.count).toBeGreaterThan(0);
});

it('an enterprise’s page shows what it sells', async () => {
  const { id, enterpriseId } = await aLiveOffer();
  const answer = await responseOf(enterprise.loader(get('/', context, { id: enterpriseId })));
  expect(await answer.json()).toMatchObject({ enterprise: { name: 'Lakshmi spices' }, offers: [{ id }] });
  expect((await responseOf(enterprise.loader(get('/', context, { id: newId() })))).status).toBe(404);
});
