import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { correctVisit } from '~/domain/eligibility/visits/correct-visit.server';
import { decideVisit } from '~/domain/eligibility/visits/decide-visit.server';
import { dropVisit } from '~/domain/eligibility/visits/drop-visit.server';
import { saveVisit } from '~/domain/eligibility/visits/save-visit.server';
import { startVisit } from '~/domain/eligibility/visits/start-visit.server';
import { submitVisit } from '~/domain/eligibility/visits/submit-visit.server';
import { visitQueue } from '~/domain/eligibility/visits/visit-queue.queries.server';
import { visitView } from '~/domain/eligibility/visits/visit.queries.server';
import type { StaffMember } from '~/platform/actor';
import { fixedClock, type Clock } from '~/platform/clock';
import { transact } from '~/platform/db.server';
import { aLiveOffer, anEligibleSeller } from '../../factories/market';
import { aStaffMember, assignTrainer, managerOf } from '../../factories/people';
import { anApprovedVisit, answersOf, aSentVisit, done, visitInput } from '../../factories/visits';
import { TEST_NOW } from '../../support/request-context';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const { db } = database;
const clock = fixedClock(TEST_NOW);
const DAY = '2026-06-15';

let enterpriseId = '';
let visitor: StaffMember;

async function aBranch() {
  const seller = await anEligibleSeller(db);
  return {
    ...seller,
    visitor: await aStaffMember(db, managerOf(seller.branchId)),
    approver: await aStaffMember(db, managerOf(seller.branchId)),
  };
}

beforeAll(async () => {
  ({ enterpriseId, visitor } = await aBranch());
});

const registered = (id: string) =>
  db
    .selectFrom('vettingVisit')
    .select(['visitedOn', 'visitor', 'outcome', 'approver', 'approvedOn'])
    .where('enterpriseId', '=', id)
    .orderBy('visitedOn')
    .execute();
const sheet = (id: string) => db.selectFrom('visitSheet').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const decide = (actor: StaffMember, id: string, decision: 'approve' | 'return', version: number, reason = '') =>
  transact(db, (tx) => decideVisit(tx, actor, id, { decision, reason, version }, clock));

