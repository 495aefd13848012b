import { describe, expect, it } from 'vitest';
import { keepCost } from '~/domain/sourcing/quotes/fair-price/keep-cost.server';
import { fixedClock } from '~/platform/clock';
import type { Actor } from '~/platform/actor';
import { transact } from '~/platform/db.server';
import { newId } from '~/platform/id';
import * as acceptance from '~/routes/quotes/acceptance';
import * as counter from '~/routes/quotes/counter';
import * as giveQuote from '~/routes/quotes/give-quote';
import * as madeToMeasure from '~/routes/quotes/made-to-measure';
import * as newQuote from '~/routes/quotes/new-quote';
import * as quote from '~/routes/quotes/quote';
import * as quoteList from '~/routes/quotes/quotes';
import * as refusal from '~/routes/quotes/refusal';
import * as costs from '~/routes/sell/costs';
import { aBuyer, aLiveOffer, anEligibleSeller } from '../../factories/market';
import { anAskedSeller, quotes } from '../../factories/quotes';
import { aSupplierAccount, aVettedSupplier, anOfferOfJars } from '../../factories/suppliers';
import { aWantedPost, wantedUniforms } from '../../factories/wanted';
import { contextFor, TEST_NOW } from '../../support/request-context';
import { get, post, responseOf } from '../../support/requests';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const { db } = database;
const clock = fixedClock(TEST_NOW);
const as = (actor: Actor) => contextFor(database, { actor });

const typedTerms = (given: Record<string, string> = {}) => ({
  ...{ quantity: '50', price: '230', deliveryMethod: 'pickup', deposit: '30', words: 'Fresh.', formId: newId() },
  ...{ readyOn: '2026-07-05', validUntil: '2026-06-25', version: '1', belowCostReason: '' },
  ...given,
});

describe('asking from an offer', () => {
  it('keeps what was typed and says at each field what is wrong and what is possible', async () => {
    const { enterpriseId } = await anEligibleSeller(db);
    const offerId = await aLiveOffer(db, enterpriseId);
    const typed = { offerId, formId: newId(), quantity: 'many', answerBy: '2026-31-31', words: 'Red jars' };
    const response = await responseOf(newQuote.action(post('/quotes/new', typed, as(await aBuyer(db)))));
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({
      typed: { words: 'Red jars', quantity: 'many' },
      words: {
        quantity: 'Write a whole number, in figures.',
        answerBy: 'Write the day as year-month-day, such as 2026-06-16.',
      },
    });
    const late = { ...typed, quantity: '५०', answerBy: '2026-09-30' };
    const refused = await responseOf(newQuote.action(post('/quotes/new', late, as(await aBuyer(db)))));
    expect(await refused.json()).toMatchObject({
      words: { answerBy: 'Choose a day from 16 Jun 2026 to 14 Aug 2026.' },
    });
  });

  it('leads to the talk, to the same one when the form comes twice', async () => {
    const { enterpriseId } = await anEligibleSeller(db);
    const offerId = await aLiveOffer(db, enterpriseId);
    const context = as(await aBuyer(db));
    const typed = { offerId, formId: newId(), quantity: '50', answerBy: '2026-06-20', madeToMeasure: 'yes' };
    const [first, again] = [
      await responseOf(newQuote.action(post('/quotes/new', typed, context))),
      await responseOf(newQuote.action(post('/quotes/new', typed, context))),
    ];
    expect(first.headers.get('Location')).toMatch(/^\/quotes\/[0-9a-f-]{36}\?done=asked$/);
    expect(again.headers.get('Location')).toBe(first.headers.get('Location'));
  });

  it('begins on an enterprise’s page too, for what is made to measure: first with what it is like', async () => {
    const { enterpriseId } = await anEligibleSeller(db);
    const buyer = as(await aBuyer(db));
    const ask = (enterprise: string) =>
      responseOf(madeToMeasure.loader(get(`/quotes/made-to-measure?enterprise=${enterprise}`, buyer)));
    for (const none of ['x', newId(), enterpriseId]) expect((await ask(none)).status).toBe(404);
    const only = await aLiveOffer(db, enterpriseId);
    const alone = await ask(enterpriseId);
    expect(alone.headers.get('location')).toBe(`/quotes/new?offer=${only}&made=yes`);
    const form = `/quotes/new?offer=${only}&made=yes&form=${newId()}`;
    const asked = await (await newQuote.loader(get(form, buyer))).json();
    expect(asked.suggested.madeToMeasure).toBe('yes');
    const second = await aLiveOffer(db, enterpriseId);
    const page = (await (await ask(enterpriseId)).json()) as { offers: { id: string }[] };
    expect(page.offers.map(({ id }) => id)).toEqual([second, only]);
  });

  it('finds no offer that is none, or is withdrawn', async () => {
    const { enterpriseId } = await anEligibleSeller(db);
    const withdrawn = await aLiveOffer(db, enterpriseId, { state: 'withdrawn' });
    for (const offer of [withdrawn, newId(), 'x', '']) {
      const response = await responseOf(newQuote.loader(get(`/quotes/new?offer=${offer}`, as(await aBuyer(db)))));
      expect(response.status).toBe(404);
    }
  });
});

