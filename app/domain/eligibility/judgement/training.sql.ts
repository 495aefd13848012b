import type { Step } from './steps';
/**
 * How many of the mandatory modules of her branch's country each owner has completed by the day judged. `is true` keeps the
 * day out of the index's condition: a member's rows are few, and the planner takes skipping through them to be dear.
 */
export const TRAINING: readonly Step[] = [
  {
    table: 'judged_training',
    query: `
    with learner as (
      select distinct member_id, country, as_of, rule_set from judged_owner
    ), known as (
      select l.member_id, l.as_of, a.module_id, a.minutes, false as passed
      from (select distinct member_id, as_of from learner) as l
      join training_attendance a on a.member_id = l.member_id and a.reversed_in is null
        and (a.session_on <= l.as_of) is true
      union all
      select l.member_id, l.as_of, a.module_id, 0, true
      from (select distinct member_id, as_of from learner) as l
      join assessment a on a.member_id = l.member_id and a.reversed_in is null
      where a.passed and (a.assessed_on <= l.as_of) is true
    ), module as (
      select member_id, as_of, module_id, sum(minutes) as minutes
      from known group by member_id, as_of, module_id having bool_or(passed)
    )
    select l.member_id, l.country, l.as_of, count(m.module_id) as modules,
      count(p.module_id) filter (where p.minutes * 100 >= c.module_minutes_percent * m.minutes) as completed
    from learner l
    join judged_constant c on c.rule_set = l.rule_set
    left join module_in_force m on m.country = l.country and m.mandatory and m.from_on <= l.as_of and m.until_on > l.as_of
    left join module p on p.member_id = l.member_id and p.as_of = l.as_of and p.module_id = m.module_id
    group by l.member_id, l.country, l.as_of`,
  },
];
