import { beforeEach, describe, expect, it } from 'vitest';
import {
  addSupplierAccount,
  removeSupplierAccount,
  supplierAccounts,
} from '~/domain/eligibility/suppliers/supplier-accounts.server';
import { changeOffer } from '~/domain/catalogue/change-offer.server';
import { publishOffer } from '~/domain/catalogue/publish-offer.server';
import { deskOffers, sellerEnterprises, sellerOffer } from '~/domain/catalogue/seller.queries.server';
import { startOffer } from '~/domain/catalogue/start-offer.server';
import { withdrawOffer } from '~/domain/catalogue/withdraw-offer.server';
import { readSession } from '~/domain/identity/read-session.server';
import { startSession } from '~/domain/identity/start-session.server';
import { acceptOrder } from '~/domain/orders/accept-order.server';
import { ordersToAnswer } from '~/domain/orders/order.queries.server';
import { placeOrderSchema } from '~/domain/orders/place-order.schema';
import { placeOrder } from '~/domain/orders/place-order.server';
import type { Actor, StaffMember } from '~/platform/actor';
import { fixedClock } from '~/platform/clock';
import { transact } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { aBuyer, anEligibleSeller } from '../../factories/market';
import { anAccount, aStaffMember, managerOf } from '../../factories/people';
import { anOfferOfJars, aSupplierAccount, aVettedSupplier } from '../../factories/suppliers';
import { TEST_NOW } from '../../support/request-context';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const { db } = database;
const clock = fixedClock(TEST_NOW);

let supplierId = '';
let keeper: Actor;
let staff: StaffMember;
beforeEach(async () => {
  const { branchId } = await anEligibleSeller(db);
  staff = await aStaffMember(db, managerOf(branchId));
  supplierId = await aVettedSupplier(db);
  keeper = await aSupplierAccount(db, supplierId);
});

const start = (actor: Actor) =>
  transact(db, (tx) =>
    startOffer(
      tx,
      actor,
      { enterpriseId: supplierId, productType: 'glass-jars', formId: newId(), language: 'en' },
      clock,
    ),
  );

describe('an account of a supplier', () => {
  const add = (actor: StaffMember, typed: string) =>
    transact(db, (tx) => addSupplierAccount(tx, actor, supplierId, typed, clock));

  it('is added by staff of its country, by the address or number it joined with', async () => {
    const account = await anAccount(db, { email: 'jars@example.org', displayName: 'Jars' });
    expect(await add(staff, ' Jars@example.org ')).toEqual({ ok: true, value: null });
    expect(await add(staff, 'jars@example.org')).toEqual({ ok: true, value: null });
    const accounts = await supplierAccounts(db, staff.staff, supplierId);
    expect(accounts.map(({ name }) => name).sort()).toEqual(['Jars', 'Velan']);
    const caller = await anAccount(db, { phone: '+919876543210', displayName: 'Caller' });
    expect(await add(staff, '98765 43210')).toEqual({ ok: true, value: null });
    const token = await startSession(db, caller.accountId, { userAgent: null }, clock);
    const request = () => new Request('http://localhost', { headers: { cookie: `__Host-session=${token}` } });
    expect((await readSession(db, request(), clock)).actor).toMatchObject({ supplies: true, memberId: null });
    await transact(db, (tx) => removeSupplierAccount(tx, staff, supplierId, caller.accountId));
    expect((await readSession(db, request(), clock)).actor?.supplies).toBeUndefined();
    const audited = await db.selectFrom('auditLog').select('reason').where('recordId', '=', supplierId).execute();
    expect(audited).toHaveLength(3);
    expect(account.supplies).toBeUndefined();
  });

  it('is not added by staff elsewhere, for nobody, or for staff', async () => {
    const other = await aStaffMember(db, [{ role: 'trainer', branchId: staff.staff.duties[0]?.branchId ?? null }]);
    expect(await add(other, 'jars@example.org')).toMatchObject({ error: { code: 'supplier-not-found' } });
    expect(await supplierAccounts(db, other.staff, supplierId)).toEqual([]);
    expect(await add(staff, 'nobody@example.org')).toMatchObject({ error: { code: 'account-not-found' } });
    expect(await add(staff, 'neither')).toMatchObject({ error: { code: 'account-not-found' } });
    const { email } = await db
      .selectFrom('account')
      .select('email')
      .where('id', '=', staff.accountId)
      .executeTakeFirstOrThrow();
    expect(await add(staff, email ?? '')).toMatchObject({ error: { code: 'account-of-staff' } });
  });
});

describe('a supplier’s desk', () => {
  it('makes, publishes, changes and withdraws offers in the currency of its country', async () => {
    const started = await start(keeper);
    const offerId = started.ok ? started.value : '';
    const terms = {
      ...{ title: 'Jam jars', unit: 'piece', priceMinor: 900, minQuantity: 24, quantityStep: 24, stock: 480 },
      leadTimeDays: 2,
    };
    expect(await transact(db, (tx) => changeOffer(tx, keeper, offerId, terms, { version: 1 }, clock))).toMatchObject({
      ok: true,
    });
    expect(await transact(db, (tx) => publishOffer(tx, keeper, offerId, clock))).toEqual({ ok: true, value: 'live' });
    expect(await sellerOffer(db, keeper, offerId)).toMatchObject({ currency: 'INR', state: 'live' });
    expect(await sellerEnterprises(db, keeper)).toMatchObject([
      { id: supplierId, kind: 'supplier', outcome: null, vettedOn: '2026-05-01' },
    ]);
    expect(await transact(db, (tx) => withdrawOffer(tx, keeper, offerId, clock))).toMatchObject({ ok: true });
  });

  it('is nobody else’s: not another supplier’s, not a member’s, not a buyer’s', async () => {
    const offerId = await anOfferOfJars(db, supplierId);
    const rival = await aSupplierAccount(db, await aVettedSupplier(db, { name: 'Rival' }));
    const { seller } = await anEligibleSeller(db);
    for (const stranger of [rival, seller, await aBuyer(db)]) {
      expect(await sellerOffer(db, stranger, offerId)).toBeUndefined();
      expect(await deskOffers(db, stranger, supplierId)).toEqual([]);
      expect(await start(stranger)).toEqual({ ok: false, error: { code: 'enterprise-not-found' } });
      expect(await transact(db, (tx) => withdrawOffer(tx, stranger, offerId, clock))).toMatchObject({
        error: { code: 'offer-not-found' },
      });
    }
  });

  it('answers orders for what it offers', async () => {
    const offerId = await anOfferOfJars(db, supplierId);
    const buyer = await aBuyer(db);
    const input = placeOrderSchema.parse({ offerId, quantity: '100', idempotencyKey: newId() });
    const placed = await transact(db, (tx) => placeOrder(tx, buyer, input, clock));
    const orderId = placed.ok ? placed.value.id : '';
    expect((await ordersToAnswer(db, keeper)).map(({ id }) => id)).toEqual([orderId]);
    expect(await transact(db, (tx) => acceptOrder(tx, keeper, orderId, clock))).toMatchObject({ ok: true });
  });
});
