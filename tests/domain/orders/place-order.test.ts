import { describe, expect, it } from 'vitest';
import { placeOrder } from '~/domain/orders/place-order.server';
import { placeOrderSchema } from '~/domain/orders/place-order.schema';
import type { Actor } from '~/platform/actor';
import { fixedClock } from '~/platform/clock';
import { transact } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { aBuyer, aLiveOffer, anEligibleSeller } from '../../factories/market';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase({ poolSize: 12 });
const { db } = database;
const clock = fixedClock('2026-11-23T06:00:00Z');

type Typed = Partial<Record<string, string>>;

function order(buyer: Actor, offerId: string, typed: Typed = {}) {
  const input = placeOrderSchema.parse({ offerId, quantity: '10', idempotencyKey: newId(), ...typed });
  return transact(db, (tx) => placeOrder(tx, buyer, input, clock));
}

async function stockOf(offerId: string): Promise<number | null> {
  const { stock } = await db.selectFrom('offer').select('stock').where('id', '=', offerId).executeTakeFirstOrThrow();
  return stock;
}

describe('placing an order', () => {
  it('takes the stock, prices by the offer and writes number, history and event', async () => {
    const { enterpriseId } = await anEligibleSeller(db);
    const offerId = await aLiveOffer(db, enterpriseId, { stock: 180, minQuantity: 5, quantityStep: 5 });
    const buyer = await aBuyer(db);
    const placed = await order(buyer, offerId, { quantity: '୧୦୦' });
    if (!placed.ok) throw new Error(placed.error.code);
    expect(placed.value.number).toMatch(/^PO-2026-\d{6}$/);
    expect(await stockOf(offerId)).toBe(80);
    const written = await db
      .selectFrom('purchaseOrder')
      .innerJoin('purchaseOrderEvent', 'purchaseOrderEvent.orderId', 'purchaseOrder.id')
      .select(['state', 'totalMinor', 'promisedOn', 'answerBy', 'toState', 'side'])
      .where('purchaseOrder.id', '=', placed.value.id)
      .executeTakeFirstOrThrow();
    expect(written).toEqual({
      state: 'placed',
      totalMinor: 2_400_000,
      promisedOn: '2026-11-26',
      answerBy: new Date('2026-11-26T06:00:00Z'),
      toState: 'placed',
      side: 'buyer',
    });
    const events = await db.selectFrom('outboxEvent').select(['name', 'payload']).execute();
    expect(events).toContainEqual({ name: 'order.placed', payload: { orderId: placed.value.id } });
  });

  it('asks for each unit the price of the tier that the quantity reaches', async () => {
    const { enterpriseId } = await anEligibleSeller(db);
    const tiers = [
      { fromQuantity: 50, priceMinor: 22_000 },
      { fromQuantity: 100, priceMinor: 20_000 },
    ];
    const offerId = await aLiveOffer(db, enterpriseId, { tiers });
    const buyer = await aBuyer(db);
    for (const quantity of ['49', '50', '120']) await order(buyer, offerId, { quantity });
    const lines = await db
      .selectFrom('purchaseOrderLine')
      .select(['quantity', 'unitPriceMinor', 'lineTotalMinor'])
      .where('offerId', '=', offerId)
      .orderBy('quantity')
      .execute();
    expect(lines).toEqual([
      { quantity: 49, unitPriceMinor: 24_000, lineTotalMinor: 1_176_000 },
      { quantity: 50, unitPriceMinor: 22_000, lineTotalMinor: 1_100_000 },
      { quantity: 120, unitPriceMinor: 20_000, lineTotalMinor: 2_400_000 },
    ]);
  });

  it('brings nothing of an offer that is only fetched, and lets it be fetched', async () => {
    const { enterpriseId } = await anEligibleSeller(db);
    const offerId = await aLiveOffer(db, enterpriseId, { deliveryRange: 'pickup' });
    const buyer = await aBuyer(db);
    const brought = { deliveryMethod: 'delivery', deliveryPlace: 'Hotel, kitchen door' };
    expect(await order(buyer, offerId, brought)).toEqual({ ok: false, error: { code: 'pickup-only' } });
    expect((await order(buyer, offerId)).ok).toBe(true);
  });

  it('lays what stock lacks on weekly capacity, which is then promised to nobody else', async () => {
    const { enterpriseId } = await anEligibleSeller(db);
    const offerId = await aLiveOffer(db, enterpriseId, { stock: 10, weeklyCapacity: 20 });
    const first = await order(await aBuyer(db), offerId, { quantity: '40' });
    expect(first.ok).toBe(true);
    const second = await order(await aBuyer(db), offerId, { quantity: '20' });
    if (!second.ok) throw new Error(second.error.code);
    const weeks = await db
      .selectFrom('capacityCommitment')
      .select(['weekOn', (eb) => eb.fn.sum<number>('quantity').as('quantity')])
      .where('offerId', '=', offerId)
      .groupBy('weekOn')
      .orderBy('weekOn')
      .execute();
    expect(weeks).toEqual([
      { weekOn: '2026-11-30', quantity: 20 },
      { weekOn: '2026-12-07', quantity: 20 },
      { weekOn: '2026-12-14', quantity: 10 },
    ]);
    expect(await stockOf(offerId)).toBe(0);
  });

  it.each([
    ['4', { code: 'below-minimum', minQuantity: 5, quantityStep: 5, most: 50 }],
    ['52', { code: 'more-than-there-is', minQuantity: 5, quantityStep: 5, most: 50 }],
    ['1000000', { code: 'more-than-there-is', minQuantity: 5, quantityStep: 5, most: 50 }],
    ['12', { code: 'not-in-steps', minQuantity: 5, quantityStep: 5, most: 50 }],
  ])('refuses %s of 52 sold from 5 in steps of 5, and says what is possible', async (quantity, error) => {
    const { enterpriseId } = await anEligibleSeller(db);
    const offerId = await aLiveOffer(db, enterpriseId, { stock: 52, minQuantity: 5, quantityStep: 5 });
    expect(await order(await aBuyer(db), offerId, { quantity })).toEqual({ ok: false, error });
    expect(await stockOf(offerId)).toBe(52);
  });

  it.each(['-1', '0', '1.5', '1e9', 'NaN', '', '99999999999'])('does not read %j as a quantity', (quantity) => {
    expect(placeOrderSchema.safeParse({ offerId: newId(), quantity, idempotencyKey: newId() }).success).toBe(false);
  });

  it.each(['not_yet', 'paused', 'suspended'])('refuses the offer of a seller who is %s', async (outcome) => {
    const { enterpriseId } = await anEligibleSeller(db, { outcome });
    const offerId = await aLiveOffer(db, enterpriseId);
    expect(await order(await aBuyer(db), offerId)).toEqual({ ok: false, error: { code: 'not-for-sale' } });
  });

  it('refuses paused offers, does not find drafts, and sells nobody her own goods', async () => {
    const { enterpriseId, seller } = await anEligibleSeller(db);
    const [paused, draft, live] = await Promise.all(
      ['paused', 'draft', 'live'].map((state) => aLiveOffer(db, enterpriseId, { state })),
    );
    const buyer = await aBuyer(db);
    expect(await order(buyer, String(paused))).toEqual({ ok: false, error: { code: 'not-for-sale' } });
    expect(await order(buyer, String(draft))).toEqual({ ok: false, error: { code: 'offer-not-found' } });
    expect(await order(seller, String(live))).toEqual({ ok: false, error: { code: 'own-offer' } });
  });

  it('refuses a wish for a day earlier than can be promised', async () => {
    const { enterpriseId } = await anEligibleSeller(db);
    const offerId = await aLiveOffer(db, enterpriseId);
    expect(await order(await aBuyer(db), offerId, { wishedOn: '2026-11-25' })).toEqual({
      ok: false,
      error: { code: 'wished-too-early', promisedOn: '2026-11-26' },
    });
  });
});

