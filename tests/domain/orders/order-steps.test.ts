import { describe, expect, it } from 'vitest';
import { acceptOrder } from '~/domain/orders/accept-order.server';
import { closeOverdueOrders } from '~/domain/orders/close-overdue-orders.server';
import { completeOrder } from '~/domain/orders/complete-order.server';
import { declineOrder } from '~/domain/orders/decline-order.server';
import { fulfilOrder } from '~/domain/orders/fulfil-order.server';
import { orderView } from '~/domain/orders/order-view.queries.server';
import { orderPage, ordersToAnswer } from '~/domain/orders/order.queries.server';
import { placeOrderSchema } from '~/domain/orders/place-order.schema';
import { placeOrder } from '~/domain/orders/place-order.server';
import { withdrawOrder } from '~/domain/orders/withdraw-order.server';
import { fixedClock } from '~/platform/clock';
import { transact } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { aBuyer, aLiveOffer, anEligibleSeller } from '../../factories/market';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const { db } = database;
const clock = fixedClock('2026-11-23T06:00:00Z');
const later = (hours: number) => fixedClock(new Date(clock.now().getTime() + hours * 3_600_000));

async function aPlacedOrder(quantity = '30') {
  const { seller, enterpriseId } = await anEligibleSeller(db);
  const offerId = await aLiveOffer(db, enterpriseId, { stock: 20, weeklyCapacity: 20 });
  const buyer = await aBuyer(db);
  const input = placeOrderSchema.parse({ offerId, quantity, idempotencyKey: newId() });
  const placed = await transact(db, (tx) => placeOrder(tx, buyer, input, clock));
  if (!placed.ok) throw new Error(placed.error.code);
  const accept = () => transact(db, (tx) => acceptOrder(tx, seller, placed.value.id, clock));
  return { seller, buyer, enterpriseId, offerId, orderId: placed.value.id, accept };
}

async function supplyOf(offerId: string) {
  const { stock } = await db.selectFrom('offer').select('stock').where('id', '=', offerId).executeTakeFirstOrThrow();
  const weeks = await db.selectFrom('capacityCommitment').select('quantity').where('offerId', '=', offerId).execute();
  return { stock, promised: weeks.reduce((sum, { quantity }) => sum + quantity, 0) };
}

describe('the way of an order', () => {
  it('goes from accepted over ready and delivered to completed, and tells who and when', async () => {
    const { seller, buyer, orderId, offerId, accept } = await aPlacedOrder();
    expect(await accept()).toEqual({ ok: true, value: 'accepted' });
    await transact(db, (tx) => fulfilOrder(tx, seller, orderId, 'make-ready', clock));
    await transact(db, (tx) => fulfilOrder(tx, seller, orderId, 'deliver', clock));
    await transact(db, (tx) => completeOrder(tx, buyer, orderId, clock));
    const view = await orderView(db, buyer, orderId);
    expect(view?.events.map(({ toState, side, who }) => [toState, side, who])).toEqual([
      ['placed', 'buyer', 'Hotel Malabar'],
      ['accepted', 'seller', 'Lakshmi'],
      ['ready', 'seller', 'Lakshmi'],
      ['delivered', 'seller', 'Lakshmi'],
      ['completed', 'buyer', 'Hotel Malabar'],
    ]);
    expect(await supplyOf(offerId)).toEqual({ stock: 0, promised: 10 });
  });

  it('stores the decision that an acceptance rests on, and refuses it from a seller who lost her place', async () => {
    const { orderId, enterpriseId, accept } = await aPlacedOrder();
    const standing = db.updateTable('enterpriseStanding').where('enterpriseId', '=', enterpriseId);
    await standing.set({ outcome: 'paused' }).execute();
    expect(await accept()).toEqual({ ok: false, error: { code: 'not-eligible' } });
    await standing.set({ outcome: 'at_risk' }).execute();
    expect((await accept()).ok).toBe(true);
    const row = await db
      .selectFrom('purchaseOrder')
      .innerJoin('enterpriseStanding', 'enterpriseStanding.enterpriseId', 'purchaseOrder.enterpriseId')
      .select(['purchaseOrder.decisionId', 'enterpriseStanding.decisionId as standing'])
      .where('purchaseOrder.id', '=', orderId)
      .executeTakeFirstOrThrow();
    expect(row.decisionId).toBe(row.standing);
  });

  it('gives stock and capacity back when it is declined, with the reason in the history', async () => {
    const { seller, buyer, orderId, offerId } = await aPlacedOrder();
    expect(await supplyOf(offerId)).toEqual({ stock: 0, promised: 10 });
    const reason = { reasonCode: 'other', reason: 'The mill is broken' } as const;
    await transact(db, (tx) => declineOrder(tx, seller, orderId, reason, clock));
    expect(await supplyOf(offerId)).toEqual({ stock: 20, promised: 0 });
    const view = await orderView(db, buyer, orderId);
    expect(view?.events.at(-1)).toMatchObject({ toState: 'declined', ...reason });
  });

  it('takes one of two answers that come at once', async () => {
    const { buyer, orderId, accept } = await aPlacedOrder();
    const withdraw = () => transact(db, (tx) => withdrawOrder(tx, buyer, orderId, clock));
    const answers = await Promise.all([accept(), withdraw(), accept(), withdraw()]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await orderView(db, buyer, orderId))?.events).toHaveLength(2);
  });

  it('skips no step', async () => {
    const { seller, buyer, orderId } = await aPlacedOrder();
    const changed = { ok: false, error: { code: 'state-changed', now: 'placed' } };
    expect(await transact(db, (tx) => fulfilOrder(tx, seller, orderId, 'deliver', clock))).toEqual(changed);
    expect(await transact(db, (tx) => completeOrder(tx, buyer, orderId, clock))).toEqual(changed);
  });

  it('is found by its two sides alone, and each acts only for its own', async () => {
    const { seller, buyer, orderId } = await aPlacedOrder();
    const { seller: stranger } = await anEligibleSeller(db);
    const unknown = { ok: false, error: { code: 'order-not-found' } };
    expect(await orderView(db, stranger, orderId)).toBeUndefined();
    expect(await transact(db, (tx) => acceptOrder(tx, stranger, orderId, clock))).toEqual(unknown);
    expect(await transact(db, (tx) => withdrawOrder(tx, seller, orderId, clock))).toEqual(unknown);
    expect(await transact(db, (tx) => acceptOrder(tx, { ...buyer, memberId: newId() }, orderId, clock))).toEqual(
      unknown,
    );
  });

  it('shows phone numbers when it is accepted and not before', async () => {
    const { seller, buyer, orderId, accept } = await aPlacedOrder();
    await db.updateTable('account').set({ phone: '+919840012345' }).where('id', '=', buyer.accountId).execute();
    expect((await orderView(db, seller, orderId))?.buyer.phone).toBeNull();
    expect((await orderView(db, buyer, orderId))?.seller.phone).toBeNull();
    await accept();
    expect((await orderView(db, seller, orderId))?.buyer.phone).toBe('+919840012345');
    expect((await orderView(db, buyer, orderId))?.seller.phone).toBe('+910000000000');
  });
});

