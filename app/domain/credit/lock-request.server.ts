import { sql } from 'kysely';
import type { Tx } from '~/platform/db.server';
import type { AgreedTerms } from './loan-terms';
import type { RequestState } from './loan.states';

export type LockedRequest = AgreedTerms & {
  id: string;
  number: string;
  source: 'internal' | 'own_fund';
  groupId: string;
  branchId: string;
  memberId: string;
  currency: string;
  askedOn: string;
  amountMinor: number;
  approvedMinor: number | null;
  instalments: number;
  state: RequestState;
  /** The branch's day when the recording was begun. */
  today: string;
  /** The account that keeps the record is the borrower's own. */
  keptByBorrower: boolean;
};

/** Locks a request and reads it for the recording that will change it; undefined where there is none. */
export async function lockRequest(tx: Tx, recordingId: number, requestId: string): Promise<LockedRequest | undefined> {
  const { rows } = await sql<LockedRequest>`
    select q.id, q.number, q.source, q.group_id, g.branch_id, q.member_id, b.currency, q.asked_on, q.amount_minor,
      q.approved_minor, q.instalments, q.state, q.method, q.annual_rate_percent::text as annual_rate_percent, q.period,
      q.grace_kind, q.grace_periods, (r.recorded_at at time zone b.timezone)::date as today,
      exists (select from account a where a.id = r.account_id and a.member_id = q.member_id) as kept_by_borrower
    from loan_request q join self_help_group g on g.id = q.group_id join branch b on b.id = g.branch_id
      join desk_recording r on r.id = ${recordingId}
    where q.id = ${requestId} for update of q
  `.execute(tx);
  return rows[0];
}

export type RequestStepError =
  | { code: 'request-not-found' }
  | { code: 'state-changed'; now: RequestState }
  | { code: 'before-request'; askedOn: string }
  | { code: 'in-the-future'; today: string };

/** Why a step may not be recorded on this day; null where it may. */
export function wrongDay(request: LockedRequest, on: string): RequestStepError | null {
  if (on > request.today) return { code: 'in-the-future', today: request.today };
  return on < request.askedOn ? { code: 'before-request', askedOn: request.askedOn } : null;
}
