import { describe, expect, it } from 'vitest';
import { openPurchase } from '~/domain/sourcing/together/open-purchase.server';
import { purchaseView } from '~/domain/sourcing/together/purchase-view.queries.server';
import { fixedClock } from '~/platform/clock';
import { transact } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { aBuyer } from '../../factories/market';
import { aStaffMember, assignTrainer, managerOf } from '../../factories/people';
import { aGroupThatBuys, openInput } from '../../factories/together';
import { TEST_NOW } from '../../support/request-context';
import { testDatabase } from '../../support/test-database';
import { buyingTogether } from '../../support/buying-together';

const database = await testDatabase({ poolSize: 12 });
const { db } = database;
const clock = fixedClock(TEST_NOW);
const { set, leave, confirm, order, seen, versionOf, handleEvents, toldTo } = buyingTogether(database, clock);

describe('opening a purchase together', () => {
  it('puts the opener’s part in, once for the same form, and tells the other members', async () => {
    const buying = await aGroupThatBuys(db, clock);
    const input = openInput(buying.groupId, buying.offerId);
    const open = () => transact(db, (tx) => openPurchase(tx, buying.asha, input, clock));
    const [first, second] = await Promise.all([open(), open()]);
    expect(first).toEqual(second);
    const view = await seen(buying.meena, first?.ok ? first.value : '');
    expect(view).toMatchObject({ state: 'open', isMember: true, mayKeep: false, mayClose: false });
    expect(view.shares).toMatchObject([{ name: 'Asha', quantity: 300, enteredBy: null, highestPriceMinor: null }]);
    expect(view.events.map(({ kind }) => kind)).toEqual(['opened', 'joined']);
    await handleEvents('together.opened');
    expect(await toldTo(buying.asha)).toEqual([]);
    const words = expect.stringContaining('opened a purchase for your group: Erode turmeric powder') as string;
    for (const told of [buying.meena, buying.president]) expect(await toldTo(told)).toEqual([words]);
  });

  it('is for members of the group, until a day that lies ahead, and asks for no delivery that the offer has not', async () => {
    const buying = await aGroupThatBuys(db, clock, { deliveryRange: 'pickup' });
    const other = await aGroupThatBuys(db, clock);
    const open = (fields: Record<string, string>, member = buying.asha) =>
      transact(db, (tx) => openPurchase(tx, member, openInput(buying.groupId, buying.offerId, fields), clock));
    expect(await open({}, other.asha)).toEqual({ ok: false, error: { code: 'group-not-found' } });
    for (const closesOn of ['2026-06-14', '2026-08-15']) {
      const error = { code: 'day-out-of-range', first: '2026-06-15', last: '2026-08-14' };
      expect(await open({ closesOn })).toEqual({ ok: false, error });
    }
    const delivery = { deliveryMethod: 'delivery', deliveryPlace: 'Malli hall' };
    expect(await open(delivery)).toEqual({ ok: false, error: { code: 'pickup-only' } });
    expect(await open({ quantity: '6000' })).toEqual({ ok: false, error: { code: 'more-than-there-is', most: 5_000 } });
    expect(await open({ offerId: newId() })).toEqual({ ok: false, error: { code: 'offer-not-found' } });
  });

  it('buys nothing of an enterprise that is her own', async () => {
    const buying = await aGroupThatBuys(db, clock);
    await db
      .insertInto('enterpriseOwner')
      .values({ enterpriseId: buying.enterpriseId, memberId: buying.asha.memberId, signatory: false })
      .execute();
    const opened = transact(db, (tx) =>
      openPurchase(tx, buying.asha, openInput(buying.groupId, buying.offerId), clock),
    );
    expect(await opened).toEqual({ ok: false, error: { code: 'own-offer' } });
  });
});

describe('to whom a purchase is known', () => {
  it('exists for members and for staff who keep the group, and for nobody else', async () => {
    const buying = await aGroupThatBuys(db, clock);
    const other = await aGroupThatBuys(db, clock);
    const purchaseId = await buying.open();
    const trainer = await aStaffMember(db, [{ role: 'trainer', branchId: buying.branchId }]);
    await assignTrainer(db, trainer.accountId, [buying.groupId]);
    expect(await seen(trainer, purchaseId)).toMatchObject({ isMember: false, mayKeep: true, mayClose: true });
    const strangers = [
      await aBuyer(db),
      other.asha,
      other.president,
      buying.seller,
      await aStaffMember(db, managerOf(other.branchId)),
      await aStaffMember(db, [{ role: 'credit_officer', branchId: buying.branchId }]),
      await aStaffMember(db, [{ role: 'head_office', branchId: null }]),
    ];
    for (const stranger of strangers) {
      expect(await purchaseView(db, stranger, purchaseId, clock)).toBeUndefined();
      const none = { ok: false, error: { code: 'purchase-not-found' } };
      expect(await set(stranger, purchaseId, stranger.memberId ?? buying.devi, 10)).toEqual(none);
      expect(await leave(stranger, purchaseId, buying.asha.memberId)).toEqual(none);
      expect(await confirm(stranger, purchaseId, buying.asha.memberId, 300, 750)).toEqual(none);
      expect(await order(stranger, purchaseId, { versionSeen: 1, priceSeenMinor: 750 })).toEqual(none);
    }
  });

  it('lets an officer write for a member without an account, says so, and lets nobody write for one who has hers', async () => {
    const buying = await aGroupThatBuys(db, clock);
    const purchaseId = await buying.open();
    await buying.take(purchaseId, buying.president, buying.devi, 200, 700);
    const view = await seen(buying.asha, purchaseId);
    const writer = buying.president.displayName;
    expect(view.shares.find(({ name }) => name === 'Devi')).toMatchObject({
      ...{ quantity: 200, hasAccount: false, enteredBy: writer, agreedBy: writer, highestPriceMinor: 700 },
    });
    const herself = { ok: false, error: { code: 'acts-herself', name: 'Meena' } };
    expect(await set(buying.president, purchaseId, buying.meena.memberId, 10)).toEqual(herself);
    expect(await set(buying.asha, purchaseId, buying.devi, 10)).toMatchObject({ ok: false });
  });
});

