import { describe, expect, it } from 'vitest';
import { declineOrder } from '~/domain/orders/decline-order.server';
import { fulfilOrder } from '~/domain/orders/fulfil-order.server';
import { orderView } from '~/domain/orders/order-view.queries.server';
import { placeOrderSchema } from '~/domain/orders/place-order.schema';
import { placeOrder } from '~/domain/orders/place-order.server';
import { quoteView } from '~/domain/sourcing/quotes/quote-view.queries.server';
import { fixedClock } from '~/platform/clock';
import { transact } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { aBuyer } from '../../factories/market';
import { accepts, anAskedSeller, anotherRequest, quotes } from '../../factories/quotes';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase({ poolSize: 12 });
const { db } = database;
const clock = fixedClock('2026-11-23T06:00:00Z');

async function supplyOf(offerId: string) {
  const { stock } = await db.selectFrom('offer').select('stock').where('id', '=', offerId).executeTakeFirstOrThrow();
  const weeks = await db
    .selectFrom('capacityCommitment')
    .select(['weekOn', 'quantity'])
    .where('offerId', '=', offerId)
    .orderBy('weekOn')
    .execute();
  return { stock, weeks };
}

async function orderOf(accepted: Awaited<ReturnType<typeof accepts>>, buyer: Parameters<typeof orderView>[1]) {
  if (!accepted.ok) throw new Error(accepted.error.code);
  const order = await orderView(db, buyer, accepted.value.orderId);
  if (!order) throw new Error('no order');
  return order;
}

describe('accepting a quote', () => {
  it('makes an order at exactly its terms, agreed by both, and takes the supply', async () => {
    const { buyer, seller, offerId, requestId } = await anAskedSeller(db, clock, {
      offer: { stock: 30, weeklyCapacity: 15 },
    });
    const quoteId = await quotes(db, clock, seller, requestId, {
      readyOn: '2026-12-16',
      ...{ unitPriceMinor: 22_750, depositPercent: 25, deliveryMethod: 'delivery', deliveryPlace: 'Kitchen door' },
    });
    const order = await orderOf(await accepts(db, clock, buyer, { requestId, quoteId }), buyer);
    expect(order).toMatchObject({
      ...{ state: 'accepted', totalMinor: 50 * 22_750, currency: 'INR', depositPercent: 25, promisedOn: '2026-12-16' },
      ...{ deliveryMethod: 'delivery', deliveryPlace: 'Kitchen door', note: 'Packed in 10 kg bags.', wishedOn: null },
      ...{ quoteRequestId: requestId, line: { offerId, quantity: 50, unitPriceMinor: 22_750, unit: 'kg' } },
    });
    expect(order.events.map(({ toState, side, who }) => [toState, side, who])).toEqual([
      ['placed', 'buyer', buyer.displayName],
      ['accepted', 'seller', seller.displayName],
    ]);
    expect(await supplyOf(offerId)).toEqual({
      stock: 0,
      weeks: [
        { weekOn: '2026-11-30', quantity: 15 },
        { weekOn: '2026-12-07', quantity: 5 },
      ],
    });
    const view = await quoteView(db, seller, requestId, clock.now());
    expect(view).toMatchObject({ state: 'accepted', order: { id: order.id, number: order.number } });
    const ready = await transact(db, (tx) => fulfilOrder(tx, seller, order.id, 'make-ready', clock));
    expect(ready).toEqual({ ok: true, value: 'ready' });
    const declined = { reasonCode: 'other' as const, reason: 'x' };
    expect(await transact(db, (tx) => declineOrder(tx, seller, order.id, declined, clock))).toMatchObject({
      ok: false,
    });
  });

  it('rests on the decision by which she may sell, and is refused when she may not', async () => {
    const { buyer, seller, enterpriseId, requestId } = await anAskedSeller(db, clock);
    const quoteId = await quotes(db, clock, seller, requestId);
    const standing = (outcome: string) =>
      db.updateTable('enterpriseStanding').set({ outcome }).where('enterpriseId', '=', enterpriseId).execute();
    await standing('paused');
    expect(await accepts(db, clock, buyer, { requestId, quoteId })).toEqual({
      ok: false,
      error: { code: 'not-eligible' },
    });
    await standing('at_risk');
    const order = await orderOf(await accepts(db, clock, buyer, { requestId, quoteId }), buyer);
    const { decisionId } = await db
      .selectFrom('purchaseOrder')
      .select('decisionId')
      .where('id', '=', order.id)
      .executeTakeFirstOrThrow();
    expect(decisionId).not.toBeNull();
  });

  it('lets the seller accept what the buyer offered', async () => {
    const { buyer, seller, requestId } = await anAskedSeller(db, clock);
    const first = await quotes(db, clock, seller, requestId);
    const counter = await quotes(db, clock, buyer, requestId, { quantity: 80, unitPriceMinor: 21_000 });
    expect(await accepts(db, clock, buyer, { requestId, quoteId: counter })).toMatchObject({
      error: { code: 'state-changed', now: 'countered' },
    });
    expect(await accepts(db, clock, seller, { requestId, quoteId: first })).toMatchObject({
      error: { code: 'changed-meanwhile', last: { id: counter, unitPriceMinor: 21_000 } },
    });
    const order = await orderOf(await accepts(db, clock, seller, { requestId, quoteId: counter }), buyer);
    expect(order).toMatchObject({ state: 'accepted', totalMinor: 80 * 21_000, line: { quantity: 80 } });
  });

  it('gives the same order however often it is pressed', async () => {
    const { buyer, seller, offerId, requestId } = await anAskedSeller(db, clock);
    const quoteId = await quotes(db, clock, seller, requestId);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => accepts(db, clock, buyer, { requestId, quoteId })),
    );
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(new Set(answers.map((answer) => answer.ok && answer.value.orderId)).size).toBe(1);
    expect((await supplyOf(offerId)).stock).toBe(450);
  });

  it('takes more at the price said for more, where an offer shows that it is there, and never less', async () => {
    const { buyer, seller, requestId } = await anAskedSeller(db, clock);
    const tiers = [
      { fromQuantity: 100, priceMinor: 22_000 },
      { fromQuantity: 200, priceMinor: 21_000 },
    ];
    const quoteId = await quotes(db, clock, seller, requestId, { tiers });
    expect(await accepts(db, clock, buyer, { requestId, quoteId, quantity: 40 })).toMatchObject({
      error: { code: 'quantity-not-quoted', quantity: 50 },
    });
    expect(await accepts(db, clock, buyer, { requestId, quoteId, quantity: 600 })).toEqual({
      ok: false,
      error: { code: 'supply-gone', most: 500, promisedOn: null },
    });
    const order = await orderOf(await accepts(db, clock, buyer, { requestId, quoteId, quantity: 150 }), buyer);
    expect(order).toMatchObject({ totalMinor: 150 * 22_000, line: { quantity: 150, unitPriceMinor: 22_000 } });
  });
});

