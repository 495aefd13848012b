import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Staff } from '~/platform/actor';
import { dutiesFor, hasActEverywhere, type StaffAct } from './staff-acts';

/** Columns as the query knows them ("g.id", "g.branch_id"). */
type GroupColumns = { branch: string; group: string };

/**
 * The condition, for `where`, that the member of staff may do `act` to the records of a group: the group is in a branch of
 * hers, or (as a trainer) assigned to her. True everywhere for duties in all branches; false where no duty allows it.
 */
export function staffMay(staff: Staff, act: StaffAct, columns: GroupColumns): RawBuilder<SqlBool> {
  if (hasActEverywhere(staff, act)) return sql<SqlBool>`true`;
  const duties = dutiesFor(staff, act);
  const branchIds = duties.flatMap(({ role, branchId }) => (role !== 'trainer' && branchId ? [branchId] : []));
  const inBranch = sql<SqlBool>`${sql.ref(columns.branch)} = any(${branchIds}::uuid[])`;
  if (!duties.some(({ role }) => role === 'trainer')) return inBranch;
  const assigned = sql<SqlBool>`exists (select from trainer_group tg where tg.group_id = ${sql.ref(columns.group)}
    and tg.account_id = ${staff.accountId}::uuid and tg.until is null)`;
  return branchIds.length === 0 ? assigned : sql<SqlBool>`(${inBranch} or ${assigned})`;
}

/** The condition that a branch is one where the person may do `act` to something. `column` names the branch's id. */
export function staffMayInBranch(staff: Staff, act: StaffAct, column: string): RawBuilder<SqlBool> {
  if (hasActEverywhere(staff, act)) return sql<SqlBool>`true`;
  const branchIds = dutiesFor(staff, act).flatMap(({ branchId }) => (branchId ? [branchId] : []));
  return sql<SqlBool>`${sql.ref(column)} = any(${branchIds}::uuid[])`;
}
