import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { publicEnterprise } from '~/domain/catalogue/public-enterprise.queries.server';
import { findSuppliers } from '~/domain/sourcing/suppliers/find-suppliers.server';
import type { SupplierQuery } from '~/domain/sourcing/suppliers/supplier-query.schema';
import { changeNote, ownNote, ownNotes, removeNote, writeNote } from '~/domain/sourcing/suppliers/notes.server';
import { supplierTies } from '~/domain/sourcing/suppliers/supplier-ties.queries.server';
import type { Actor } from '~/platform/actor';
import { fixedClock } from '~/platform/clock';
import { transact } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { aBuyer, anEligibleSeller } from '../../factories/market';
import { aMember, anAccount, aStaffMember, managerOf } from '../../factories/people';
import { anOfferOfJars, aVettedSupplier } from '../../factories/suppliers';
import { TEST_NOW } from '../../support/request-context';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const { db } = database;
const clock = fixedClock(TEST_NOW);

const find = (query: SupplierQuery) => findSuppliers(database, query, 20, clock);
const names = async (query: SupplierQuery) => (await find(query)).suppliers.map(({ name }) => name);

const erode = await aVettedSupplier(db, { name: 'Velan Packaging', district: 'Erode' });
await anOfferOfJars(db, erode);
const nairobi = await aVettedSupplier(db, { name: 'Savanna Seeds', country: 'KE', district: 'Nairobi' });
await aVettedSupplier(db, { name: 'Waiting Works', vettedOn: null });
await aVettedSupplier(db, { name: 'Madurai Looms', district: 'Madurai' });

describe('the directory', () => {
  it('lists vetted suppliers by name, with what they offer', async () => {
    expect(await names({})).toEqual(['Madurai Looms', 'Savanna Seeds', 'Velan Packaging']);
    const [, , velan] = (await find({})).suppliers;
    expect(velan).toMatchObject({ productTypes: ['plastic-jars'], liveOffers: 1, vettedOn: '2026-05-01' });
  });

  it('understands names that are spelt a little otherwise, and words of the vocabulary in other languages', async () => {
    expect(await names({ q: 'velan' })).toEqual(['Velan Packaging']);
    expect(await names({ q: 'savana' })).toEqual(['Savanna Seeds']);
    expect(await names({ q: 'plastic jars' })).toEqual(['Velan Packaging']);
    expect(await names({ q: '%' })).toEqual([]);
    expect(await names({ q: 'xqzwv' })).toEqual([]);
  });

  it('is narrowed by category and country, and sorted by distance', async () => {
    expect(await names({ country: 'KE' })).toEqual(['Savanna Seeds']);
    expect(await names({ category: 'packaging' })).toEqual(['Velan Packaging']);
    const near = await find({ near: 'Madurai', sort: 'nearest' });
    expect(near.suppliers.map(({ name }) => name)).toEqual(['Madurai Looms', 'Velan Packaging', 'Savanna Seeds']);
    expect(near.suppliers[0]?.distanceM).toBe(0);
    expect((await find({ near: 'No such place', sort: 'nearest' })).near).toBeNull();
  });

  it('is paged by a cursor in either order, and a made-up one begins at the start', async () => {
    for (const order of [{}, { near: 'Madurai', sort: 'nearest' as const }]) {
      const whole = await names(order);
      const first = await find({ ...order, limit: 2 });
      const second = await find({ ...order, limit: 2, cursor: first.next ?? '' });
      expect([...first.suppliers, ...second.suppliers].map(({ name }) => name)).toEqual(whole);
      expect(second.next).toBeNull();
      const madeUp = Buffer.from(JSON.stringify(['nearest', "1' or 1=1", newId()])).toString('base64url');
      expect(await names({ ...order, cursor: madeUp })).toEqual(whole);
    }
  });

  it('forgets a blocked supplier, and so does its page', async () => {
    const account = await aBuyer(db);
    const id = await aVettedSupplier(db, { name: 'Mouldy Seed' });
    expect(await publicEnterprise(database, id)).toMatchObject({ name: 'Mouldy Seed' });
    await sql`
      insert into supplier_block (id, enterprise_id, reason, blocked_by, blocked_at)
      values (${newId()}, ${id}, 'Mouldy seed was sold', ${account.accountId}, now())
    `.execute(db);
    await db.updateTable('enterprise').set({ vettedOn: null, vettedBy: null }).where('id', '=', id).execute();
    expect(await names({ q: 'mouldy' })).toEqual([]);
    expect(await publicEnterprise(database, id)).toBeUndefined();
  });
});