describe('what is made to measure', () => {
  it('rests on her word alone where she names no offer', async () => {
    const { buyer, seller, offerId, requestId } = await anAskedSeller(db, clock, { madeToMeasure: true });
    const quoteId = await quotes(db, clock, seller, requestId, { quantity: 5_000 });
    expect(await accepts(db, clock, buyer, { requestId, quoteId, quantity: 5_001 })).toMatchObject({
      error: { code: 'quantity-not-quoted' },
    });
    const order = await orderOf(await accepts(db, clock, buyer, { requestId, quoteId }), buyer);
    expect(order.line).toMatchObject({ offerId: null, title: 'Turmeric powder', quantity: 5_000 });
    expect((await supplyOf(offerId)).stock).toBe(500);
  });

  it('is taken from the stock and weeks of the offer that she names', async () => {
    const { buyer, seller, offerId, requestId } = await anAskedSeller(db, clock, { madeToMeasure: true });
    const quoteId = await quotes(db, clock, seller, requestId, { supplyOfferId: offerId });
    await orderOf(await accepts(db, clock, buyer, { requestId, quoteId }), buyer);
    expect((await supplyOf(offerId)).stock).toBe(450);
  });
});

describe('the same supply', () => {
  it.each(Array.from({ length: 10 }, (_, round) => round + 1))(
    'goes to one of two who accept at once, and the other is told that it is gone (round %i)',
    async () => {
      const one = await anAskedSeller(db, clock, { offer: { stock: 80 } });
      const { seller, enterpriseId, offerId } = one;
      const other = await aBuyer(db);
      const otherId = await anotherRequest(db, clock, other, { enterpriseId, offerId });
      const [first, second] = [
        await quotes(db, clock, seller, one.requestId),
        await quotes(db, clock, seller, otherId),
      ];
      const answers = await Promise.all([
        accepts(db, clock, one.buyer, { requestId: one.requestId, quoteId: first }),
        accepts(db, clock, other, { requestId: otherId, quoteId: second }),
      ]);
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      expect(answers.find(({ ok }) => !ok)).toEqual({
        ok: false,
        error: { code: 'supply-gone', most: 30, promisedOn: null },
      });
      expect((await supplyOf(offerId)).stock).toBe(30);
      const orders = await db
        .selectFrom('purchaseOrder')
        .select('id')
        .where('enterpriseId', '=', enterpriseId)
        .execute();
      expect(orders).toHaveLength(1);
    },
  );

  it('is gone too when somebody has ordered it from the offer, or a later day is all that is left', async () => {
    const { buyer, seller, offerId, requestId } = await anAskedSeller(db, clock, {
      offer: { stock: 60, weeklyCapacity: 10 },
    });
    const quoteId = await quotes(db, clock, seller, requestId);
    const input = placeOrderSchema.parse({ offerId, quantity: '60', idempotencyKey: newId() });
    const placed = await transact(db, (tx) => placeOrder(tx, buyer, input, clock));
    expect(placed.ok).toBe(true);
    expect(await accepts(db, clock, buyer, { requestId, quoteId })).toEqual({
      ok: false,
      error: { code: 'supply-gone', most: 260, promisedOn: '2027-01-06' },
    });
  });
});