describe('overdue orders', () => {
  it('lapse after 72 hours, give their supply back, and can no longer be accepted', async () => {
    const { seller, buyer, orderId, offerId } = await aPlacedOrder();
    await closeOverdueOrders(db, later(71));
    expect((await orderView(db, buyer, orderId))?.state).toBe('placed');
    expect(await transact(db, (tx) => acceptOrder(tx, seller, orderId, later(72)))).toEqual({
      ok: false,
      error: { code: 'answer-too-late' },
    });
    await closeOverdueOrders(db, later(72));
    expect((await orderView(db, buyer, orderId))?.state).toBe('lapsed');
    expect(await supplyOf(offerId)).toEqual({ stock: 20, promised: 0 });
  });

  it('complete by themselves 14 days after delivery', async () => {
    const { seller, buyer, orderId, accept } = await aPlacedOrder();
    await accept();
    await transact(db, (tx) => fulfilOrder(tx, seller, orderId, 'make-ready', clock));
    await transact(db, (tx) => fulfilOrder(tx, seller, orderId, 'deliver', clock));
    await closeOverdueOrders(db, later(14 * 24 - 1));
    expect((await orderView(db, buyer, orderId))?.state).toBe('delivered');
    await closeOverdueOrders(db, later(14 * 24));
    expect((await orderView(db, buyer, orderId))?.state).toBe('completed');
  });
});

it('lists orders newest first in pages, each side its own, and what waits for an answer', async () => {
  const { seller, enterpriseId } = await anEligibleSeller(db);
  const offerId = await aLiveOffer(db, enterpriseId, { stock: 500 });
  const buyer = await aBuyer(db);
  for (let count = 0; count < 23; count += 1) {
    const input = placeOrderSchema.parse({ offerId, quantity: '1', idempotencyKey: newId() });
    await transact(db, (tx) => placeOrder(tx, buyer, input, clock));
  }
  const first = await orderPage(db, buyer, 'buyer', null);
  const second = await orderPage(db, buyer, 'buyer', first.next);
  expect([first.orders.length, second.orders.length, second.next]).toEqual([20, 3, null]);
  const ids = [...first.orders, ...second.orders].map(({ id }) => id);
  expect(ids).toEqual([...ids].sort().reverse());
  expect((await orderPage(db, seller, 'seller', null)).orders[0]?.otherParty).toBe('Hotel Malabar');
  expect((await orderPage(db, seller, 'buyer', null)).orders).toEqual([]);
  expect(await ordersToAnswer(db, seller)).toHaveLength(10);
});