describe('notes about a supplier', () => {
  const write = (actor: Actor, words: string, formId = newId()) =>
    transact(db, (tx) => writeNote(tx, actor, erode, { words, formId }, clock));
  const change = (actor: Actor, id: string, words: string, version: number) =>
    transact(db, (tx) => changeNote(tx, actor, id, { words, version }, clock));

  it('are read by who wrote them alone', async () => {
    const [writer, stranger] = [await aBuyer(db), await aBuyer(db)];
    const formId = newId();
    const written = await write(writer, 'Lids leak.', formId);
    expect(await write(writer, 'Lids leak.', formId)).toEqual(written);
    const id = written.ok ? written.value : '';
    expect(await ownNotes(db, writer, erode)).toMatchObject([{ words: 'Lids leak.' }]);
    expect(await ownNotes(db, stranger, erode)).toEqual([]);
    expect(await ownNote(db, stranger, id)).toBeUndefined();
    expect(await change(stranger, id, 'x', 1)).toEqual({ ok: false, error: { code: 'note-not-found' } });
    await db.transaction().execute(async (tx) => expect(await removeNote(tx, stranger, id)).toBe(false));
    await db.transaction().execute(async (tx) => expect(await removeNote(tx, writer, id)).toBe(true));
    expect(await ownNotes(db, writer, erode)).toEqual([]);
  });

  it('show the second of two browsers what the first wrote', async () => {
    const writer = await aBuyer(db);
    const written = await write(writer, 'Slow.');
    const id = written.ok ? written.value : '';
    expect(await change(writer, id, 'Slow, but good.', 1)).toMatchObject({ ok: true });
    expect(await change(writer, id, 'Slow, but good.', 1)).toMatchObject({ ok: true });
    expect(await change(writer, id, 'Never again.', 1)).toMatchObject({
      error: { code: 'changed-meanwhile', current: { words: 'Slow, but good.', version: 2 } },
    });
  });

  it('are about suppliers alone', async () => {
    const writer = await aBuyer(db);
    const { enterpriseId } = await anEligibleSeller(db);
    const elsewhere = await transact(db, (tx) =>
      writeNote(tx, writer, enterpriseId, { words: 'x', formId: newId() }, clock),
    );
    expect(elsewhere).toEqual({ ok: false, error: { code: 'supplier-not-found' } });
  });

  it('go when their writer is erased at her request', async () => {
    const { seller, branchId, memberId } = await anEligibleSeller(db);
    const [first, second] = [await aStaffMember(db, managerOf(branchId)), await aStaffMember(db, managerOf(branchId))];
    await write(seller, 'Gone with me.');
    const request = newId();
    await sql`
      insert into erasure_request (id, member_id, requested_by, requested_at, state, decided_by, decided_at)
      values (${request}, ${memberId}, ${first.accountId}, now(), 'done', ${second.accountId}, now())
    `.execute(db);
    await sql`select erase_person(${request})`.execute(db);
    expect(await ownNotes(db, seller, erode)).toEqual([]);
  });
});

describe('how many members of one’s branch use a supplier', () => {
  it('is told from ten on, and only to members of that branch', async () => {
    const { branchId } = await aMember(db, { country: 'IN' });
    const buyers: Actor[] = [];
    const offerId = await anOfferOfJars(db, nairobi);
    for (let count = 0; count < 10; count += 1) {
      const { memberId } = await aMember(db, { branchId });
      const account = await anAccount(db);
      await db.updateTable('account').set({ memberId }).where('id', '=', account.accountId).execute();
      buyers.push({ ...account, memberId });
    }
    const order = (buyer: Actor | undefined, state: string) =>
      sql`
      with o as (
        insert into purchase_order (id, number, buyer_account_id, enterprise_id, state, currency, total_minor,
          delivery_method, payment_method, promised_on, answer_by, idempotency_key, request_hash, placed_at)
        values (${newId()}, ${newId()}, ${buyer?.accountId}, ${nairobi}, ${state}, 'INR', 100, 'pickup', 'on_delivery',
          '2026-06-20', now(), ${newId()}, '-', now()) returning id)
      insert into purchase_order_line (order_id, offer_id, title, product_type, unit, unit_price_minor, quantity,
        from_stock, line_total_minor)
      select id, ${offerId}, 'Jars', 'plastic-jars', 'piece', 100, 1, 1, 100 from o`.execute(db);
    for (const buyer of buyers.slice(0, 9)) await order(buyer, 'completed');
    await order(buyers[0], 'accepted');
    await order(buyers[9], 'placed');
    const usedBy = async (actor: Actor | undefined) => actor && (await supplierTies(db, actor, nairobi)).usedBy;
    expect(await usedBy(buyers[0])).toBeNull();
    await order(buyers[9], 'accepted');
    expect(await usedBy(buyers[0])).toBe(10);
    expect(await usedBy((await anEligibleSeller(db)).seller)).toBeNull();
    expect(await usedBy(await aBuyer(db))).toBeNull();
  });
});
