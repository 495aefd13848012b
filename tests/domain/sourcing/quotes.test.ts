import { describe, expect, it } from 'vitest';
import { refuseQuote, withdrawQuote } from '~/domain/sourcing/quotes/end-quote-request.server';
import { expireQuotes } from '~/domain/sourcing/quotes/expire-quotes.server';
import { quotePage, quotesWaiting } from '~/domain/sourcing/quotes/quote-list.queries.server';
import { quoteView } from '~/domain/sourcing/quotes/quote-view.queries.server';
import { fixedClock } from '~/platform/clock';
import { transact } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { aBuyer, anEligibleSeller } from '../../factories/market';
import { accepts, anAskedSeller, anotherRequest, quotes, says } from '../../factories/quotes';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase({ poolSize: 12 });
const { db } = database;
const clock = fixedClock('2026-11-23T06:00:00Z');
const now = clock.now();

describe('saying terms', () => {
  it('goes to and fro, keeps every word, and gives the other side until the end of its last day', async () => {
    const { buyer, seller, requestId } = await anAskedSeller(db, clock);
    const tiers = [{ fromQuantity: 100, priceMinor: 22_000 }];
    await quotes(db, clock, seller, requestId, { tiers });
    await quotes(db, clock, buyer, requestId, { unitPriceMinor: 21_500, tiers, words: 'We buy every month.' });
    await quotes(db, clock, seller, requestId, { unitPriceMinor: 22_500, validUntil: '2026-11-30' });
    const view = await quoteView(db, buyer, requestId, now);
    expect(view).toMatchObject({
      state: 'quoted',
      side: 'buyer',
      version: 4,
      answerBy: new Date('2026-11-30T18:30:00Z'),
    });
    expect(view?.said.map(({ side, unitPriceMinor, tiers: more }) => [side, unitPriceMinor, more])).toEqual([
      ['seller', 23_000, tiers],
      ['buyer', 21_500, []],
      ['seller', 22_500, []],
    ]);
    expect(view?.events.map(({ toState, side }) => `${side} ${toState}`)).toEqual([
      'buyer asked',
      'seller quoted',
      'buyer countered',
      'seller quoted',
    ]);
    expect((await quoteView(db, seller, requestId, now))?.side).toBe('seller');
  });

  it('promises from the offer that was asked about, whatever is named', async () => {
    const { seller, requestId, offerId } = await anAskedSeller(db, clock);
    const quoteId = await quotes(db, clock, seller, requestId);
    const { supplyOfferId } = await db
      .selectFrom('quote')
      .select('supplyOfferId')
      .where('id', '=', quoteId)
      .executeTakeFirstOrThrow();
    expect(supplyOfferId).toBe(offerId);
  });

  it('does once what a form says, however often it comes', async () => {
    const { seller, requestId } = await anAskedSeller(db, clock);
    const form = { formId: newId(), version: 1 };
    const answers = await Promise.all(Array.from({ length: 8 }, () => says(db, clock, seller, requestId, { form })));
    expect(new Set(answers.map((answer) => answer.ok && answer.value.quoteId)).size).toBe(1);
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect((await quoteView(db, seller, requestId, now))?.said).toHaveLength(1);
  });

  it('shows the second of two who write at once what the first has said', async () => {
    const { seller, requestId } = await anAskedSeller(db, clock);
    const form = { version: 1 };
    const answers = await Promise.all([
      says(db, clock, seller, requestId, { form, unitPriceMinor: 23_000 }),
      says(db, clock, seller, requestId, { form, unitPriceMinor: 25_000 }),
    ]);
    const [won, lost] = answers[0]?.ok ? answers : [answers[1], answers[0]];
    expect(won?.ok).toBe(true);
    const first = won === answers[0] ? 23_000 : 25_000;
    expect(lost).toMatchObject({
      ok: false,
      error: {
        code: 'changed-meanwhile',
        version: 2,
        state: 'quoted',
        last: { unitPriceMinor: first, side: 'seller' },
      },
    });
  });

  it('says what days and quantities are possible', async () => {
    const { seller, requestId } = await anAskedSeller(db, clock, { offer: { stock: 20, weeklyCapacity: 10 } });
    const refusal = async (terms: Parameters<typeof says>[4]) => {
      const answer = await says(db, clock, seller, requestId, terms);
      return answer.ok ? null : answer.error;
    };
    expect(await refusal({ readyOn: '2026-11-22' })).toMatchObject({
      code: 'ready-day-not-possible',
      from: '2026-11-23',
    });
    expect(await refusal({ validUntil: '2026-11-23' })).toMatchObject({
      code: 'valid-day-not-possible',
      ...{ from: '2026-11-24', to: '2026-12-13' },
    });
    expect(await refusal({ readyOn: '2026-12-22' })).toEqual({
      code: 'cannot-be-ready',
      promisedOn: '2026-12-23',
      most: 280,
    });
    expect(await refusal({ quantity: 300 })).toEqual({ code: 'cannot-be-ready', promisedOn: null, most: 280 });
    expect(await refusal({ readyOn: '2026-12-23' })).toBeNull();
  });

  it('is closed to a seller who may not sell now', async () => {
    const { seller, enterpriseId, requestId } = await anAskedSeller(db, clock);
    await db
      .updateTable('enterpriseStanding')
      .set({ outcome: 'paused' })
      .where('enterpriseId', '=', enterpriseId)
      .execute();
    expect(await says(db, clock, seller, requestId)).toEqual({ ok: false, error: { code: 'not-eligible' } });
  });

  it('takes for what is made to measure only an offer of her own of the same thing', async () => {
    const { seller, requestId, offerId } = await anAskedSeller(db, clock, { madeToMeasure: true });
    const other = await anAskedSeller(db, clock);
    expect(await says(db, clock, seller, requestId, { supplyOfferId: other.offerId })).toEqual({
      ok: false,
      error: { code: 'supply-offer-not-found' },
    });
    expect((await says(db, clock, seller, requestId, { supplyOfferId: offerId })).ok).toBe(true);
  });
});

