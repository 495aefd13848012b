import { sql } from 'kysely';
import { staffMay, staffMayInBranch } from '~/domain/identity/staff-scope.server';
import type { StaffMember } from '~/platform/actor';
import { today, type Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { fail, ok, type Result } from '~/platform/result';
import { noteChange } from './note-change.server';

export type AssignTrainerError = { code: 'unknown-trainer' } | { code: 'unknown-group' };

/**
 * Assigns a group, by its code, to a trainer from today on; she reaches its records from her next request on. Twice is
 * once. Fails with `unknown-trainer` where the account is no trainer in a branch that the person manages, and
 * `unknown-group` where the code is of no group there.
 */
export async function assignTrainer(
  tx: Tx,
  manager: StaffMember,
  { accountId, groupCode }: { accountId: string; groupCode: string },
  clock: Clock,
): Promise<Result<null, AssignTrainerError>> {
  if (!(await isTrainer(tx, manager, accountId))) return fail({ code: 'unknown-trainer' });
  const group = await lockManagedGroup(tx, manager, sql`g.code = ${groupCode}`);
  if (!group) return fail({ code: 'unknown-group' });
  const since = today(clock, group.timeZone);
  const row = await tx
    .insertInto('trainerGroup')
    .values({ id: newId(), accountId, groupId: group.id, since })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (row) {
    const newValue = { account_id: accountId, group_id: group.id, since };
    await noteChange(tx, manager, { table: 'trainer_group', recordId: row.id, newValue, reason: 'assigned' }, clock);
  }
  return ok(null);
}

/** Takes a group from a trainer, from her next request on. Without an assignment nothing changes; fails as assigning does. */
export async function endTrainerGroup(
  tx: Tx,
  manager: StaffMember,
  { accountId, groupId }: { accountId: string; groupId: string },
  clock: Clock,
): Promise<Result<null, AssignTrainerError>> {
  const group = await lockManagedGroup(tx, manager, sql`g.id = ${groupId}`);
  if (!group) return fail({ code: 'unknown-group' });
  const until = today(clock, group.timeZone);
  const rows = await tx
    .updateTable('trainerGroup')
    .set((eb) => ({ until: eb.fn('greatest', ['since', eb.cast(eb.val(until), 'date')]) }))
    .where('accountId', '=', accountId)
    .where('groupId', '=', groupId)
    .where('until', 'is', null)
    .returning('id')
    .execute();
  for (const { id } of rows) {
    const values = { oldValue: { until: null }, newValue: { until } };
    await noteChange(tx, manager, { table: 'trainer_group', recordId: id, ...values, reason: 'ended' }, clock);
  }
  return ok(null);
}

async function isTrainer(tx: Tx, { staff }: StaffMember, accountId: string): Promise<boolean> {
  const { rows } = await sql`
    select from staff_assignment s where s.account_id = ${accountId} and s.role = 'trainer' and s.revoked_at is null
      and ${staffMayInBranch(staff, 'approve', 's.branch_id')}
  `.execute(tx);
  return rows.length > 0;
}

async function lockManagedGroup(tx: Tx, { staff }: StaffMember, which: ReturnType<typeof sql>) {
  const { rows } = await sql<{ id: string; timeZone: string }>`
    select g.id, b.timezone as time_zone from self_help_group g join branch b on b.id = g.branch_id
    where ${which} and ${staffMay(staff, 'approve', { branch: 'g.branch_id', group: 'g.id' })} for no key update of g
  `.execute(tx);
  return rows[0];
}