describe('a visit', () => {
  it('is begun once, however often it is begun, and saved as she goes', async () => {
    const first = await done(db, (tx) => startVisit(tx, visitor, enterpriseId, clock));
    expect(await done(db, (tx) => startVisit(tx, visitor, enterpriseId, clock))).toBe(first);
    const half = visitInput('individual', { answers: { workplace: { answer: 'yes', note: 'swept' } }, place: '' });
    const saved = await done(db, (tx) => saveVisit(tx, visitor, first, half, clock));
    expect(saved).toMatchObject({ version: 2, answers: { workplace: { answer: 'yes', note: 'swept' } } });
    expect(await done(db, (tx) => saveVisit(tx, visitor, first, half, clock))).toMatchObject({ version: 2 });
    expect(await registered(enterpriseId)).toEqual([]);
    await done(db, (tx) => dropVisit(tx, visitor, first, clock));
    expect(await done(db, (tx) => startVisit(tx, visitor, enterpriseId, clock))).not.toBe(first);
  });

  it('saved from two screens shows the second what the first wrote', async () => {
    const own = await aBranch();
    const id = await done(db, (tx) => startVisit(tx, own.visitor, own.enterpriseId, clock));
    await done(db, (tx) => saveVisit(tx, own.visitor, id, visitInput('individual', { place: 'Here' }), clock));
    const second = await transact(db, (tx) =>
      saveVisit(tx, own.visitor, id, visitInput('individual', { place: 'There' }), clock),
    );
    expect(second).toMatchObject({ ok: false, error: { code: 'changed-meanwhile', current: { place: 'Here' } } });
  });

  it('is sent only whole, on a day that has been, and with a permit seen where food is on sale', async () => {
    const own = await aBranch();
    await aLiveOffer(db, own.enterpriseId);
    const id = await done(db, (tx) => startVisit(tx, own.visitor, own.enterpriseId, clock));
    const send = (given: Parameters<typeof visitInput>[1]) =>
      transact(db, (tx) => submitVisit(tx, own.visitor, id, visitInput('individual', given), clock));
    const lacking = answersOf('individual', {
      product: { answer: null, note: '' },
      label: { answer: 'no', note: '' },
      permit_shown: { answer: 'not_applicable', note: '' },
    });
    expect(await send({ answers: lacking, place: '' })).toMatchObject({
      error: {
        code: 'incomplete',
        place: true,
        items: { product: 'unanswered', label: 'no-needs-note', permit_shown: 'permit-needed' },
      },
    });
    expect(await send({ visitedOn: '2026-06-16' })).toMatchObject({ error: { code: 'in-the-future', today: DAY } });
    expect(await send({})).toEqual({ ok: true, value: null });
    expect(await sheet(id)).toMatchObject({
      state: 'submitted',
      outcome: 'pass',
      figures: { liveOffers: 1, foodOffers: 1 },
    });
    expect(await send({})).toMatchObject({ error: { code: 'state-changed', state: 'submitted' } });
  });

  it('approved by another person stands in the register, and the enterprise is judged again', async () => {
    const own = await aBranch();
    const id = await anApprovedVisit(db, own, own.enterpriseId, 'individual');
    expect(await registered(own.enterpriseId)).toEqual([
      {
        visitedOn: DAY,
        visitor: 'Grace',
        outcome: 'pass',
        approver: expect.stringMatching(/^Grace \(/) as string,
        approvedOn: DAY,
      },
    ]);
    const recording = await db
      .selectFrom('deskRecording')
      .select(['what', 'accountId'])
      .where('enterpriseId', '=', own.enterpriseId)
      .execute();
    expect(recording).toEqual([{ what: 'vetting-visit', accountId: own.approver.accountId }]);
    expect((await visitView(db, own.visitor, id))?.events.map(({ toState }) => toState)).toEqual([
      'draft',
      'submitted',
      'approved',
    ]);
  });

  it('fails by one answer, and where the visitor is sterner than her answers', async () => {
    const [one, other] = [await aBranch(), await aBranch()];
    const child = answersOf('individual', { no_child_seen: { answer: 'no', note: 'A boy at the loom' } });
    await anApprovedVisit(db, one, one.enterpriseId, 'individual', { answers: child });
    await anApprovedVisit(db, other, other.enterpriseId, 'individual', { stern: 'yes', remark: 'Not her goods' });
    expect((await registered(one.enterpriseId))[0]?.outcome).toBe('fail');
    expect((await registered(other.enterpriseId))[0]?.outcome).toBe('fail');
  });

  it('waiting for approval costs the enterprise nothing', async () => {
    const own = await aBranch();
    await aSentVisit(db, own.visitor, own.enterpriseId, 'individual');
    expect(await registered(own.enterpriseId)).toEqual([]);
  });

  it('returned goes back to its visitor with a reason, and is sent again', async () => {
    const own = await aBranch();
    const id = await aSentVisit(db, own.visitor, own.enterpriseId, 'individual');
    const { version } = await sheet(id);
    expect(await decide(own.approver, id, 'return', version, 'short')).toMatchObject({
      error: { code: 'reason-too-short', least: 10 },
    });
    expect(await decide(own.approver, id, 'return', version, 'Which workplace was it?')).toMatchObject({ ok: true });
    const returned = await sheet(id);
    expect(returned).toMatchObject({ state: 'returned', returnedReason: 'Which workplace was it?', outcome: null });
    const again = visitInput('individual', { place: 'The shed by the well', version: returned.version });
    await done(db, (tx) => submitVisit(tx, own.visitor, id, again, clock));
    expect(await decide(own.approver, id, 'approve', version)).toMatchObject({ error: { code: 'state-changed' } });
    expect(await decide(own.approver, id, 'approve', (await sheet(id)).version)).toMatchObject({ ok: true });
  });

  it('of a day that the register knows is refused', async () => {
    const own = await aBranch();
    await anApprovedVisit(db, own, own.enterpriseId, 'individual');
    const id = await done(db, (tx) => startVisit(tx, own.visitor, own.enterpriseId, clock));
    const sent = await transact(db, (tx) => submitVisit(tx, own.visitor, id, visitInput('individual'), clock));
    expect(sent).toMatchObject({ error: { code: 'visit-on-that-day' } });
  });
});

describe('two people', () => {
  it('stand for every visit: nobody approves her own', async () => {
    const own = await aBranch();
    const id = await aSentVisit(db, own.visitor, own.enterpriseId, 'individual');
    expect(await decide(own.visitor, id, 'approve', (await sheet(id)).version)).toMatchObject({
      error: { code: 'own-visit' },
    });
    const byHand = sql`update visit_sheet set state = 'approved', approver_id = visitor_id, approver = 'Another',
      approved_on = ${DAY} where id = ${id}`;
    await expect(byHand.execute(db)).rejects.toThrow(/visit_sheet_two_people/);
    const byName = sql`update visit_sheet set state = 'approved', approver_id = ${own.approver.accountId},
      approver = visitor, approved_on = ${DAY} where id = ${id}`;
    await expect(byName.execute(db)).rejects.toThrow(/visit_sheet_two_people/);
  });

  it('an approved visit never changes', async () => {
    const own = await aBranch();
    const id = await anApprovedVisit(db, own, own.enterpriseId, 'individual');
    for (const change of [
      sql`update visit_sheet set outcome = 'fail' where id = ${id}`,
      sql`delete from visit_sheet where id = ${id}`,
    ]) {
      await expect(change.execute(database.owner.db)).rejects.toThrow(/never changes/);
    }
  });

  it('twenty approvals at once write the register once', async () => {
    const own = await aBranch();
    const id = await aSentVisit(db, own.visitor, own.enterpriseId, 'individual');
    const { version } = await sheet(id);
    const answers = await Promise.all(Array.from({ length: 20 }, () => decide(own.approver, id, 'approve', version)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await registered(own.enterpriseId)).toHaveLength(1);
  });
});

describe('a correction', () => {
  it('goes the same way, replaces the register’s row, and leaves the first visit to be read', async () => {
    const own = await aBranch();
    const first = await anApprovedVisit(db, own, own.enterpriseId, 'individual');
    const begin = (reason: string) => transact(db, (tx) => correctVisit(tx, own.approver, first, reason, clock));
    expect(await begin('typo')).toMatchObject({ error: { code: 'reason-too-short' } });
    const begun = await begin('The label was not there after all');
    if (!begun.ok) throw new Error(begun.error.code);
    expect(await begin('The label was not there after all')).toMatchObject({ error: { code: 'visit-open' } });
    const mended = visitInput('individual', {
      answers: answersOf('individual', { label: { answer: 'no', note: 'No label' } }),
      visitedOn: '2026-01-01',
    });
    await done(db, (tx) => submitVisit(tx, own.approver, begun.value, mended, clock));
    expect(await decide(own.visitor, begun.value, 'approve', (await sheet(begun.value)).version)).toMatchObject({
      ok: true,
    });
    expect(await registered(own.enterpriseId)).toMatchObject([{ visitedOn: DAY, outcome: 'fail' }]);
    expect(await sheet(first)).toMatchObject({ state: 'approved', outcome: 'pass' });
    const audit = await db.selectFrom('auditLog').selectAll().where('tableName', '=', 'vetting_visit').execute();
    expect(audit).toMatchObject([
      { oldValue: { outcome: 'pass' }, newValue: { outcome: 'fail' }, reason: 'The label was not there after all' },
    ]);
    expect(await begin('And once more, differently')).toMatchObject({ error: { code: 'not-correctable' } });
  });
});

describe('the queue', () => {
  const kindOf = async (reader: StaffMember, id: string, at: Clock) =>
    (await visitQueue(db, reader, { kind: null, branchId: null, cursor: null }, at)).rows.find((row) => row.id === id)
      ?.kind;

  it('has her until two people signed her visit, also while it is still yesterday in UTC', async () => {
    const own = await aBranch();
    const night = fixedClock('2026-06-14T20:00:00Z');
    expect(await kindOf(own.visitor, own.enterpriseId, night)).toBe('first');
    await anApprovedVisit(db, own, own.enterpriseId, 'individual', { visitedOn: DAY, clock: night });
    expect(await kindOf(own.visitor, own.enterpriseId, night)).toBeUndefined();
  });
});

describe('whose visit it is', () => {
  it('bounds every command: strangers and other branches find nothing', async () => {
    const other = await aBranch();
    const id = await aSentVisit(db, visitor, (await aSecondEnterprise()).id, 'individual');
    expect(await visitView(db, other.visitor, id)).toBeUndefined();
    expect(await decide(other.approver, id, 'approve', 1)).toMatchObject({ error: { code: 'visit-not-found' } });
    const begun = await transact(db, (tx) => startVisit(tx, other.visitor, enterpriseId, clock));
    expect(begun).toMatchObject({ error: { code: 'enterprise-not-found' } });
  });

  it('lets a trainer visit in her groups alone, and never approve', async () => {
    const own = await aBranch();
    const trainer = await aStaffMember(db, [{ role: 'trainer', branchId: own.branchId }]);
    const begin = () => transact(db, (tx) => startVisit(tx, trainer, own.enterpriseId, clock));
    expect(await begin()).toMatchObject({ error: { code: 'enterprise-not-found' } });
    const { groupId } = await db
      .selectFrom('enterprise')
      .select('groupId')
      .where('id', '=', own.enterpriseId)
      .executeTakeFirstOrThrow();
    await assignTrainer(db, trainer.accountId, [groupId ?? '']);
    expect(await begin()).toMatchObject({ ok: true });
    const other = await aBranch();
    const sent = await aSentVisit(db, other.visitor, other.enterpriseId, 'individual');
    expect(await decide(trainer, sent, 'approve', 2)).toMatchObject({ error: { code: 'visit-not-found' } });
  });

  async function aSecondEnterprise() {
    const { groupId } = await db
      .selectFrom('enterprise')
      .select('groupId')
      .where('id', '=', enterpriseId)
      .executeTakeFirstOrThrow();
    const { enterpriseId: id } = await anEligibleSeller(db);
    await db.updateTable('enterprise').set({ groupId }).where('id', '=', id).execute();
    return { id };
  }
});