describe('ending a talk', () => {
  const refuse = (actor: Parameters<typeof refuseQuote>[1], requestId: string, reasonCode = 'other') =>
    transact(db, (tx) => refuseQuote(tx, actor, requestId, { reasonCode, reason: 'Not this year.' }, clock));
  const withdraw = (actor: Parameters<typeof withdrawQuote>[1], requestId: string) =>
    transact(db, (tx) => withdrawQuote(tx, actor, requestId, clock));

  it('is for whose turn it is to refuse, and for whose word stands to withdraw', async () => {
    const one = await anAskedSeller(db, clock);
    expect(await refuse(one.buyer, one.requestId)).toMatchObject({ error: { code: 'state-changed', now: 'asked' } });
    expect(await refuse(one.seller, one.requestId, 'too-far')).toEqual({ ok: true, value: 'declined' });
    expect(await refuse(one.seller, one.requestId)).toMatchObject({
      error: { code: 'state-changed', now: 'declined' },
    });
    const view = await quoteView(db, one.buyer, one.requestId, now);
    expect(view?.events.at(-1)).toMatchObject({ toState: 'declined', reasonCode: 'too-far', reason: 'Not this year.' });

    const other = await anAskedSeller(db, clock);
    await quotes(db, clock, other.seller, other.requestId);
    expect(await withdraw(other.buyer, other.requestId)).toMatchObject({ error: { code: 'state-changed' } });
    expect(await withdraw(other.seller, other.requestId)).toEqual({ ok: true, value: 'withdrawn' });
    expect(await says(db, clock, other.buyer, other.requestId)).toMatchObject({ error: { code: 'state-changed' } });
  });

  it('is not found by a stranger, nor by another seller', async () => {
    const { requestId, seller } = await anAskedSeller(db, clock);
    const quoteId = await quotes(db, clock, seller, requestId);
    for (const stranger of [await aBuyer(db), (await anEligibleSeller(db)).seller]) {
      const missing = { ok: false, error: { code: 'request-not-found' } };
      expect(await refuse(stranger, requestId)).toEqual(missing);
      expect(await withdraw(stranger, requestId)).toEqual(missing);
      expect(await says(db, clock, stranger, requestId)).toEqual(missing);
      expect(await accepts(db, clock, stranger, { requestId, quoteId })).toEqual(missing);
      expect(await quoteView(db, stranger, requestId, now)).toBeUndefined();
    }
  });
});

describe('the deadline', () => {
  it('is told truly before the job has run, which then writes it down and tells who waited', async () => {
    const { buyer, seller, requestId } = await anAskedSeller(db, clock);
    const quoteId = await quotes(db, clock, seller, requestId, { validUntil: '2026-11-25' });
    const late = fixedClock('2026-11-25T18:30:00Z');
    expect((await quoteView(db, buyer, requestId, new Date('2026-11-25T18:29:59Z')))?.state).toBe('quoted');
    expect((await quoteView(db, buyer, requestId, late.now()))?.state).toBe('expired');
    const listed = await quotePage(db, buyer, 'buyer', null, late.now());
    expect(listed.waiting).toEqual([]);
    expect(listed.others.map(({ id, state }) => [id, state])).toEqual([[requestId, 'expired']]);
    const over = { error: { code: 'state-changed', now: 'expired' } };
    expect(await accepts(db, late, buyer, { requestId, quoteId })).toMatchObject(over);
    expect(await says(db, late, buyer, requestId)).toMatchObject(over);
    expect(await expireQuotes(db, late)).toBeGreaterThan(0);
    const view = await quoteView(db, buyer, requestId, late.now());
    expect(view?.events.at(-1)).toMatchObject({ toState: 'expired', side: 'system', who: null });
    expect(await expireQuotes(db, late)).toBe(0);
  });
});

it('lists what waits for the reader first, by urgency, then the others in pages, each side its own', async () => {
  const first = await anAskedSeller(db, clock);
  const { buyer, seller, enterpriseId, offerId } = first;
  const ids = [first.requestId];
  for (let more = 0; more < 24; more += 1) ids.push(await anotherRequest(db, clock, buyer, { enterpriseId, offerId }));
  await quotes(db, clock, seller, ids[3] ?? '', { validUntil: '2026-11-30' });
  await quotes(db, clock, seller, ids[1] ?? '', { validUntil: '2026-11-28' });
  const page = await quotePage(db, buyer, 'buyer', null, now);
  expect(page.waiting.map(({ id }) => id)).toEqual([ids[1], ids[3]]);
  const rest = await quotePage(db, buyer, 'buyer', page.next, now);
  expect(rest.waiting).toEqual([]);
  const listed = [...page.others, ...rest.others].map(({ id }) => id);
  expect(listed).toEqual(ids.filter((_, index) => index !== 1 && index !== 3).reverse());
  expect(rest.next).toBeNull();
  const sold = await quotePage(db, seller, 'seller', null, now);
  expect(sold.waiting).toHaveLength(23);
  expect([await quotesWaiting(db, seller, now), await quotesWaiting(db, buyer, now)]).toEqual([23, 0]);
  expect(sold.others.map(({ id }) => id)).toEqual([ids[3], ids[1]]);
  expect(await quotePage(db, seller, 'buyer', null, now)).toEqual({ waiting: [], others: [], next: null });
});
