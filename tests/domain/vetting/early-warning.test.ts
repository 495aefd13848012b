import { beforeAll, describe, expect, it } from 'vitest';
import { judgeEnterprises } from '~/domain/eligibility/judge-enterprises.server';
import { finishGroupVisit } from '~/domain/eligibility/warnings/finish-group-visit.server';
import { groupWarning, openWarningOfGroup } from '~/domain/eligibility/warnings/group-warning.queries.server';
import { raiseGroupVisits } from '~/domain/eligibility/warnings/raise-group-visits.server';
import { visitQueue } from '~/domain/eligibility/visits/visit-queue.queries.server';
import type { StaffMember } from '~/platform/actor';
import { fixedClock } from '~/platform/clock';
import { transact } from '~/platform/db.server';
import { marked, set } from '../../factories/register-changes';
import { aStaffMember, assignTrainer, managerOf } from '../../factories/people';
import { inFolder, soundRegisters } from '../../factories/sound-registers';
import { takeIn } from '../../support/judged';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const { db } = database;
const clock = fixedClock('2026-10-31T09:00:00Z');
const later = (day: string) => fixedClock(`${day}T09:00:00Z`);

let trainer: StaffMember;
let manager: StaffMember;
let warned = '';
let saving = '';

beforeAll(async () => {
  const absentLately = soundRegisters('A');
  marked('absent', 10, 3)(absentLately, 'A');
  const savesLess = soundRegisters('B');
  for (const place of [-1, -2, -3]) set('savings', place, { amount: '7' })(savesLess, 'B');
  const steady = soundRegisters('C');
  await inFolder([absentLately, savesLess, steady], (folder) => takeIn(database, folder));
  const groups = await db.selectFrom('selfHelpGroup').select(['id', 'code', 'branchId']).orderBy('code').execute();
  [warned = '', saving = ''] = groups.map(({ id }) => id);
  const branchId = groups[0]?.branchId ?? '';
  manager = await aStaffMember(db, managerOf(branchId));
  trainer = await aStaffMember(db, [{ role: 'trainer', branchId }]);
  await assignTrainer(db, trainer.accountId, [warned]);
});

describe('falling figures', () => {
  it('make one visit a group, with what fell, and touch no verdict', async () => {
    const ids = (await db.selectFrom('enterprise').select('id').execute()).map(({ id }) => id);
    const judge = () =>
      db.transaction().execute((tx) => judgeEnterprises(tx, { enterpriseIds: ids, asOf: '2026-10-31', clock }));
    await judge();
    const decisions = () => db.selectFrom('eligibilityDecision').selectAll().orderBy('id').execute();
    const standings = () => db.selectFrom('enterpriseStanding').selectAll().orderBy('enterpriseId').execute();
    const before = [await decisions(), await standings()];
    expect(await raiseGroupVisits(db, clock)).toBe(2);
    expect(await raiseGroupVisits(db, clock)).toBe(0);
    expect(await judge()).toEqual({ decisions: 0, moved: 0 });
    expect([await decisions(), await standings()]).toEqual(before);
    const tasks = await db.selectFrom('groupVisitTask').select(['groupId', 'reasons', 'raisedOn']).execute();
    expect(tasks).toHaveLength(2);
    expect(tasks).toEqual(
      expect.arrayContaining([
        { groupId: warned, reasons: ['attendance'], raisedOn: '2026-10-31' },
        { groupId: saving, reasons: ['savings'], raisedOn: '2026-10-31' },
      ]),
    );
  });

  it('are shown with their meetings to those who visit the group, and to nobody else', async () => {
    const warning = await openWarningOfGroup(db, trainer.staff, warned);
    expect(warning?.figures).toMatchObject({
      recent: { meetings: 3, expected: 3, attended: 0, deposited: 3 },
      before: { meetings: 10, expected: 10, attended: 10 },
    });
    expect(warning?.figures.meetings.at(-1)).toEqual({
      heldOn: '2026-10-06',
      expected: 1,
      attended: 0,
      deposited: 1,
      savedMinor: 1000,
    });
    expect(await openWarningOfGroup(db, trainer.staff, saving)).toBeUndefined();
    const stranger = await aStaffMember(db, managerOf());
    expect(await groupWarning(db, stranger.staff, warning?.id ?? '')).toBeUndefined();
  });

  it('stand in the trainer’s queue for her groups, and in the manager’s for all', async () => {
    const queueOf = async (reader: StaffMember) =>
      (await visitQueue(db, reader, { kind: 'warning', branchId: null, cursor: null }, clock)).rows.map(
        ({ name, dueOn }) => [name, dueOn],
      );
    expect(await queueOf(trainer)).toEqual([['A-G', '2026-11-14']]);
    expect((await queueOf(manager)).sort()).toEqual([
      ['A-G', '2026-11-14'],
      ['B-G', '2026-11-14'],
    ]);
  });

  it('are done by a visit with a note on what was found, and call again only after 60 days', async () => {
    const id = (await openWarningOfGroup(db, trainer.staff, warned))?.id ?? '';
    const finish = (visitedOn: string, note: string, at = clock) =>
      transact(db, (tx) => finishGroupVisit(tx, trainer, id, { visitedOn, note }, at));
    expect(await finish('2026-11-01', 'Harvest time, all back soon')).toMatchObject({
      error: { code: 'in-the-future' },
    });
    expect(await finish('2026-10-30', 'Harvest time, all back soon')).toMatchObject({
      error: { code: 'before-the-warning' },
    });
    expect(await finish('2026-02-31', 'Harvest time, all back soon')).toMatchObject({ error: { code: 'not-a-day' } });
    expect(await finish('2026-10-31', 'ok')).toMatchObject({ error: { code: 'note-too-short' } });
    expect(await finish('2026-10-31', 'Harvest time, all back soon')).toMatchObject({ ok: true });
    expect(await finish('2026-10-31', 'Harvest time, all back soon')).toMatchObject({ ok: true });
    expect(await finish('2026-10-31', 'Something else was found')).toMatchObject({ error: { code: 'done-already' } });
    expect(await raiseGroupVisits(db, later('2026-12-29'))).toBe(0);
    expect(await raiseGroupVisits(db, later('2026-12-30'))).toBe(1);
  });
});
