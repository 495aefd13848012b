import type { Step } from './steps';
/**
 * Whether the cash box of each group's last meetings reconciles: what was counted is what was there, and what came in
 * and went out. A loan given or paid back between meetings belongs to the first held meeting on or after that day.
 * `judged_cash_box`: one row a group, with how many of its last meetings reconcile.
 */
export const CASH_BOX: readonly Step[] = [
  {
    table: 'judged_last_meeting',
    query: `
    select g.group_id, m.*
    from judged_group g
    join judged_constant c on c.rule_set = g.rule_set
    cross join lateral (
      select latest.id as meeting_id, latest.scheduled_on, latest.held_on, latest.cash_open_minor, latest.cash_close_counted_minor,
        row_number() over newest as newest,
        coalesce(lead(latest.held_on) over newest, '-infinity') as previous_held_on
      from (
        select id, held_on, scheduled_on, cash_open_minor, cash_close_counted_minor
        from meeting
        where group_id = g.group_id and held_on <= g.as_of
        order by held_on desc, scheduled_on desc
        limit c.reconciled_meetings + 1
      ) as latest
      window newest as (order by latest.held_on desc, latest.scheduled_on desc)
    ) as m
    where m.newest <= c.reconciled_meetings`,
  },
  {
    table: 'judged_cash_box',
    query: `
    with flow as (
      select m.meeting_id, s.amount_minor as amount
      from judged_last_meeting m
      join saving s on s.meeting_id = m.meeting_id and s.meeting_on = m.scheduled_on and s.reversed_in is null
      union all
      select m.meeting_id,
        case when f.kind in ('fine', 'social_fund_in', 'bank_withdrawal', 'other_in') then f.amount_minor
          else -f.amount_minor end
      from judged_last_meeting m
      join cash_movement f on f.meeting_id = m.meeting_id and f.meeting_on = m.scheduled_on and f.reversed_in is null
      union all
      select m.meeting_id, -l.principal_minor
      from judged_last_meeting m
      join judged_loan l on l.group_id = m.group_id and l.internal
      where l.disbursed_on > m.previous_held_on and l.disbursed_on <= m.held_on
      union all
      select m.meeting_id, p.amount_minor
      from judged_last_meeting m
      join judged_loan l on l.group_id = m.group_id and l.internal
      join loan_payment p on p.loan_id = l.loan_id and p.reversed_in is null
      where p.paid_on > m.previous_held_on and p.paid_on <= m.held_on
    ), moved as (
      select meeting_id, sum(amount) as amount from flow group by meeting_id
    )
    select m.group_id,
      count(*) filter (where m.cash_close_counted_minor = m.cash_open_minor + coalesce(f.amount, 0)) as reconciled
    from judged_last_meeting m
    left join moved f on f.meeting_id = m.meeting_id
    group by m.group_id`,
  },
];