describe('the idempotency key', () => {
  it('gives the same order again, also when nothing is left', async () => {
    const { enterpriseId } = await anEligibleSeller(db);
    const offerId = await aLiveOffer(db, enterpriseId, { stock: 10 });
    const buyer = await aBuyer(db);
    const idempotencyKey = newId();
    const answers = await Promise.all(Array.from({ length: 20 }, () => order(buyer, offerId, { idempotencyKey })));
    expect(new Set(answers.map((answer) => answer.ok && answer.value.id)).size).toBe(1);
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(await order(buyer, offerId, { idempotencyKey })).toEqual(answers[0]);
    expect(await stockOf(offerId)).toBe(0);
  });

  it('is refused with other contents, and is nobody else’s', async () => {
    const { enterpriseId } = await anEligibleSeller(db);
    const offerId = await aLiveOffer(db, enterpriseId);
    const buyer = await aBuyer(db);
    const idempotencyKey = newId();
    const first = await order(buyer, offerId, { idempotencyKey });
    expect(await order(buyer, offerId, { idempotencyKey, quantity: '11' })).toEqual({
      ok: false,
      error: { code: 'key-used-otherwise' },
    });
    const other = await order(await aBuyer(db), offerId, { idempotencyKey });
    expect(other.ok && first.ok && other.value.id !== first.value.id).toBe(true);
  });
});

it('never sells more than there is, however many order at once', async () => {
  const { enterpriseId } = await anEligibleSeller(db);
  const offerId = await aLiveOffer(db, enterpriseId, { stock: 50 });
  const buyers = await Promise.all(Array.from({ length: 60 }, () => aBuyer(db)));
  const answers = await Promise.all(buyers.map((buyer) => order(buyer, offerId, { quantity: '1' })));
  expect(answers.filter((answer) => answer.ok)).toHaveLength(50);
  expect(await stockOf(offerId)).toBe(0);
});
