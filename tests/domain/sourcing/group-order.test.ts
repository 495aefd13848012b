import { describe, expect, it } from 'vitest';
import { acceptOrder } from '~/domain/orders/accept-order.server';
import { cancelPurchase } from '~/domain/sourcing/together/close-purchase.server';
import { lapsePurchases } from '~/domain/sourcing/together/lapse-purchases.server';
import type { Actor } from '~/platform/actor';
import { fixedClock } from '~/platform/clock';
import { transact } from '~/platform/db.server';
import { aStaffMember, managerOf } from '../../factories/people';
import { aGroupThatBuys } from '../../factories/together';
import { TEST_NOW } from '../../support/request-context';
import { testDatabase } from '../../support/test-database';
import { buyingTogether } from '../../support/buying-together';

const database = await testDatabase({ poolSize: 12 });
const { db } = database;
const clock = fixedClock(TEST_NOW);
const afterwards = fixedClock('2026-06-22T09:00:00Z');
const { set, order, seen, versionOf, allocationsOf, handleEvents, toldTo } = buyingTogether(database, clock);

type Buying = Awaited<ReturnType<typeof aGroupThatBuys>>;

describe('the group’s order', () => {
  async function agreedByAll(buying: Buying) {
    const purchaseId = await buying.open();
    await buying.take(purchaseId, buying.meena, buying.meena.memberId, 150, 750);
    await buying.take(purchaseId, buying.president, buying.devi, 50, 700);
    await buying.agree(purchaseId, buying.asha, buying.asha.memberId, 300, 700);
    return { purchaseId, now: { versionSeen: await versionOf(buying, purchaseId), priceSeenMinor: 700 } };
  }

  it('is placed once at the tier’s price, with allocations that sum to it, however many press at once', async () => {
    const buying = await aGroupThatBuys(db, clock);
    const { purchaseId, now } = await agreedByAll(buying);
    const pressed = await Promise.all(
      [buying.asha, buying.president, buying.asha, buying.president].map((actor) => order(actor, purchaseId, now)),
    );
    const ids = new Set(pressed.map((one) => (one.ok ? one.value : one.error.code)));
    expect(ids.size).toBe(1);
    const [orderId = ''] = ids;
    expect(await allocationsOf(orderId)).toEqual([
      { memberId: buying.asha.memberId, quantity: 300, amountMinor: 210_000 },
      { memberId: buying.meena.memberId, quantity: 150, amountMinor: 105_000 },
      { memberId: buying.devi, quantity: 50, amountMinor: 35_000 },
    ]);
    const placed = await db
      .selectFrom('purchaseOrder')
      .innerJoin('purchaseOrderLine', 'purchaseOrderLine.orderId', 'purchaseOrder.id')
      .innerJoin('offer', 'offer.id', 'purchaseOrderLine.offerId')
      .select(['totalMinor', 'quantity', 'unitPriceMinor', 'stock'])
      .where('purchaseOrder.id', '=', orderId)
      .executeTakeFirst();
    expect(placed).toEqual({ totalMinor: 350_000, quantity: 500, unitPriceMinor: 700, stock: 4_500 });
    expect(await seen(buying.meena, purchaseId)).toMatchObject({ state: 'ordered', order: { id: orderId } });
    expect(await set(buying.meena, purchaseId, buying.meena.memberId, 60)).toEqual({
      ok: false,
      error: { code: 'closed', state: 'ordered' },
    });
  });

  it('is answered to who placed it and to the officers of the group, and to nobody else of it', async () => {
    const buying = await aGroupThatBuys(db, clock);
    const { purchaseId, now } = await agreedByAll(buying);
    const placed = await order(buying.asha, purchaseId, now);
    const orderId = placed.ok ? placed.value : '';
    const accepted = await transact(db, (tx) => acceptOrder(tx, buying.seller, orderId, clock));
    expect(accepted.ok).toBe(true);
    await handleEvents('order.accepted');
    const told = async (actor: Actor) => (await toldTo(actor)).filter((body) => body.includes(`/orders/${orderId}`));
    expect(await told(buying.asha)).toHaveLength(1);
    expect(await told(buying.president)).toEqual(await told(buying.asha));
    expect(await told(buying.meena)).toEqual([]);
  });

  it('meets a member who changes her part at the same moment: one of the two is told', async () => {
    const buying = await aGroupThatBuys(db, clock);
    const { purchaseId, now } = await agreedByAll(buying);
    const [placed, changed] = await Promise.all([
      order(buying.asha, purchaseId, now),
      set(buying.meena, purchaseId, buying.meena.memberId, 100),
    ]);
    expect([placed.ok, changed.ok].filter(Boolean)).toHaveLength(1);
    if (!placed.ok) expect(placed.error.code).toBe('changed-meanwhile');
    if (!changed.ok) expect(changed.error.code).toBe('closed');
  });

  it('waits until everybody agreed, before the last day is past', async () => {
    const buying = await aGroupThatBuys(db, clock);
    const purchaseId = await buying.open();
    await buying.agree(purchaseId, buying.asha, buying.asha.memberId, 300, 750);
    await buying.take(purchaseId, buying.meena, buying.meena.memberId, 100);
    const now = { versionSeen: await versionOf(buying, purchaseId), priceSeenMinor: 750 };
    expect(await order(buying.president, purchaseId, now)).toEqual({ ok: false, error: { code: 'not-all-agreed' } });
    const [none] = [await order(buying.meena, purchaseId, now)];
    expect(none).toEqual({ ok: false, error: { code: 'purchase-not-found' } });
  });

  it('leaves out after the last day who did not agree, and tells her', async () => {
    const buying = await aGroupThatBuys(db, clock);
    const purchaseId = await buying.open();
    await buying.take(purchaseId, buying.meena, buying.meena.memberId, 250);
    await buying.agree(purchaseId, buying.asha, buying.asha.memberId, 300, 750);
    const { version } = await seen(buying.asha, purchaseId, afterwards);
    const placed = await order(buying.asha, purchaseId, { versionSeen: version, priceSeenMinor: 750 }, afterwards);
    if (!placed.ok) throw new Error(placed.error.code);
    expect(await allocationsOf(placed.value)).toEqual([
      { memberId: buying.asha.memberId, quantity: 300, amountMinor: 225_000 },
    ]);
    const { shares } = await seen(buying.meena, purchaseId, afterwards);
    expect(shares.map(({ name, state }) => [name, state])).toEqual([
      ['Asha', 'in'],
      ['Meena', 'left_out'],
    ]);
    await handleEvents('together.closed');
    const words = 'the order was placed without you, as you had not agreed';
    expect(await toldTo(buying.meena)).toEqual([expect.stringContaining(words) as string]);
    const pays = 'the group’s order is placed. You pay ₹2,250 on delivery.';
    expect(await toldTo(buying.asha)).toEqual([expect.stringContaining(pays) as string]);
  });

  it('says how many are missing to the smallest order and to the next step', async () => {
    const buying = await aGroupThatBuys(db, clock);
    const few = await buying.open({ quantity: '60' });
    await buying.agree(few, buying.asha, buying.asha.memberId, 60, 750);
    const seenFew = { versionSeen: await versionOf(buying, few), priceSeenMinor: 750 };
    expect(await order(buying.asha, few, seenFew)).toEqual({
      ok: false,
      error: { code: 'not-orderable', fit: { code: 'too-few', missing: 40 } },
    });
    await buying.take(few, buying.meena, buying.meena.memberId, 70, 750);
    const seenOdd = { versionSeen: await versionOf(buying, few), priceSeenMinor: 750 };
    expect(await order(buying.asha, few, seenOdd)).toEqual({
      ok: false,
      error: { code: 'not-orderable', fit: { code: 'between-steps', more: 20, fewer: 30 } },
    });
  });

  it('is not placed at another price than the page showed, whoever changed it', async () => {
    const buying = await aGroupThatBuys(db, clock);
    const { purchaseId, now } = await agreedByAll(buying);
    await db
      .updateTable('offerPriceTier')
      .set({ priceMinor: 690 })
      .where('offerId', '=', buying.offerId)
      .where('fromQuantity', '=', 500)
      .execute();
    expect(await order(buying.asha, purchaseId, now)).toEqual({ ok: false, error: { code: 'changed-meanwhile' } });
  });

  it('takes nothing where the supply went to others meanwhile, and stays open', async () => {
    const buying = await aGroupThatBuys(db, clock);
    const { purchaseId, now } = await agreedByAll(buying);
    await db.updateTable('offer').set({ stock: 400 }).where('id', '=', buying.offerId).execute();
    expect(await order(buying.asha, purchaseId, now)).toMatchObject({
      ok: false,
      error: { code: 'more-than-there-is', most: 400 },
    });
    expect(await seen(buying.asha, purchaseId)).toMatchObject({ state: 'open', order: null });
  });

  it('is bought by the member who opened it where staff press for the group', async () => {
    const buying = await aGroupThatBuys(db, clock);
    const { purchaseId, now } = await agreedByAll(buying);
    const manager = await aStaffMember(db, managerOf(buying.branchId));
    const placed = await order(manager, purchaseId, now);
    if (!placed.ok) throw new Error(placed.error.code);
    const { buyerAccountId } = await db
      .selectFrom('purchaseOrder')
      .select('buyerAccountId')
      .where('id', '=', placed.value)
      .executeTakeFirstOrThrow();
    expect(buyerAccountId).toBe(buying.asha.accountId);
    const { events } = await seen(buying.asha, purchaseId);
    expect(events.at(-1)).toMatchObject({ kind: 'ordered', who: manager.displayName });
  });

  it('has allocations that the database lets nobody leave short', async () => {
    const buying = await aGroupThatBuys(db, clock);
    const { purchaseId, now } = await agreedByAll(buying);
    const placed = await order(buying.asha, purchaseId, now);
    if (!placed.ok) throw new Error(placed.error.code);
    const one = { orderId: placed.value, memberId: buying.president.memberId, quantity: 1, amountMinor: 1 };
    await expect(db.insertInto('purchaseOrderAllocation').values(one).execute()).rejects.toThrow('do not sum to it');
  });
});

