import { describe, expect, it } from 'vitest';
import { assignTrainer, endTrainerGroup } from '~/domain/programme/assign-trainer.server';
import { trainersOf } from '~/domain/programme/trainer-groups.queries.server';
import type { StaffMember } from '~/platform/actor';
import { fixedClock } from '~/platform/clock';
import { transact } from '~/platform/db.server';
import { aGroup } from '../../factories/groups';
import { anAccount, aStaffMember, managerOf } from '../../factories/people';
import { TEST_NOW } from '../../support/request-context';
import { testDatabase } from '../../support/test-database';

const { db } = await testDatabase();
const clock = fixedClock(TEST_NOW);
const TODAY = '2026-06-15';

async function aBranch() {
  const group = await aGroup(db);
  const { code } = await db
    .selectFrom('selfHelpGroup')
    .select('code')
    .where('id', '=', group.groupId)
    .executeTakeFirstOrThrow();
  const manager = await aStaffMember(db, managerOf(group.branchId));
  const trainer = await aStaffMember(db, [{ role: 'trainer', branchId: group.branchId }]);
  return { ...group, code, manager, trainer };
}

const assign = (manager: StaffMember, accountId: string, groupCode: string) =>
  transact(db, (tx) => assignTrainer(tx, manager, { accountId, groupCode }, clock));
const end = (manager: StaffMember, accountId: string, groupId: string) =>
  transact(db, (tx) => endTrainerGroup(tx, manager, { accountId, groupId }, clock));
const groupsOf = async ({ staff }: StaffMember) =>
  (await trainersOf(db, staff)).map(({ accountId, groups }) => [accountId, groups.map(({ id }) => id)]);
const noted = (groupId: string) =>
  db
    .selectFrom('auditLog')
    .innerJoin('trainerGroup', (join) =>
      join.onRef('auditLog.recordId', '=', (eb) => eb.cast('trainerGroup.id', 'text')),
    )
    .select(['auditLog.accountId', 'reason'])
    .where('tableName', '=', 'trainer_group')
    .where('groupId', '=', groupId)
    .orderBy('auditLog.id')
    .execute();

describe('assigning a group to a trainer', () => {
  it('holds from today on, once however often it is asked, and the audit log tells who did it', async () => {
    const { manager, trainer, groupId, code } = await aBranch();
    expect(await groupsOf(manager)).toEqual([[trainer.accountId, []]]);
    for (let time = 0; time < 2; time += 1) {
      expect(await assign(manager, trainer.accountId, code)).toEqual({ ok: true, value: null });
    }
    expect(await groupsOf(manager)).toEqual([[trainer.accountId, [groupId]]]);
    const rows = db.selectFrom('trainerGroup').select(['since', 'until']).where('groupId', '=', groupId);
    expect(await rows.execute()).toEqual([{ since: TODAY, until: null }]);
    expect(await noted(groupId)).toEqual([{ accountId: manager.accountId, reason: 'assigned' }]);
  });

  it('ends, is noted, and can begin again', async () => {
    const { manager, trainer, groupId, code } = await aBranch();
    await assign(manager, trainer.accountId, code);
    for (let time = 0; time < 2; time += 1) {
      expect(await end(manager, trainer.accountId, groupId)).toEqual({ ok: true, value: null });
    }
    expect(await groupsOf(manager)).toEqual([[trainer.accountId, []]]);
    await assign(manager, trainer.accountId, code);
    expect(await groupsOf(manager)).toEqual([[trainer.accountId, [groupId]]]);
    expect((await noted(groupId)).map(({ reason }) => reason)).toEqual(['assigned', 'ended', 'assigned']);
  });

  it('finds no group or trainer of another branch, nobody who is no trainer, and none whose duty was revoked', async () => {
    const [ours, others] = [await aBranch(), await aBranch()];
    const unknown = (code: string) => ({ ok: false, error: { code } });
    const { manager, trainer, code } = ours;
    expect(await assign(manager, others.trainer.accountId, code)).toEqual(unknown('unknown-trainer'));
    expect(await assign(manager, (await anAccount(db)).accountId, code)).toEqual(unknown('unknown-trainer'));
    expect(await assign(manager, manager.accountId, code)).toEqual(unknown('unknown-trainer'));
    expect(await assign(manager, trainer.accountId, others.code)).toEqual(unknown('unknown-group'));
    expect(await assign(manager, trainer.accountId, 'IN-99999')).toEqual(unknown('unknown-group'));
    await assign(manager, trainer.accountId, code);
    expect(await end(others.manager, trainer.accountId, ours.groupId)).toEqual(unknown('unknown-group'));
    await db
      .updateTable('staffAssignment')
      .set({ revokedAt: clock.now() })
      .where('accountId', '=', trainer.accountId)
      .execute();
    expect(await assign(manager, trainer.accountId, code)).toEqual(unknown('unknown-trainer'));
  });

  it('is not a trainer’s to do', async () => {
    const { trainer, code } = await aBranch();
    expect(await assign(trainer, trainer.accountId, code)).toEqual({ ok: false, error: { code: 'unknown-trainer' } });
  });
});
