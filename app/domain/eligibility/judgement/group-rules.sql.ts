import { atLeastPercent } from './ratio.sql';
import type { Step } from './steps';

/** The lines of G1 to G7, one row an enterprise and rule. Figures are given where the rule is a ratio and applies. */
export const GROUP_RULES: readonly Step[] = [
  {
    table: 'judged_group_figure',
    query: `
    with attendance as (
      select group_id, sum(expected)::bigint as expected, sum(attended)::bigint as attended,
        sum(deposited)::bigint as deposited
      from judged_attendance group by group_id
    ), lending as (
      select l.group_id, count(*) as loans, sum(l.outstanding)::bigint as outstanding,
        coalesce(sum(l.outstanding) filter (where l.days_past_due > c.past_due_days), 0)::bigint as past_due
      from judged_loan_standing l
      join judged_constant c on c.rule_set = l.rule_set
      where l.internal
      group by l.group_id
    )
    select g.group_id, m.first_held_on, m.last_held_on,
      coalesce(m.held_ever, 0) as held_ever, coalesce(m.held, 0) as held, coalesce(m.scheduled, 0) as scheduled,
      coalesce(a.expected, 0) as expected, coalesce(a.attended, 0) as attended, coalesce(a.deposited, 0) as deposited,
      coalesce(l.loans, 0) as loans, coalesce(l.outstanding, 0) as outstanding, coalesce(l.past_due, 0) as past_due,
      coalesce(b.reconciled, 0) as reconciled
    from judged_group g
    left join judged_meetings m on m.group_id = g.group_id
    left join attendance a on a.group_id = g.group_id
    left join lending l on l.group_id = g.group_id
    left join judged_cash_box b on b.group_id = g.group_id`,
  },
  {
    table: 'judged_group_line',
    query: `
    select e.enterprise_id, line.*
    from judged_enterprise e
    join judged_group_figure f on f.group_id = e.group_id
    join judged_threshold t on t.rule_set = e.rule_set and t.thresholds = e.thresholds
    join judged_constant c on c.rule_set = e.rule_set
    cross join lateral (values
      ('G1', case when f.first_held_on is null then 'no_data'
        when f.first_held_on <= e.as_of - make_interval(months => t.g1) then 'pass' else 'fail' end, null, null),
      ('G2', ${atLeastPercent('f.held', 'f.scheduled', 't.g2', 'c.least_scheduled')}, f.held, f.scheduled),
      ('G3', ${atLeastPercent('f.attended', 'f.expected', 't.g3')}, f.attended, f.expected),
      ('G4', case when e.rotating then 'not_applicable' else
        ${atLeastPercent('f.deposited', 'f.expected', 't.g4')} end, f.deposited, f.expected),
      ('G5', case when e.rotating or e.no_lending then 'not_applicable'
        when f.loans > 0 then 'pass' else 'fail' end, null, null),
      ('G6', case when f.outstanding = 0 then 'not_applicable'
        when f.past_due::numeric * 100 <= t.g6::numeric * f.outstanding then 'pass' else 'fail' end,
        f.past_due, f.outstanding),
      ('G7', case when f.held_ever < c.reconciled_meetings then 'no_data'
        when f.last_held_on >= e.as_of - t.g7 and f.reconciled = c.reconciled_meetings then 'pass' else 'fail' end,
        null, null)
    ) as line(rule, verdict, numerator, denominator)`,
  },
];
