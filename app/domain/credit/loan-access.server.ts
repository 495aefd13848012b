import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { staffMay } from '~/domain/identity/staff-scope.server';
import { mayKeepGroup, mayReadBooks } from '~/domain/programme/group-access.server';
import type { Actor } from '~/platform/actor';

/** The table with `source`, `group_id` and `member_id` (a loan, a request), and the group's, as the query names them. */
type LoanColumns = { loan: string; group: string };

const groupColumns = ({ group }: LoanColumns) => ({ branch: `${group}.branch_id`, group: `${group}.id` });

/**
 * The condition that the actor may read a loan: it is her own; it is of the group's money and she may read its books; or
 * she is staff who read loans. So a group's officers and trainers never see what a member owes outside.
 */
export function mayReadLoan(actor: Actor, columns: LoanColumns): RawBuilder<SqlBool> {
  const internal = sql`${sql.ref(`${columns.loan}.source`)} = 'internal'`;
  return sql<SqlBool>`(${isOwn(actor, columns)} or (${internal} and ${mayReadBooks(actor, groupColumns(columns))})
    or ${staffMayLoans(actor, 'read_loans', columns)})`;
}

/** The condition that the actor may keep a loan: staff who keep loans; for the group's money whoever keeps the group. */
export function mayKeepLoan(actor: Actor, columns: LoanColumns): RawBuilder<SqlBool> {
  const internal = sql`${sql.ref(`${columns.loan}.source`)} = 'internal'`;
  return sql<SqlBool>`((${internal} and ${mayKeepGroup(actor, groupColumns(columns))})
    or ${staffMayLoans(actor, 'keep_loans', columns)})`;
}

/** The condition that the actor says the second word about it. */
export function mayApproveLoan(actor: Actor, columns: LoanColumns): RawBuilder<SqlBool> {
  return staffMayLoans(actor, 'approve', columns);
}

/** The condition that the actor is the borrower. */
export function isOwn(actor: Actor, { loan }: LoanColumns): RawBuilder<SqlBool> {
  return actor.memberId === null
    ? sql<SqlBool>`false`
    : sql<SqlBool>`${sql.ref(`${loan}.member_id`)} = ${actor.memberId}::uuid`;
}

function staffMayLoans(actor: Actor, act: 'read_loans' | 'keep_loans' | 'approve', columns: LoanColumns) {
  return actor.staff ? staffMay(actor.staff, act, groupColumns(columns)) : sql<SqlBool>`false`;
}