describe('a talk', () => {
  it('is shown to its two sides alone, and each says its own terms alone', async () => {
    const { buyer, seller, requestId } = await anAskedSeller(db, clock);
    const params = { id: requestId };
    const status = async (route: { loader: (args: ReturnType<typeof get>) => Promise<unknown> }, actor: Actor) =>
      (await responseOf(route.loader(get(`/quotes/${requestId}`, as(actor), params)))).status;
    expect(await status(quote, buyer)).toBe(200);
    expect(await status(quote, seller)).toBe(200);
    const stranger = await aBuyer(db);
    for (const route of [quote, giveQuote, counter, acceptance, refusal])
      expect(await status(route, stranger)).toBe(404);
    expect(await status(giveQuote, buyer)).toBe(404);
    expect(await status(counter, seller)).toBe(404);
  });

  it('names the wanted post that it came of', async () => {
    const owner = await aBuyer(db);
    const wantedPostId = await aWantedPost(db, owner, wantedUniforms(400), clock);
    const { seller, requestId } = await anAskedSeller(db, clock, { buyer: owner, asked: { wantedPostId } });
    for (const actor of [owner, seller]) {
      const page = await (await quote.loader(get(`/quotes/${requestId}`, as(actor), { id: requestId }))).json();
      expect(page.quote.wanted).toMatchObject({ id: wantedPostId });
    }
    const other = await anAskedSeller(db, clock);
    const plain = get(`/quotes/${other.requestId}`, as(other.buyer), { id: other.requestId });
    expect((await (await quote.loader(plain)).json()).quote.wanted).toBeNull();
  });

  it('keeps terms that are not possible, and says what is', async () => {
    const { seller, requestId } = await anAskedSeller(db, clock);
    const params = { id: requestId };
    const typed = typedTerms({ price: '2.345', deposit: '120', tierFrom1: '40', tierPrice1: '220', validUntil: '' });
    const response = await responseOf(giveQuote.action(post(`/quotes/${requestId}/quote`, typed, as(seller), params)));
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({
      typed: { words: 'Fresh.', deposit: '120' },
      words: {
        price: 'At most 2 decimals.',
        deposit: 'Write 100 or less.',
        validUntil: 'Fill this in.',
      },
    });
    const small = typedTerms({ tierFrom1: '40', tierPrice1: '220' });
    const refused = await responseOf(giveQuote.action(post(`/quotes/${requestId}/quote`, small, as(seller), params)));
    expect(await refused.json()).toMatchObject({ words: { tierFrom1: 'Write more than 50.' } });
  });

  it('tells who comes second what stands now, and takes the same words when she sends them again', async () => {
    const { seller, requestId } = await anAskedSeller(db, clock);
    await quotes(db, clock, seller, requestId, { unitPriceMinor: 25_000, validUntil: '2026-06-25' });
    const send = (typed: Record<string, string>) =>
      responseOf(giveQuote.action(post(`/quotes/${requestId}/quote`, typed, as(seller), { id: requestId })));
    const second = await send(typedTerms());
    expect(second.status).toBe(409);
    const answer = (await second.json()) as { typed: Record<string, string>; changes: string[] };
    expect(answer.changes).toContain('Price for one kilogram: ₹250');
    expect(answer.typed).toMatchObject({ price: '230', version: '2' });
    expect((await send(answer.typed)).headers.get('Location')).toBe(`/quotes/${requestId}?done=said`);
  });

  it('leads from the acceptance to the order', async () => {
    const { buyer, seller, requestId } = await anAskedSeller(db, clock);
    const quoteId = await quotes(db, clock, seller, requestId);
    const accept = (typed: Record<string, string>) =>
      responseOf(acceptance.action(post(`/quotes/${requestId}/acceptance`, typed, as(buyer), { id: requestId })));
    expect((await accept({})).status).toBe(422);
    const wrong = async (quantity: string) =>
      ((await (await accept({ quoteId, quantity })).json()) as { words: Record<string, string> }).words.quantity;
    expect(await wrong('')).toBe('Fill this in.');
    expect(await wrong('some')).toBe('Write a whole number, in figures.');
    expect(await wrong('9000000')).toBe('Write 1,000,000 or less.');
    expect((await accept({ quoteId: newId() })).status).toBe(409);
    expect((await accept({ quoteId })).headers.get('Location')).toMatch(/^\/orders\/[0-9a-f-]{36}/);
  });

  it('says in words that the supply is gone and what is left', async () => {
    const { buyer, seller, requestId, offerId } = await anAskedSeller(db, clock);
    const quoteId = await quotes(db, clock, seller, requestId);
    await db.updateTable('offer').set({ stock: 30 }).where('id', '=', offerId).execute();
    const response = await responseOf(
      acceptance.action(post(`/quotes/${requestId}/acceptance`, { quoteId }, as(buyer), { id: requestId })),
    );
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({
      problem: 'It is gone: somebody else took it a moment ago.',
      next: '30 kilogram are left. Make a counter-offer for that, or ask another seller.',
    });
  });

  it('asks why somebody says no', async () => {
    const { seller, requestId } = await anAskedSeller(db, clock);
    const refuse = (typed: Record<string, string>) =>
      responseOf(refusal.action(post(`/quotes/${requestId}/refusal`, typed, as(seller), { id: requestId })));
    expect(await (await refuse({})).json()).toMatchObject({ words: { reasonCode: 'Fill this in.' } });
    expect(await (await refuse({ reasonCode: 'other' })).json()).toMatchObject({ words: { reason: 'Fill this in.' } });
    expect((await refuse({ reasonCode: 'too-far' })).status).toBe(303);
    expect((await refuse({ reasonCode: 'too-far' })).status).toBe(409);
  });

  it('stands in the list of each side, and the cursor may be anything', async () => {
    const { buyer, seller, requestId } = await anAskedSeller(db, clock);
    for (const [actor, part] of [
      [buyer, 'others'],
      [seller, 'waiting'],
    ] as const) {
      const response = await responseOf(quoteList.loader(get('/quotes?cursor=%00x', as(actor))));
      const page = (await response.json()) as Record<string, { id: string }[]>;
      expect(page[part]?.map(({ id }) => id)).toEqual([requestId]);
    }
  });
});

