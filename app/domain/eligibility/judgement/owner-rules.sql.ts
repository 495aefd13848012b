import { atLeastPercent } from './ratio.sql';
import type { Step } from './steps';

/** The lines of M1 to M7, one row an owner and rule, before the worst owner is found and before waivers. */
export const OWNER_RULES: readonly Step[] = [
  {
    table: 'judged_owner_loans',
    query: `
    select o.enterprise_id, o.member_id,
      count(*) filter (where l.internal) as internal,
      bool_or(l.internal and l.days_past_due > c.past_due_days) as internal_past_due,
      coalesce(sum(l.due_lately) filter (where l.internal), 0)::bigint as due_lately,
      coalesce(sum(l.on_time_lately) filter (where l.internal), 0)::bigint as on_time_lately,
      count(*) filter (where not l.internal) as outside,
      bool_or(not l.internal and (l.days_past_due > c.past_due_days
        or (l.status = 'written_off'
          and (l.status_on is null or l.status_on > l.as_of - make_interval(months => c.write_off_months)))
        or (cardinality(l.on_time_since_restructured) >= c.restructured_instalments
          and false = any(l.on_time_since_restructured)))) as outside_fails,
      bool_or(not l.internal and l.status = 'restructured'
        and coalesce(cardinality(l.on_time_since_restructured), 0) < c.restructured_instalments) as outside_unclear
    from judged_owner o
    join judged_loan_standing l on l.member_id = o.member_id and l.as_of = o.as_of
      and l.rule_set = o.rule_set and (not l.internal or l.group_id = o.group_id)
    join judged_constant c on c.rule_set = o.rule_set
    where not o.is_group
    group by o.enterprise_id, o.member_id`,
  },
  {
    table: 'judged_owner_line',
    query: `
    select o.enterprise_id, o.is_group, o.signatory, o.member_id, o.member_code, line.*
    from judged_owner o
    join member m on m.id = o.member_id
    join judged_threshold t on t.rule_set = o.rule_set and t.thresholds = o.thresholds
    join judged_constant c on c.rule_set = o.rule_set
    left join judged_attendance a on a.group_id = o.group_id and a.member_id = o.member_id
    cross join lateral (
      select coalesce(a.expected, 0), coalesce(a.attended, 0), coalesce(a.attended_with_deposit, 0)
    ) as w(expected, attended, with_deposit)
    left join judged_owner_loans l on l.enterprise_id = o.enterprise_id and l.member_id = o.member_id
    left join judged_training r on r.member_id = o.member_id and r.country = o.country and r.as_of = o.as_of
    cross join lateral (values
      ('M1', case
        when (m.consent_on <= o.as_of) is not true or m.consent_withdrawn_on <= o.as_of
          or (m.identity_seen_on <= o.as_of) is not true then 'fail'
        when extract(year from o.as_of) - m.birth_year >= t.m1 then 'pass'
        when extract(year from o.as_of) - m.birth_year >= c.unclear_years then 'no_data' else 'fail' end, null, null),
      ('M2', case when exists (
          select from membership ms where ms.member_id = o.member_id and ms.group_id = o.group_id
            and ms.joined_on <= o.as_of - make_interval(months => t.m2)
            and (ms.left_on is null or ms.left_on > o.as_of)
        ) then 'pass' else 'fail' end, null, null),
      ('M3', ${atLeastPercent('w.attended', 'w.expected', 't.m3', 'c.least_expected')}, w.attended, w.expected),
      ('M4', case when o.rotating then 'not_applicable' else
        ${atLeastPercent('w.with_deposit', 'w.attended', 't.m4', 'c.least_attended')} end, w.with_deposit, w.attended),
      ('M5', case when coalesce(l.internal, 0) = 0 then 'not_applicable'
        when l.internal_past_due or l.on_time_lately * 100 < t.m5 * l.due_lately then 'fail' else 'pass' end,
        l.on_time_lately, l.due_lately),
      ('M6', ${atLeastPercent('r.completed', 'r.modules', 't.m6')}, r.completed, r.modules),
      ('M7', case when coalesce(l.outside, 0) = 0 then 'not_applicable'
        when l.outside_fails then 'fail' when l.outside_unclear then 'no_data' else 'pass' end, null, null)
    ) as line(rule, verdict, numerator, denominator)
    where not o.is_group or line.rule in ('M1', 'M6')`,
  },
];
