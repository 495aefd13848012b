import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { hasActEverywhere, type StaffAct } from '~/domain/identity/staff-acts';
import { staffMay, staffMayInBranch } from '~/domain/identity/staff-scope.server';
import type { Staff } from '~/platform/actor';

/**
 * The condition, for `where`, that the member of staff may do `act` to visits of an enterprise `e` with its group `g` (left
 * joined: a supplier has none). A supplier is kept by branch managers of its country.
 */
export function mayVisit(staff: Staff, act: StaffAct): RawBuilder<SqlBool> {
  return sql<SqlBool>`case when e.kind = 'supplier' then ${keepsSuppliersOf(staff, 'e.country')}
    else ${staffMay(staff, act, { branch: 'g.branch_id', group: 'g.id' })} end`;
}

/** The condition that the person keeps suppliers of the country that `column` names: a branch manager of a branch there. */
export function keepsSuppliersOf(staff: Staff, column: string): RawBuilder<SqlBool> {
  if (hasActEverywhere(staff, 'keep_suppliers')) return sql<SqlBool>`true`;
  return sql<SqlBool>`exists (select from branch sb where sb.country = ${sql.ref(column)}
    and ${staffMayInBranch(staff, 'keep_suppliers', 'sb.id')})`;
}
