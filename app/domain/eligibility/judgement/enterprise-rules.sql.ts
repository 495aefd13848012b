import type { Step } from './steps';
/** The lines of E1 to E3. Of the vetting visits only the latest by the day judged counts. */
export const ENTERPRISE_RULES: readonly Step[] = [
  {
    table: 'judged_enterprise_line',
    query: `
    select j.enterprise_id, line.*
    from judged_enterprise j
    join enterprise e on e.id = j.enterprise_id
    join judged_constant c on c.rule_set = j.rule_set
    left join lateral (
      select visited_on, outcome = 'pass' and approver <> visitor and approved_on <= j.as_of as good
      from vetting_visit v
      where v.enterprise_id = j.enterprise_id and v.visited_on <= j.as_of
      order by v.visited_on desc
      limit 1
    ) as visit on true
    cross join lateral (values
      ('E1', case when e.status = 'active' and e.started_on <= j.as_of then 'pass' else 'fail' end),
      ('E2', case when visit.visited_on is null then 'no_data'
        when visit.good and visit.visited_on > j.as_of - make_interval(months => c.visit_months) then 'pass'
        else 'fail' end),
      ('E3', case when e.pickup_place <> '' and e.payout_method <> '' then 'pass' else 'fail' end)
    ) as line(rule, verdict)`,
  },
];
