import { beforeEach, describe, expect, it } from 'vitest';
import { addSupplier } from '~/domain/eligibility/suppliers/add-supplier.server';
import { blockSupplier } from '~/domain/eligibility/suppliers/block-supplier.server';
import { lapseSuppliers } from '~/domain/eligibility/suppliers/lapse-suppliers.server';
import { supplierView } from '~/domain/eligibility/suppliers/supplier.queries.server';
import { startVisit } from '~/domain/eligibility/visits/start-visit.server';
import type { StaffMember } from '~/platform/actor';
import { fixedClock } from '~/platform/clock';
import { transact } from '~/platform/db.server';
import { aLiveOffer, anEligibleSeller } from '../../factories/market';
import { aStaffMember, managerOf } from '../../factories/people';
import { anApprovedVisit, answersOf, aSupplier, done } from '../../factories/visits';
import { TEST_NOW } from '../../support/request-context';
import { handleEvents } from '../../support/handle-events';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const { db } = database;
const clock = fixedClock(TEST_NOW);
const DAY = '2026-06-15';

let people: { visitor: StaffMember; approver: StaffMember };
let supplierId = '';
let offerId = '';

beforeEach(async () => {
  const { branchId } = await anEligibleSeller(db);
  people = {
    visitor: await aStaffMember(db, managerOf(branchId)),
    approver: await aStaffMember(db, managerOf(branchId)),
  };
  supplierId = await aSupplier(db);
  offerId = await aLiveOffer(db, supplierId);
  await db.updateTable('offer').set({ state: 'paused', pausedBy: 'standing' }).where('id', '=', offerId).execute();
});

const handleAll = () => handleEvents(database, clock);

async function offerState() {
  await handleAll();
  return (await db.selectFrom('offer').select('state').where('id', '=', offerId).executeTakeFirstOrThrow()).state;
}
const view = () => supplierView(db, people.visitor.staff, supplierId);
const block = (actor: StaffMember, on: boolean, reason = 'Mouldy seed was sold') =>
  transact(db, (tx) => blockSupplier(tx, actor, supplierId, { block: on, reason }, clock));

describe('a supplier', () => {
  it('is vetted by an approved visit of two people, and its offers come to the market', async () => {
    await anApprovedVisit(db, people, supplierId, 'supplier');
    expect(await view()).toMatchObject({
      state: 'vetted',
      vettedOn: DAY,
      vettedBy: expect.stringContaining('Grace, Grace') as string,
    });
    expect(await offerState()).toBe('live');
  });

  it('is on the market from the day of its visit where it is, also while it is still yesterday in UTC', async () => {
    const night = fixedClock('2026-06-14T20:00:00Z');
    await anApprovedVisit(db, people, supplierId, 'supplier', { visitedOn: DAY, clock: night });
    await handleEvents(database, night);
    expect(await offerState()).toBe('live');
  });

  it('is not by one that found fault, and loses its place by it', async () => {
    await anApprovedVisit(db, people, supplierId, 'supplier', { visitedOn: '2026-06-01' });
    expect(await offerState()).toBe('live');
    const noPapers = answersOf('supplier', { registration: { answer: 'no', note: 'No papers' } });
    await anApprovedVisit(db, people, supplierId, 'supplier', { answers: noPapers });
    expect(await view()).toMatchObject({ state: 'waiting', vettedOn: null });
    expect(await offerState()).toBe('paused');
  });

  it('blocked leaves the market at once, and no file brings it back', async () => {
    await anApprovedVisit(db, people, supplierId, 'supplier');
    expect(await offerState()).toBe('live');
    expect(await block(people.visitor, true, 'bad')).toMatchObject({ error: { code: 'reason-too-short' } });
    expect(await block(people.visitor, true)).toMatchObject({ ok: true });
    expect(await block(people.visitor, true)).toMatchObject({ error: { code: 'state-changed' } });
    await db
      .updateTable('enterprise')
      .set({ vettedOn: DAY, vettedBy: 'A file' })
      .where('id', '=', supplierId)
      .execute();
    expect(await view()).toMatchObject({ state: 'blocked', vettedOn: null, vettedBy: null });
    expect(await offerState()).toBe('paused');
  });

  it('gets back, when its block is lifted, what its last approved visit stands for', async () => {
    await anApprovedVisit(db, people, supplierId, 'supplier');
    await block(people.visitor, true);
    expect(await block(people.approver, false, 'New seed, seen and sound')).toMatchObject({ ok: true });
    expect(await view()).toMatchObject({ state: 'vetted', vettedOn: DAY });
    expect(await offerState()).toBe('live');
    const unvisited = await aSupplier(db, 'IN', '2026-06-01');
    const both = (on: boolean) =>
      transact(db, (tx) =>
        blockSupplier(tx, people.visitor, unvisited, { block: on, reason: 'Asked about by the police' }, clock),
      );
    await both(true);
    await both(false);
    expect(await supplierView(db, people.visitor.staff, unvisited)).toMatchObject({ state: 'waiting', vettedOn: null });
  });

  it('lapses twelve months after its visit, once', async () => {
    await anApprovedVisit(db, people, supplierId, 'supplier');
    expect(await offerState()).toBe('live');
    expect(await lapseSuppliers(db, fixedClock('2027-06-14T12:00:00Z'))).toBe(0);
    expect(await lapseSuppliers(db, fixedClock('2027-06-15T12:00:00Z'))).toBeGreaterThanOrEqual(1);
    expect(await lapseSuppliers(db, fixedClock('2027-06-15T12:00:00Z'))).toBe(0);
    expect(await offerState()).toBe('paused');
  });

  it('is added by a manager of its country alone, once', async () => {
    const input = { name: 'Erode Jars', country: 'IN', district: 'Erode', sector: null, contactPhone: null };
    const id = await done(db, (tx) => addSupplier(tx, people.visitor, input));
    const add = (given: Partial<typeof input>) =>
      transact(db, (tx) => addSupplier(tx, people.visitor, { ...input, ...given }));
    expect(await add({ name: 'erode jars' })).toMatchObject({ error: { code: 'known-already', enterpriseId: id } });
    expect(await add({ country: 'KE' })).toMatchObject({ error: { code: 'not-your-country' } });
    expect(await supplierView(db, people.visitor.staff, id)).toMatchObject({ state: 'waiting', code: 'SUP-IN-0001' });
  });

  it('of another country is not there, nor for a trainer', async () => {
    const kenyan = await aSupplier(db, 'KE');
    expect(await supplierView(db, people.visitor.staff, kenyan)).toBeUndefined();
    const started = await transact(db, (tx) => startVisit(tx, people.visitor, kenyan, clock));
    expect(started).toMatchObject({ error: { code: 'enterprise-not-found' } });
    const trainer = await aStaffMember(db, [
      { role: 'trainer', branchId: people.visitor.staff.duties[0]?.branchId ?? null },
    ]);
    expect(await supplierView(db, trainer.staff, supplierId)).toBeUndefined();
    expect(await block(trainer, true)).toMatchObject({ error: { code: 'supplier-not-found' } });
  });
});
