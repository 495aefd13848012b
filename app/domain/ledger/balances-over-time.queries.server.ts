import { sql } from 'kysely';
import type { Db } from '~/platform/db.server';
import { monthEndsUntil } from '~/platform/month-ends';

/** What a group's books said at the end of a day, in minor units. */
export type GroupBalances = {
  on: string;
  /** What members have saved with the group. */
  savingsMinor: number;
  /** What is lent to members out of the group's own money. */
  loansMinor: number;
  /** What should be in the cash box. */
  cashMinor: number;
};

/**
 * A group's balances at the ends of the `months` months before the day `until`, and on that day, oldest first, in the
 * currency of its branch. Zeroes before its first entry. The caller has seen to it that the reader may read the group.
 */
export async function groupBalancesOverTime(
  db: Db,
  groupId: string,
  { until, months }: { until: string; months: number },
): Promise<GroupBalances[]> {
  const days = monthEndsUntil(until, months);
  const { rows } = await sql<GroupBalances>`
    with moved as (
      select l.effective_on, a.kind, sum(l.amount_minor) as amount_minor
      from ledger_account a
      join self_help_group g on g.id = a.group_id
      join branch b on b.id = g.branch_id and b.currency = a.currency
      join ledger_line l on l.account_id = a.id
      where a.group_id = ${groupId} and a.kind in ('member_savings', 'loan_receivable', 'cash_box')
        and l.effective_on <= ${until}::date
      group by l.effective_on, a.kind
    )
    select d.day as "on",
      -coalesce(sum(m.amount_minor) filter (where m.kind = 'member_savings'), 0)::bigint as savings_minor,
      coalesce(sum(m.amount_minor) filter (where m.kind = 'loan_receivable'), 0)::bigint as loans_minor,
      coalesce(sum(m.amount_minor) filter (where m.kind = 'cash_box'), 0)::bigint as cash_minor
    from unnest(${days}::date[]) as d(day) left join moved m on m.effective_on <= d.day
    group by d.day order by d.day
  `.execute(db);
  return rows;
}
