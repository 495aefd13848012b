import { sql } from 'kysely';
import type { Tx } from '~/platform/db.server';
import type { LoanState } from './loan.states';

export type LockedLoan = {
  id: string;
  code: string;
  source: 'internal' | 'own_fund' | 'external_mfi';
  groupId: string;
  branchId: string;
  memberId: string;
  currency: string;
  disbursedOn: string;
  principalMinor: number;
  method: 'flat' | 'declining';
  status: LoanState;
  statusOn: string | null;
  /** All that the plan asks, and all that was paid. A loan without a plan asks its principal. */
  plannedMinor: number;
  paidMinor: number;
  lastPaidOn: string | null;
  /** Written off here by two people, so that its books are closed. */
  offTheBooks: boolean;
  /** The branch's day when the recording was begun. */
  today: string;
};

/**
 * Locks loans in the order of their ids and reads them for the recording that will change them; what does not exist is
 * missing. Read after the lock is held, so that two recordings at once see each other's payments.
 */
export async function lockLoans(tx: Tx, recordingId: number, loanIds: readonly string[]): Promise<LockedLoan[]> {
  await tx
    .selectFrom('loan')
    .select('id')
    .where('id', 'in', [...loanIds])
    .orderBy('id')
    .forUpdate()
    .execute();
  const { rows } = await sql<LockedLoan>`
    select l.id, l.code, l.source, l.group_id, g.branch_id, l.member_id, b.currency, l.disbursed_on, l.principal_minor,
      l.method, l.status, l.status_on, coalesce(i.planned, l.principal_minor)::bigint as planned_minor,
      coalesce(p.paid, 0)::bigint as paid_minor, p.last_paid_on,
      exists (select from loan_write_off w where w.loan_id = l.id and w.state = 'approved') as off_the_books,
      (r.recorded_at at time zone b.timezone)::date as today
    from loan l join self_help_group g on g.id = l.group_id join branch b on b.id = g.branch_id
      join desk_recording r on r.id = ${recordingId}
      left join lateral (
        select sum(principal_due_minor + interest_due_minor) as planned from loan_instalment
        where loan_id = l.id and reversed_in is null
      ) i on true
      left join lateral (
        select sum(amount_minor) as paid, max(paid_on) as last_paid_on from loan_payment
        where loan_id = l.id and reversed_in is null
      ) p on true
    where l.id = any(${[...loanIds]}::uuid[]) order by l.id
  `.execute(tx);
  return rows;
}
