import type { Step } from './steps';
/**
 * How the loans stand: internal loans of the groups, and loans from elsewhere of the owners. Payments run to the oldest
 * instalment first, within it to interest first. A status of a later day does not count yet.
 */
export const LOANS: readonly Step[] = [
  {
    table: 'judged_loan',
    query: `
    select l.id as loan_id, g.as_of, g.rule_set, l.group_id, l.member_id, true as internal, l.disbursed_on, l.principal_minor,
      case when l.status_on > g.as_of then 'active' else l.status end as status, l.status_on
    from judged_group g
    join loan l on l.group_id = g.group_id
    where l.source = 'internal' and l.disbursed_on <= g.as_of
    union all
    select l.id, o.as_of, o.rule_set, l.group_id, l.member_id, false, l.disbursed_on, l.principal_minor,
      case when l.status_on > o.as_of then 'active' else l.status end, l.status_on
    from (select distinct member_id, as_of, rule_set from judged_owner where not is_group) as o
    join loan l on l.member_id = o.member_id
    where l.source <> 'internal' and l.disbursed_on <= o.as_of`,
  },
  {
    table: 'judged_instalment',
    query: `
    with entry as (
      select l.loan_id, l.as_of, l.rule_set, p.paid_on as on_day, null::int as number,
        p.amount_minor as paid, 0::bigint as due, 0::bigint as interest_due
      from judged_loan l
      join loan_payment p on p.loan_id = l.loan_id and p.reversed_in is null and p.paid_on <= l.as_of
      union all
      select l.loan_id, l.as_of, l.rule_set, i.due_on, i.number,
        0, i.principal_due_minor + i.interest_due_minor, i.interest_due_minor
      from judged_loan l
      join loan_instalment i on i.loan_id = l.loan_id and i.reversed_in is null
    ), running as (
      select *,
        sum(paid) over loan as paid_ever,
        sum(paid) over to_this_day as paid_by_then,
        sum(due) over to_this_day as due_by_then
      from entry
      window loan as (partition by loan_id, as_of, rule_set),
        to_this_day as (partition by loan_id, as_of, rule_set order by on_day, number nulls first)
    )
    select loan_id, as_of, rule_set, number, on_day as due_on,
      greatest(0, least(paid_ever - (due_by_then - due), due) - interest_due) as principal_paid,
      due = 0 or paid_ever >= due_by_then as covered,
      due = 0 or paid_by_then >= due_by_then as on_time
    from running
    where number is not null`,
  },
  {
    table: 'judged_loan_standing',
    query: `
    select l.loan_id, l.as_of, l.rule_set, l.group_id, l.member_id, l.internal, l.status, l.status_on,
      case when l.status in ('closed', 'written_off') then 0
        else l.principal_minor - coalesce(sum(i.principal_paid), 0) end as outstanding,
      case when l.status in ('closed', 'written_off') then 0
        else greatest(0, l.as_of - min(i.due_on) filter (where not i.covered)) end as days_past_due,
      count(*) filter (where lately) as due_lately,
      count(*) filter (where lately and i.on_time) as on_time_lately,
      case when l.status = 'restructured' then
        (array_agg(i.on_time order by i.due_on desc, i.number desc) filter (
          where i.due_on <= l.as_of and (l.status_on is null or i.due_on > l.status_on)
        ))[1:c.restructured_instalments] end as on_time_since_restructured
    from judged_loan l
    join judged_constant c on c.rule_set = l.rule_set
    left join judged_instalment i on i.loan_id = l.loan_id and i.as_of = l.as_of and i.rule_set = l.rule_set
    cross join lateral (
      select i.due_on > l.as_of - make_interval(months => c.instalment_months) and i.due_on <= l.as_of
    ) as recent(lately)
    group by l.loan_id, l.as_of, l.rule_set, l.group_id, l.member_id, l.internal, l.status, l.status_on,
      l.principal_minor, c.restructured_instalments`,
  },
];
