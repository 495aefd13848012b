import { describe, expect, it } from 'vitest';
import { sellerOffer } from '~/domain/catalogue/seller.queries.server';
import { fixedClock } from '~/platform/clock';
import { newId } from '~/platform/id';
import * as desk from '~/routes/sell/desk';
import * as newOffer from '~/routes/sell/new-offer';
import * as price from '~/routes/sell/price';
import * as publication from '~/routes/sell/publication';
import * as supply from '~/routes/sell/supply';
import { aBuyer, anEligibleSeller } from '../../factories/market';
import { aDraft, aFinishedDraft } from '../../factories/offers';
import { contextFor, TEST_NOW } from '../../support/request-context';
import { get, post, responseOf } from '../../support/requests';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const { db } = database;
const clock = fixedClock(TEST_NOW);

type Fields = Record<string, string>;

const PRICING = { title: 'Turmeric', language: 'en', unit: 'kg', price: '240', description: '', version: '1' };
const SUPPLY = {
  stock: '50',
  weeklyCapacity: '',
  minQuantity: '5',
  quantityStep: '5',
  leadTimeDays: '2',
  deliveryRange: 'district',
  stockSeen: '',
};

async function aStall(outcome = 'eligible') {
  const stall = await anEligibleSeller(db, { outcome });
  return { ...stall, context: contextFor(database, { actor: stall.seller }) };
}

type Stall = Awaited<ReturnType<typeof aStall>>;

function send(action: (args: ReturnType<typeof post>) => Promise<unknown>, stall: Stall, id: string, fields: Fields) {
  return responseOf(action(post(`/sell/offers/${id}`, fields, stall.context, { id })));
}

/** What an answer to a form says, as its page gets it. */
type Refusal = { words: Record<string, string>; typed: Fields; changes: string[] };

describe('the stall', () => {
  it('tells an account without a register record what to do', async () => {
    const context = contextFor(database, { actor: await aBuyer(db) });
    expect(await (await responseOf(desk.loader(get('/sell', context)))).json()).toMatchObject({ linked: false });
  });

  it('shows a seller her offers and her place, and nobody else’s', async () => {
    const [hers, others] = [await aStall(), await aStall()];
    const id = await aFinishedDraft(db, hers, clock);
    await aFinishedDraft(db, others, clock);
    const loaded: unknown = await (
      await responseOf(desk.loader(get(`/sell?enterprise=${others.enterpriseId}`, hers.context)))
    ).json();
    expect(loaded).toMatchObject({
      linked: true,
      enterprise: { id: hers.enterpriseId, outcome: 'eligible', eligibleSince: '2026-11-01' },
      offers: [{ id, state: 'draft', title: 'Erode turmeric powder', unitName: 'kilogram' }],
      orders: [],
    });
  });
});

describe('the first screen', () => {
  it('finds a product by a misspelt foreign word', async () => {
    const { context } = await aStall();
    const loaded = await (await newOffer.loader(get('/sell/offers/new?q=mnajano', context))).json();
    expect(loaded.choice.products.map(({ code }) => code)).toContain('turmeric-powder');
  });

  it('leads through categories to pictures of products', async () => {
    const { context } = await aStall();
    const choice = async (query: string) =>
      (await (await newOffer.loader(get(`/sell/offers/new${query}`, context))).json()).choice;
    expect((await choice('')).categories.map(({ code }) => code)).toContain('food');
    expect((await choice('?category=food')).categories.map(({ code }) => code)).toContain('spices');
    expect((await choice('?category=spices')).products.map(({ code }) => code)).toContain('turmeric-root');
  });

  it('makes one draft of the same form, and leads on to its photos', async () => {
    const { context, enterpriseId } = await aStall();
    const form = { enterpriseId, formId: newId(), productType: 'turmeric-powder' };
    const sent = await Promise.all(
      [1, 2].map(() => responseOf(newOffer.action(post('/sell/offers/new', form, context)))),
    );
    expect(sent.map(({ status }) => status)).toEqual([303, 303]);
    const [first, second] = sent.map(({ headers }) => headers.get('location'));
    expect(first).toMatch(/^\/sell\/offers\/[0-9a-f-]{36}\/photos$/);
    expect(second).toBe(first);
  });

  it('refuses what is no product and finds no enterprise of anybody else', async () => {
    const [hers, others] = [await aStall(), await aStall()];
    const form = { enterpriseId: hers.enterpriseId, formId: newId(), productType: 'moon-dust' };
    expect((await responseOf(newOffer.action(post('/sell/offers/new', form, hers.context)))).status).toBe(422);
    const foreign = { ...form, enterpriseId: others.enterpriseId, productType: 'turmeric-powder' };
    expect((await responseOf(newOffer.action(post('/sell/offers/new', foreign, hers.context)))).status).toBe(404);
  });
});