describe('what it costs her', () => {
  it('warns of a price below it with the figures, takes her reason, and then lets it pass', async () => {
    const { seller, requestId, offerId } = await anAskedSeller(db, clock);
    const cost = { madeAtOnce: 20, materialsMinor: 400_000, hoursHundredths: 1_000, hourWorthMinor: 6_000, version: 0 };
    expect(await transact(db, (tx) => keepCost(tx, seller, offerId, cost, clock))).toEqual({ ok: true, value: null });
    const send = (typed: Record<string, string>) =>
      responseOf(giveQuote.action(post(`/quotes/${requestId}/quote`, typed, as(seller), { id: requestId })));
    const typed = typedTerms({ tierFrom1: '100', tierPrice1: '220' });
    const warned = await send(typed);
    expect(warned.status).toBe(422);
    expect(((await warned.json()) as { belowCost: string[] }).belowCost).toEqual([
      'Materials and hours cost you ₹230 for one. You ask ₹220.',
      'An hour of your work would bring ₹40.',
      'Only you see this. You may go on: say why, for yourself.',
    ]);
    expect((await send({ ...typed, belowCostReason: 'A first order.' })).status).toBe(303);
    const noted = await db
      .selectFrom('quoteBelowCost')
      .innerJoin('quote', 'quote.id', 'quoteBelowCost.quoteId')
      .select(['floorMinor', 'quoteBelowCost.unitPriceMinor', 'reason'])
      .where('requestId', '=', requestId)
      .execute();
    expect(noted).toEqual([{ floorMinor: 23_000, unitPriceMinor: 22_000, reason: 'A first order.' }]);
  });

  it('is kept by a supplier too, and by nobody else for it', async () => {
    const supplierId = await aVettedSupplier(db);
    const offerId = await anOfferOfJars(db, supplierId);
    const supplier = await aSupplierAccount(db, supplierId);
    const elsewhere = await aSupplierAccount(db, await aVettedSupplier(db));
    const figures = { madeAtOnce: '100', materials: '500', hours: '2', hourWorth: '60', version: '0' };
    const save = (actor: Actor) =>
      responseOf(costs.action(post(`/sell/offers/${offerId}/costs`, figures, as(actor), { id: offerId })));
    expect((await save(elsewhere)).status).toBe(404);
    expect((await save(supplier)).status).toBe(303);
    const kept = await (await costs.loader(get(`/sell/offers/${offerId}/costs`, as(supplier), { id: offerId }))).json();
    expect(kept.stored).toMatchObject({ madeAtOnce: '100', materials: '500.00', hours: '2', version: '1' });
  });

  it('is kept from a form, which says what is wrong and what another owner changed', async () => {
    const { enterpriseId, seller } = await anEligibleSeller(db);
    const offerId = await aLiveOffer(db, enterpriseId);
    const path = `/sell/offers/${offerId}/costs`;
    const save = (typed: Record<string, string>, actor: Actor = seller) =>
      responseOf(costs.action(post(path, typed, as(actor), { id: offerId })));
    const typed = { madeAtOnce: '20', materials: '4000', hours: '3,5', hourWorth: '60', version: '0' };
    expect(await (await save({ ...typed, hours: 'long', materials: '-1' })).json()).toMatchObject({
      typed: { madeAtOnce: '20' },
      words: { hours: 'Write hours in figures, such as 3 or 3.5.', materials: 'Write 0 or more.' },
    });
    expect((await save(typed)).headers.get('Location')).toBe(`${path}?done=kept`);
    expect((await save(typed)).status).toBe(303);
    const stale = await save({ ...typed, hours: '4' });
    expect(stale.status).toBe(409);
    expect(await stale.json()).toMatchObject({ typed: { version: '1' }, changed: 'One kilogram costs you ₹210.50.' });
    expect((await save({ ...typed, hours: '4', version: '1' })).status).toBe(303);
    expect((await save(typed, (await anEligibleSeller(db)).seller)).status).toBe(404);
  });
});
