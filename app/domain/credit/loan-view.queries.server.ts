import { sql } from 'kysely';
import type { Actor } from '~/platform/actor';
import type { Db } from '~/platform/db.server';
import type { AgreedTerms } from './loan-terms';
import type { LoanState, RequestState } from './loan.states';
import { isOwn, mayApproveLoan, mayKeepLoan, mayReadLoan } from './loan-access.server';

/** A request or a loan with what the actor may do about it. Amounts in minor units. */
export type LoanHead = {
  /** The loan's id where it was paid out, otherwise the request's. */
  id: string;
  requestId: string | null;
  loanId: string | null;
  code: string;
  source: 'internal' | 'own_fund' | 'external_mfi';
  state: RequestState | LoanState;
  groupId: string;
  groupName: string;
  branchId: string;
  memberId: string;
  borrower: string;
  partner: string | null;
  currency: string;
  timezone: string;
  askedOn: string | null;
  disbursedOn: string | null;
  statusOn: string | null;
  amountMinor: number;
  approvedMinor: number | null;
  purpose: string | null;
  instalments: number | null;
  /** Null for loans that came with an import. */
  terms: AgreedTerms | null;
  method: 'flat' | 'declining';
  annualRatePercent: string;
  productName: string | null;
  own: boolean;
  mayKeep: boolean;
  mayApprove: boolean;
};

const BOTH = { loan: 'x', group: 'g' };

/** Finds a request or loan by the id of either, if the actor may read it; undefined otherwise. */
export async function findLoan(db: Db, actor: Actor, id: string): Promise<LoanHead | undefined> {
  const { rows } = await sql<LoanHead>`
    with x as (
      select coalesce(l.id, q.id) as id, q.id as request_id, l.id as loan_id, coalesce(l.code, q.number) as code,
        coalesce(l.source, q.source) as source, case when l.id is null then q.state else l.status end as state,
        coalesce(l.group_id, q.group_id) as group_id, coalesce(l.member_id, q.member_id) as member_id, l.partner,
        q.asked_on, l.disbursed_on, l.status_on, coalesce(l.principal_minor, q.amount_minor) as amount_minor,
        q.approved_minor, q.purpose, q.instalments, p.name as product_name,
        case when q.id is not null then jsonb_build_object('method', q.method, 'annualRatePercent',
          trim_scale(q.annual_rate_percent)::text, 'period', q.period, 'graceKind', q.grace_kind, 'gracePeriods',
          q.grace_periods) end as terms,
        coalesce(l.method, case when q.method = 'flat' then 'flat' else 'declining' end) as method,
        trim_scale(coalesce(l.annual_rate_percent, q.annual_rate_percent))::text as annual_rate_percent
      from (select * from loan where id = ${id}
          union all select l.* from loan l join loan_request r on r.loan_id = l.id where r.id = ${id}) l
        full join (select * from loan_request where id = ${id} or loan_id = ${id}) q on q.loan_id = l.id
        left join loan_product_version v on v.id = q.product_version_id left join loan_product p on p.id = v.product_id
    )
    select x.*, g.name as group_name, g.branch_id, m.display_name as borrower, b.currency, b.timezone,
      ${isOwn(actor, BOTH)} as own, ${mayKeepLoan(actor, BOTH)} as may_keep, ${mayApproveLoan(actor, BOTH)} as may_approve
    from x join self_help_group g on g.id = x.group_id join branch b on b.id = g.branch_id
      join member m on m.id = x.member_id
    where ${mayReadLoan(actor, BOTH)}
  `.execute(db);
  return rows[0];
}

export type LoanPaymentRow = {
  id: number;
  paidOn: string;
  amountMinor: number;
  by: string | null;
  /** Set where it was taken back: when and why. */
  reversedAt: Date | null;
  reversedWhy: string | null;
};

export type LoanInstalmentRow = {
  number: number;
  dueOn: string;
  principalDueMinor: number;
  interestDueMinor: number;
  /** The recording or import that wrote the row. */
  writtenIn: number | null;
  /** The recording that put another plan in its place, and when; null for the plan that stands. */
  replacedIn: number | null;
  replacedAt: Date | null;
};

export type LoanEventRow = {
  toState: string;
  onDay: string;
  at: Date;
  by: string;
  onBehalfOf: string | null;
  reason: string | null;
};

/** What happened to a loan or request that was found before: plan, payments, history. */
export async function loanRecords(db: Db, { loanId, requestId }: Pick<LoanHead, 'loanId' | 'requestId'>) {
  const [instalments, payments, events] = await Promise.all([
    sql<LoanInstalmentRow>`
      select i.number, i.due_on, i.principal_due_minor, i.interest_due_minor, i.import_id as written_in,
        i.reversed_in as replaced_in, r.recorded_at as replaced_at
      from loan_instalment i left join desk_recording r on r.id = i.reversed_in
      where i.loan_id = ${loanId} order by i.reversed_in desc nulls first, i.number
    `.execute(db),
    sql<LoanPaymentRow>`
      select p.id, p.paid_on, p.amount_minor, a.display_name as by, x.recorded_at as reversed_at, x.reason as reversed_why
      from loan_payment p left join desk_recording r on r.id = p.import_id left join account a on a.id = r.account_id
        left join desk_recording x on x.id = p.reversed_in
      where p.loan_id = ${loanId} and (p.reversed_in is null or x.id is not null) order by p.paid_on, p.id
    `.execute(db),
    sql<LoanEventRow>`
      select e.to_state, e.on_day, r.recorded_at as at, a.display_name as by, m.display_name as on_behalf_of, e.reason
      from loan_event e join desk_recording r on r.id = e.recording_id join account a on a.id = r.account_id
        left join member m on m.id = r.on_behalf_of
      where e.request_id = ${requestId} or e.loan_id = ${loanId} order by e.id
    `.execute(db),
  ]);
  return { instalments: instalments.rows, payments: payments.rows, events: events.rows };
}

/** The group's resolution about a request and the proposal to write a loan off, where there are such. */
export async function loanDecisions(db: Db, { loanId, requestId }: Pick<LoanHead, 'loanId' | 'requestId'>) {
  const { rows } = await sql<{
    votes: { votesFor: number; votesAgainst: number; abstained: number } | null;
    writeOff: { state: string; reason: string; by: string; byAccount: string; amountMinor: number | null } | null;
  }>`
    select (select jsonb_build_object('votesFor', votes_for, 'votesAgainst', votes_against, 'abstained', abstained)
        from loan_resolution where request_id = ${requestId}) as votes,
      (select jsonb_build_object('state', w.state, 'reason', w.reason, 'by', a.display_name, 'byAccount', a.id,
          'amountMinor', w.amount_minor)
        from loan_write_off w join account a on a.id = w.proposed_by
        where w.loan_id = ${loanId} and w.state <> 'refused') as write_off
  `.execute(db);
  return rows[0] ?? { votes: null, writeOff: null };
}
