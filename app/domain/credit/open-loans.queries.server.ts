import { sql } from 'kysely';
import type { Db } from '~/platform/db.server';

/** An open loan of a group's money as it stands on a day. Minor units; days 'YYYY-MM-DD'. */
export type OpenLoan = {
  loanId: string;
  code: string;
  /** `active`, or `restructured`: on a new plan. */
  state: string;
  memberId: string;
  borrower: string;
  disbursedOn: string;
  principalMinor: number;
  /** Principal that is not paid. */
  outstandingMinor: number;
  /** What pays it off on the day (`payOff`): the most that can be paid. */
  owedMinor: number;
  /** Of that, what falls due by the day, and what fell due before it. */
  dueMinor: number;
  overdueMinor: number;
  daysPastDue: number;
  /** The oldest instalment that is not fully paid, and what is left of it. */
  nextDueOn: string | null;
  nextMinor: number;
};

/**
 * The open loans of a group's own money on a day, by borrower; whoever asks has been let to the group's books before.
 * Loans of the programme's fund are in no group's books, nor are those of outside lenders.
 */
export async function openLoans(db: Db, groupId: string, on: string): Promise<OpenLoan[]> {
  const { rows } = await sql<OpenLoan>`
    select l.id as loan_id, l.code, l.status as state, l.member_id, m.display_name as borrower, l.disbursed_on, l.principal_minor,
      (l.principal_minor - coalesce(t.principal_paid, least(paid.minor, l.principal_minor)))::bigint as outstanding_minor,
      (coalesce(t.planned - case when l.method = 'declining' then coalesce(t.spared, 0) else 0 end, l.principal_minor)
        - paid.minor)::bigint as owed_minor,
      greatest(0, coalesce(t.due, 0) - paid.minor)::bigint as due_minor,
      greatest(0, coalesce(t.past_due, 0) - paid.minor)::bigint as overdue_minor,
      greatest(0, ${on}::date - t.next_due_on) as days_past_due, t.next_due_on,
      coalesce(t.next_minor, 0)::bigint as next_minor
    from loan l join member m on m.id = l.member_id
      cross join lateral (
        select coalesce(sum(amount_minor), 0) as minor from loan_payment
        where loan_id = l.id and reversed_in is null and paid_on <= ${on}
      ) paid
      left join lateral (
        select sum(total) as planned,
          sum(greatest(0, interest_due_minor - greatest(0, paid.minor - before))) filter (where number > next_number)
            as spared, sum(total) filter (where due_on <= ${on}) as due,
          sum(total) filter (where due_on < ${on}) as past_due,
          sum(greatest(0, least(paid.minor - before, total) - interest_due_minor)) as principal_paid,
          (array_agg(due_on order by number) filter (where paid.minor < before + total))[1] as next_due_on,
          (array_agg(before + total - greatest(paid.minor, before) order by number)
            filter (where paid.minor < before + total))[1] as next_minor
        from (
          select number, due_on, interest_due_minor, principal_due_minor + interest_due_minor as total,
            sum(principal_due_minor + interest_due_minor) over (order by number)
              - principal_due_minor - interest_due_minor as before,
            min(number) filter (where due_on > ${on}) over () as next_number
          from loan_instalment where loan_id = l.id and reversed_in is null
        ) i
      ) t on true
    where l.group_id = ${groupId} and l.source = 'internal' and l.status in ('active', 'restructured')
      and l.disbursed_on <= ${on}
    order by m.display_name, l.disbursed_on, l.id
  `.execute(db);
  return rows;
}
