import type { StaffRole } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { ok, type Result } from '~/platform/result';

type Assignment = {
  accountId: string;
  role: StaffRole;
  /** Null: all branches. */
  branchId: string | null;
};

/** Lets an account work in a role for a branch or for all, from its next request on. Twice is once. Kept in the audit log. */
export async function assignStaff(tx: Tx, assignment: Assignment, clock: Clock): Promise<Result<null, never>> {
  const row = await tx
    .insertInto('staffAssignment')
    .values({ id: newId(), ...assignment, createdAt: clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (row) await record(tx, row.id, { newValue: JSON.stringify(assignment) }, clock);
  return ok(null);
}

/** Ends an assignment, from the account's next request on. Without one nothing changes. */
export async function endStaffAssignment(tx: Tx, assignment: Assignment, clock: Clock): Promise<Result<null, never>> {
  const rows = await tx
    .updateTable('staffAssignment')
    .set({ revokedAt: clock.now() })
    .where('accountId', '=', assignment.accountId)
    .where('role', '=', assignment.role)
    .where('branchId', 'is not distinct from', assignment.branchId)
    .where('revokedAt', 'is', null)
    .returning('id')
    .execute();
  for (const { id } of rows) await record(tx, id, { oldValue: JSON.stringify(assignment) }, clock);
  return ok(null);
}

async function record(
  tx: Tx,
  recordId: string,
  values: { oldValue?: string; newValue?: string },
  clock: Clock,
): Promise<void> {
  await tx
    .insertInto('auditLog')
    .values({ at: clock.now(), tableName: 'staff_assignment', recordId, ...values })
    .execute();
}