describe('each one’s word', () => {
  it('holds up to the price she agreed to, and is asked for again above it', async () => {
    const buying = await aGroupThatBuys(db, clock);
    const purchaseId = await buying.open();
    await buying.take(purchaseId, buying.meena, buying.meena.memberId, 200, 750);
    await buying.agree(purchaseId, buying.asha, buying.asha.memberId, 300, 700);
    await leave(buying.meena, purchaseId, buying.meena.memberId);
    expect(await confirm(buying.asha, purchaseId, buying.asha.memberId, 300, 700)).toEqual({
      ok: false,
      error: { code: 'price-rose', priceMinor: 750 },
    });
    const stale = await order(buying.asha, purchaseId, {
      versionSeen: await versionOf(buying, purchaseId),
      priceSeenMinor: 750,
    });
    expect(stale).toEqual({ ok: false, error: { code: 'not-all-agreed' } });
    await handleEvents('together.price-rose');
    const words = 'Meena left. The price rose from ₹7 to ₹7.50, you pay ₹2,250. Please agree again';
    expect(await toldTo(buying.asha)).toEqual([expect.stringContaining(words) as string]);
    expect(await toldTo(buying.meena)).toEqual([]);
  });

  it('is for the quantity that she saw, and is taken back when she changes it', async () => {
    const buying = await aGroupThatBuys(db, clock);
    const purchaseId = await buying.open();
    const { memberId } = buying.asha;
    expect(await confirm(buying.asha, purchaseId, memberId, 299, 750)).toEqual({
      ok: false,
      error: { code: 'quantity-changed', quantity: 300 },
    });
    expect(await confirm(buying.asha, purchaseId, memberId, 300, 749)).toMatchObject({ error: { code: 'price-rose' } });
    expect(await confirm(buying.asha, purchaseId, memberId, 300, 751)).toEqual({
      ok: false,
      error: { code: 'unknown-price' },
    });
    await buying.agree(purchaseId, buying.asha, memberId, 300, 750);
    const version = await versionOf(buying, purchaseId);
    expect(await confirm(buying.asha, purchaseId, memberId, 300, 750)).toEqual({ ok: true, value: null });
    expect(await set(buying.asha, purchaseId, memberId, 300)).toEqual({ ok: true, value: null });
    expect(await versionOf(buying, purchaseId)).toBe(version);
    await set(buying.asha, purchaseId, memberId, 250);
    expect((await seen(buying.asha, purchaseId)).shares[0]).toMatchObject({ quantity: 250, highestPriceMinor: null });
  });

  it('is given by nobody who is not in it', async () => {
    const buying = await aGroupThatBuys(db, clock);
    const purchaseId = await buying.open();
    expect(await confirm(buying.meena, purchaseId, buying.meena.memberId, 10, 750)).toEqual({
      ok: false,
      error: { code: 'not-in' },
    });
  });
});

describe('taking part', () => {
  it('of two at once counts both, and never takes more than there is', async () => {
    const buying = await aGroupThatBuys(db, clock, { stock: 1_000 });
    const purchaseId = await buying.open();
    const [meena, president] = await Promise.all([
      set(buying.meena, purchaseId, buying.meena.memberId, 500),
      set(buying.president, purchaseId, buying.president.memberId, 500),
    ]);
    const results = [meena, president];
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toEqual({ ok: false, error: { code: 'more-than-there-is', most: 200 } });
    const both = await Promise.all([
      set(buying.meena, purchaseId, buying.meena.memberId, 200),
      set(buying.president, purchaseId, buying.president.memberId, 200),
    ]);
    expect(both.map(({ ok }) => ok)).toEqual([true, true]);
    const { shares, events } = await seen(buying.asha, purchaseId);
    expect(shares.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(700);
    const prices = events.map(({ priceBeforeMinor, priceAfterMinor }) => [priceBeforeMinor, priceAfterMinor]);
    for (let step = 3; step < prices.length; step += 1) expect(prices[step]?.[0]).toBe(prices[step - 1]?.[1]);
  });

  it('ends with the last day in the branch’s time zone, for joining and for dropping out', async () => {
    const buying = await aGroupThatBuys(db, clock);
    const purchaseId = await buying.open();
    const stillTheDay = fixedClock('2026-06-20T18:00:00Z');
    const theNext = fixedClock('2026-06-20T19:00:00Z');
    const { memberId } = buying.meena;
    expect((await set(buying.meena, purchaseId, memberId, 100, stillTheDay)).ok).toBe(true);
    const late = { ok: false, error: { code: 'too-late', closesOn: '2026-06-20' } };
    expect(await set(buying.meena, purchaseId, memberId, 150, theNext)).toEqual(late);
    expect(await leave(buying.meena, purchaseId, memberId, theNext)).toEqual(late);
  });

  it('counts nobody who left the group', async () => {
    const buying = await aGroupThatBuys(db, clock);
    const purchaseId = await buying.open();
    await buying.take(purchaseId, buying.meena, buying.meena.memberId, 200);
    await db
      .updateTable('membership')
      .set({ leftOn: '2026-06-14' })
      .where('memberId', '=', buying.meena.memberId)
      .execute();
    expect((await seen(buying.asha, purchaseId)).shares.map(({ name }) => name)).toEqual(['Asha']);
    expect(await purchaseView(db, buying.meena, purchaseId, clock)).toBeUndefined();
  });
});