describe('what comes to nothing', () => {
  it('is called off once, with a reason, by who opened it or an officer', async () => {
    const buying = await aGroupThatBuys(db, clock);
    const purchaseId = await buying.open();
    const off = (actor: Actor) =>
      transact(db, (tx) => cancelPurchase(tx, actor, { purchaseId, reason: 'We found jars nearby.' }, clock));
    expect(await off(buying.meena)).toEqual({ ok: false, error: { code: 'purchase-not-found' } });
    expect(await off(buying.asha)).toEqual({ ok: true, value: null });
    expect(await off(buying.president)).toEqual({ ok: true, value: null });
    const view = await seen(buying.meena, purchaseId);
    expect(view.events.at(-1)).toMatchObject({ kind: 'cancelled', reason: 'We found jars nearby.' });
    expect(view.events.filter(({ kind }) => kind === 'cancelled')).toHaveLength(1);
    expect(await order(buying.asha, purchaseId, { versionSeen: 1, priceSeenMinor: 750 })).toEqual({
      ok: false,
      error: { code: 'closed', state: 'cancelled' },
    });
  });

  it('keeps no words of hers who is erased', async () => {
    const buying = await aGroupThatBuys(db, clock);
    const purchaseId = await buying.open({ note: 'Mine without lids, I am Asha of the mill.' });
    await transact(db, (tx) => cancelPurchase(tx, buying.asha, { purchaseId, reason: 'I am ill.' }, clock));
    const email = `${buying.asha.accountId}@erased.invalid`;
    await database.owner.db.updateTable('account').set({ email }).where('id', '=', buying.asha.accountId).execute();
    const view = await seen(buying.president, purchaseId);
    expect([view.note, view.events.at(-1)]).toMatchObject(['', { kind: 'cancelled', reason: '' }]);
  });

  it('lapses two weeks after the last day, and not before', async () => {
    const buying = await aGroupThatBuys(db, clock);
    const purchaseId = await buying.open();
    await lapsePurchases(db, fixedClock('2026-07-04T12:00:00Z'));
    expect(await seen(buying.asha, purchaseId)).toMatchObject({ state: 'open' });
    expect(await lapsePurchases(db, fixedClock('2026-07-05T12:00:00Z'))).toBeGreaterThan(0);
    expect(await seen(buying.asha, purchaseId)).toMatchObject({ state: 'lapsed' });
  });
});