describe('unit and price', () => {
  it('keeps what was typed and says beside the field what is wrong', async () => {
    const stall = await aStall();
    const id = await aDraft(db, stall, clock);
    const answer = await send(price.action, stall, id, { ...PRICING, price: '1.005', title: '' });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({
      typed: { price: '1.005', title: '' },
      words: { price: 'At most 2 decimals.', title: 'Fill this in.' },
    });
  });

  it('saves figures of another script, tells the language by the title’s script, and leads on', async () => {
    const stall = await aStall();
    const id = await aDraft(db, stall, clock);
    const answer = await send(price.action, stall, id, { ...PRICING, price: '௨௪௦', title: 'மஞ்சள் தூள்' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/sell/offers/${id}/supply`]);
    expect(await sellerOffer(db, stall.seller, id)).toMatchObject({ priceMinor: 24_000, language: 'ta' });
  });

  it('refuses a unit that is not in the list and a language that is none', async () => {
    const stall = await aStall();
    const id = await aDraft(db, stall, clock);
    expect((await send(price.action, stall, id, { ...PRICING, unit: 'elephant' })).status).toBe(422);
    expect((await send(price.action, stall, id, { ...PRICING, language: 'xx"><script>' })).status).toBe(422);
  });

  it('takes no field that is not on the form', async () => {
    const stall = await aStall();
    const id = await aDraft(db, stall, clock);
    await send(price.action, stall, id, { ...PRICING, state: 'live', currency: 'USD', enterpriseId: newId() });
    expect(await sellerOffer(db, stall.seller, id)).toMatchObject({
      state: 'draft',
      currency: 'INR',
      enterpriseId: stall.enterpriseId,
    });
  });

  it('takes cheaper prices for larger orders, in whatever order their rows are, and shows them again', async () => {
    const stall = await aStall();
    const id = await aDraft(db, stall, clock);
    const rows = { tierFrom1: '100', tierPrice1: '200', tierFrom3: '௫௦', tierPrice3: '220.50' };
    expect((await send(price.action, stall, id, { ...PRICING, ...rows })).status).toBe(303);
    const tiers = [
      { fromQuantity: 50, priceMinor: 22_050 },
      { fromQuantity: 100, priceMinor: 20_000 },
    ];
    expect(await sellerOffer(db, stall.seller, id)).toMatchObject({ tiers });
    const shown = await price.loader(get(`/sell/offers/${id}/price`, stall.context, { id }));
    expect((await shown.json()).stored).toMatchObject({ tierFrom1: '50', tierPrice1: '220.50', tierFrom2: '100' });
  });

  it.each([
    [{ tierFrom1: '50' }, { tierPrice1: 'Fill this in.' }],
    [{ tierPrice2: '200' }, { tierFrom2: 'Fill this in.' }],
    [
      { tierFrom1: '50', tierPrice1: '240' },
      { tierPrice1: 'Write less than 240.00: larger orders cost less for one.' },
    ],
    [
      { tierFrom1: '50', tierPrice1: '200', tierFrom2: '100', tierPrice2: '210' },
      { tierPrice2: 'Write less than 200.00: larger orders cost less for one.' },
    ],
    [
      { tierFrom1: '50', tierPrice1: '200', tierFrom2: '50', tierPrice2: '190' },
      { tierFrom2: 'This quantity stands in another row. Write a larger one.' },
    ],
    [{ tierFrom1: '1', tierPrice1: '200' }, { tierFrom1: 'Write 2 or more.' }],
    [{ tierFrom1: '50', tierPrice1: '-3' }, { tierPrice1: 'The price must be more than 0.' }],
  ])('refuses the tiers %o at their row', async (rows, words) => {
    const stall = await aStall();
    const id = await aDraft(db, stall, clock);
    const answer = await send(price.action, stall, id, { ...PRICING, ...rows });
    expect([answer.status, ((await answer.json()) as Refusal).words]).toEqual([422, words]);
  });

  it('shows what changed meanwhile with 409, keeps her words, and takes them when she sends again', async () => {
    const stall = await aStall();
    const id = await aFinishedDraft(db, stall, clock);
    const late = await send(price.action, stall, id, { ...PRICING, price: '300', version: '1' });
    const { typed, changes } = (await late.json()) as Refusal;
    expect([late.status, changes]).toEqual([409, ['Title: Erode turmeric powder', 'Price for one: ₹240']]);
    const again = await send(price.action, stall, id, typed);
    expect(again.status).toBe(303);
    expect(await sellerOffer(db, stall.seller, id)).toMatchObject({ priceMinor: 30_000 });
  });
});

describe('how much and when', () => {
  it.each([
    ['stock', '1.5'],
    ['stock', '-1'],
    ['stock', '1e9'],
    ['stock', '1000000000'],
    ['minQuantity', '0'],
    ['quantityStep', 'NaN'],
    ['leadTimeDays', '400'],
    ['deliveryRange', 'the moon'],
  ])('refuses %s of %s', async (field, typed) => {
    const stall = await aStall();
    const id = await aDraft(db, stall, clock);
    const answer = await send(supply.action, stall, id, { ...SUPPLY, version: '1', [field]: typed });
    expect(answer.status).toBe(422);
    expect(Object.keys(((await answer.json()) as Refusal).words)).toEqual([field]);
  });

  it('leads a finished draft on to be looked over', async () => {
    const stall = await aStall();
    const id = await aDraft(db, stall, clock);
    const answer = await send(supply.action, stall, id, { ...SUPPLY, version: '1' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/sell/offers/${id}`]);
  });
});

describe('publishing', () => {
  it('leads back to the offer, which is live', async () => {
    const stall = await aStall();
    const id = await aFinishedDraft(db, stall, clock);
    const answer = await send(publication.action, stall, id, {});
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/sell/offers/${id}?done=published`]);
    expect((await sellerOffer(db, stall.seller, id))?.state).toBe('live');
  });

  it('is refused with 409 and words to a seller who is not eligible, and can wait for her place', async () => {
    const stall = await aStall('not_yet');
    const id = await aFinishedDraft(db, stall, clock);
    const refused = await send(publication.action, stall, id, {});
    expect([refused.status, await refused.json()]).toEqual([
      409,
      { offerId: id, outcome: 'not_yet', state: null, mayWait: true },
    ]);
    const waits = await send(publication.action, stall, id, { when: 'eligible' });
    expect(waits.headers.get('location')).toBe(`/sell/offers/${id}?done=waiting`);
  });

  it('leads to the screen that lacks something', async () => {
    const stall = await aStall();
    const id = await aDraft(db, stall, clock);
    const answer = await send(publication.action, stall, id, {});
    expect(answer.headers.get('location')).toBe(`/sell/offers/${id}/price`);
  });
});
