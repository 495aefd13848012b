import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { StaffScope } from '~/platform/actor';

/**
 * The condition that a row belongs to a branch the member of staff works for, for `where`. `column` names the branch id as
 * the query knows it ("selfHelpGroup.branchId"). True for staff of all branches; false for every row where there are none.
 */
export function inStaffScope(staff: StaffScope, column: string): RawBuilder<SqlBool> {
  return staff.allBranches ? sql<SqlBool>`true` : sql<SqlBool>`${sql.ref(column)} = any(${staff.branchIds}::uuid[])`;
}
