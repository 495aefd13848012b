import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { askForQuotes } from '~/domain/sourcing/quotes/ask-for-quotes.server';
import type { QuotesAsked } from '~/domain/sourcing/quotes/quotes-asked';
import type { Actor } from '~/platform/actor';
import { fixedClock } from '~/platform/clock';
import { transact } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { aBuyer, aLiveOffer, anEligibleSeller } from '../../factories/market';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase({ poolSize: 12 });
const { db } = database;
const clock = fixedClock('2026-11-23T06:00:00Z');

const asking = (sellers: QuotesAsked['sellers'], given: Partial<QuotesAsked> = {}): QuotesAsked => ({
  formId: newId(),
  sellers,
  wantedPostId: null,
  productType: 'turmeric-powder',
  unit: 'kg',
  neededOn: '2026-12-20',
  place: 'Chennai',
  words: 'Ground fine, please.',
  answerBy: '2026-11-27',
  ...given,
});
const ask = (buyer: Actor, input: QuotesAsked) => transact(db, (tx) => askForQuotes(tx, buyer, input, clock));

async function anAskedSeller(outcome = 'eligible') {
  const { enterpriseId, seller } = await anEligibleSeller(db, { outcome });
  const offerId = await aLiveOffer(db, enterpriseId);
  return { enterpriseId, seller, offerId, quantity: 50 };
}

describe('asking for quotes', () => {
  it('makes a request of its own for each seller, with a deadline at the end of her day, and tells her', async () => {
    const [one, other] = [await anAskedSeller(), await anAskedSeller()];
    const buyer = await aBuyer(db);
    const made = { enterpriseId: other.enterpriseId, offerId: null, quantity: 20 };
    const asked = await ask(
      buyer,
      asking([one, made].map(({ enterpriseId, offerId, quantity }) => ({ enterpriseId, offerId, quantity }))),
    );
    if (!asked.ok) throw new Error(asked.error.code);
    const requests = await db
      .selectFrom('quoteRequest')
      .select(['enterpriseId', 'offerId', 'quantity', 'state', 'currency', 'title', 'answerBy', 'number'])
      .where('batchId', '=', asked.value.batchId)
      .orderBy('quantity')
      .execute();
    expect(
      requests.map(({ number, ...request }) => ({ ...request, numbered: /^RQ-2026-\d{6}$/.test(number) })),
    ).toEqual([
      {
        ...made,
        state: 'asked',
        currency: 'INR',
        title: 'Turmeric powder',
        answerBy: new Date('2026-11-27T18:30:00Z'),
        numbered: true,
      },
      {
        enterpriseId: one.enterpriseId,
        offerId: one.offerId,
        quantity: 50,
        state: 'asked',
        currency: 'INR',
        title: 'Erode turmeric powder',
        answerBy: new Date('2026-11-27T18:30:00Z'),
        numbered: true,
      },
    ]);
    const { rows: told } = await sql`
      select o.name, v.side, v.to_state from outbox_event o join quote_event v on v.id = (o.payload->>'quoteEventId')::bigint
      where v.request_id = any(${asked.value.requestIds})
    `.execute(db);
    expect(told).toEqual(Array.from({ length: 2 }, () => ({ name: 'quote.asked', side: 'buyer', toState: 'asked' })));
  });

  it('asks once however often the form comes, and refuses it with other contents', async () => {
    const { enterpriseId, offerId, quantity } = await anAskedSeller();
    const buyer = await aBuyer(db);
    const input = asking([{ enterpriseId, offerId, quantity }]);
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask(buyer, input)));
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(new Set(answers.map((answer) => answer.ok && String(answer.value.requestIds))).size).toBe(1);
    expect(await ask(buyer, { ...input, words: 'Coarse.' })).toEqual({
      ok: false,
      error: { code: 'form-used-otherwise' },
    });
    const other = await ask(await aBuyer(db), input);
    expect(other.ok && answers[0]?.ok && other.value.batchId !== answers[0].value.batchId).toBe(true);
  });

  it.each(['not_yet', 'paused', 'suspended'])('does not ask a seller who is %s', async (outcome) => {
    const { enterpriseId, offerId, quantity } = await anAskedSeller(outcome);
    expect(await ask(await aBuyer(db), asking([{ enterpriseId, offerId, quantity }]))).toEqual({
      ok: false,
      error: { code: 'seller-cannot-sell', enterpriseId },
    });
  });

  it('asks all of the sellers or none', async () => {
    const [good, bad] = [await anAskedSeller(), await anAskedSeller('suspended')];
    const buyer = await aBuyer(db);
    const input = asking(
      [good, bad].map(({ enterpriseId, offerId, quantity }) => ({ enterpriseId, offerId, quantity })),
    );
    expect(await ask(buyer, input)).toEqual({
      ok: false,
      error: { code: 'seller-cannot-sell', enterpriseId: bad.enterpriseId },
    });
    expect(
      await db.selectFrom('quoteBatch').select('id').where('buyerAccountId', '=', buyer.accountId).execute(),
    ).toEqual([]);
  });

  it('refuses what cannot be asked, and says what can', async () => {
    const { enterpriseId, seller, offerId, quantity } = await anAskedSeller();
    const stranger = await anAskedSeller();
    const one = { enterpriseId, offerId, quantity };
    const buyer = await aBuyer(db);
    const refusal = async (actor: Actor, input: QuotesAsked) => {
      const asked = await ask(actor, input);
      return asked.ok ? null : asked.error;
    };
    expect(await refusal(buyer, asking([]))).toEqual({ code: 'no-sellers' });
    expect(await refusal(buyer, asking(Array.from({ length: 21 }, () => one)))).toEqual({
      code: 'too-many-sellers',
      most: 20,
    });
    expect(await refusal(buyer, asking([{ ...one, quantity: 1.5 }]))).toEqual({
      code: 'quantity-not-possible',
      most: 1_000_000,
    });
    expect(await refusal(buyer, asking([one], { productType: 'gold' }))).toEqual({ code: 'unknown-product' });
    expect(await refusal(buyer, asking([one], { unit: 'piece' }))).toEqual({
      code: 'offer-does-not-fit',
      enterpriseId,
      offerId,
    });
    expect(await refusal(buyer, asking([{ ...one, enterpriseId: newId() }]))).toMatchObject({
      code: 'seller-not-found',
    });
    expect(await refusal(buyer, asking([{ ...one, offerId: stranger.offerId }]))).toMatchObject({
      code: 'offer-not-found',
    });
    expect(await refusal(seller, asking([one]))).toEqual({ code: 'own-enterprise', enterpriseId });
    for (const answerBy of ['2026-11-23', '2027-01-23', '2026-02-30', 'soon']) {
      expect(await refusal(buyer, asking([one], { answerBy }))).toEqual({
        code: 'answer-day-not-possible',
        from: '2026-11-24',
        to: '2027-01-22',
      });
    }
    expect(await refusal(buyer, asking([one], { neededOn: '2026-11-22' }))).toMatchObject({
      code: 'needed-day-not-possible',
    });
  });
});
