import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { LoanSource } from './loan-source';

/** Which loans are meant. `may` is the condition on the group (`g`), from whoever asks. */
export type LoanScope = {
  may: RawBuilder<SqlBool>;
  branchId?: string | null;
  groupId?: string | null;
  source?: LoanSource | null;
};

function isMeant({ may, branchId, groupId, source }: LoanScope): RawBuilder<SqlBool> {
  const conditions = [may];
  if (branchId) conditions.push(sql<SqlBool>`g.branch_id = ${branchId}::uuid`);
  if (groupId) conditions.push(sql<SqlBool>`l.group_id = ${groupId}::uuid`);
  if (source) conditions.push(sql<SqlBool>`l.source = ${source}`);
  return sql.join(conditions, sql` and `);
}

/**
 * How each loan stood on each of the days, as the CTEs `loan_day` (every loan disbursed by then) and `loan_standing`
 * (those that are open or written off, with what is not repaid and the days past due). Words and order of payments are
 * those of the rule set, so that PAR30 here is G6's:
 *
 * - a status of a later day does not count yet; one without a day always does;
 * - payments up to the day run to the oldest instalment first, within it to interest first;
 * - a loan without a schedule is repaid by its status alone, and never past due;
 * - days past due run from the oldest instalment that is not wholly paid.
 *
 * What was written off is what was unpaid on that day.
 */
export function loanStandings(scope: LoanScope, days: readonly string[]): RawBuilder<unknown> {
  return sql`
    loan_day as materialized (
      select l.id as loan_id, d.as_of, l.group_id, g.branch_id, l.member_id, l.source, l.principal_minor, l.status_on,
        case when l.status_on > d.as_of then 'active' else l.status end as status
      from unnest(${[...days]}::date[]) as d(as_of)
      join loan l on l.disbursed_on <= d.as_of
      join self_help_group g on g.id = l.group_id
      where ${isMeant(scope)}
    ), loan_paid as materialized (
      select l.loan_id, l.as_of, l.group_id, l.branch_id, l.member_id, l.source, l.status, l.status_on, l.principal_minor,
        coalesce(sum(p.amount_minor), 0) as paid
      from loan_day l
      left join loan_payment p on p.loan_id = l.loan_id and p.reversed_in is null
        and p.paid_on <= case when l.status = 'written_off' then coalesce(l.status_on, l.as_of) else l.as_of end
      where l.status <> 'closed'
      group by l.loan_id, l.as_of, l.group_id, l.branch_id, l.member_id, l.source, l.status, l.status_on, l.principal_minor
    ), open_instalment as materialized (
      select i.loan_id, i.due_on, i.interest_due_minor as interest, i.principal_due_minor + i.interest_due_minor as due,
        sum(i.principal_due_minor + i.interest_due_minor) over (partition by i.loan_id order by i.number) as due_by_then
      from loan_instalment i
      where i.reversed_in is null and i.loan_id in (select loan_id from loan_paid)
    ), loan_standing as materialized (
      select l.loan_id, l.as_of, l.group_id, l.branch_id, l.member_id, l.source, l.status, l.status_on,
        (l.principal_minor - coalesce(sum(greatest(0, least(l.paid - (i.due_by_then - i.due), i.due) - i.interest)), 0))
          as unpaid,
        greatest(0, l.as_of - min(i.due_on) filter (where i.due > 0 and l.paid < i.due_by_then)) as days_past_due
      from loan_paid l
      left join open_instalment i on i.loan_id = l.loan_id
      group by l.loan_id, l.as_of, l.group_id, l.branch_id, l.member_id, l.source, l.status, l.status_on, l.principal_minor
    )
  `;
}

/**
 * Instalments that fell due in a period, after `from` and up to `until`, as the CTE `due_instalment` over `loan_day` of
 * the day `until`. On time: all payments up to its due day, oldest instalment first, cover it whole. So an instalment
 * counts once, by its own due day: money that pays old arrears or later instalments moves neither numerator nor
 * denominator. Loans closed, written off or restructured since keep their instalments.
 */
export function dueInstalments(from: RawBuilder<unknown>, until: string): RawBuilder<unknown> {
  return sql`
    lately_due as materialized (
      select l.loan_id, l.group_id, l.branch_id, l.member_id, l.source from loan_day l
      where exists (
        select from loan_instalment i where i.loan_id = l.loan_id and i.reversed_in is null
          and i.due_on > ${from} and i.due_on <= ${until}::date)
    ), due_running as (
      select loan_id, on_day, number, due,
        sum(due) over to_this_day as due_by_then, sum(paid) over to_this_day as paid_by_then
      from (
        select i.loan_id, i.due_on as on_day, i.number, i.principal_due_minor + i.interest_due_minor as due, 0 as paid
        from lately_due l
        join loan_instalment i on i.loan_id = l.loan_id and i.reversed_in is null and i.due_on <= ${until}::date
        union all
        select p.loan_id, p.paid_on, 0, 0, p.amount_minor
        from lately_due l
        join loan_payment p on p.loan_id = l.loan_id and p.reversed_in is null and p.paid_on <= ${until}::date
      ) as entry
      window to_this_day as (partition by loan_id order by on_day, number)
    ), due_instalment as materialized (
      select l.loan_id, l.group_id, l.branch_id, l.member_id, l.source,
        r.due = 0 or r.paid_by_then >= r.due_by_then as on_time
      from due_running r
      join lately_due l on l.loan_id = r.loan_id
      where r.number > 0 and r.on_day > ${from}
    )
  `;
}
