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
    ), taught as (
      select l.member_id, l.as_of, a.module_id, sum(a.minutes) as minutes
      from (select distinct member_id, as_of from learner) as l
      join training_attendance a on a.member_id = l.member_id and a.reversed_in is null
        and (a.session_on <= l.as_of) is true
      group by l.member_id, l.as_of, a.module_id
    ), passed as (
      select distinct l.member_id, l.as_of, a.module_id
      from (select distinct member_id, as_of from learner) as l
      join assessment a on a.member_id = l.member_id and a.reversed_in is null
      where a.passed and (a.assessed_on <= l.as_of) is true
    )
    select l.member_id, l.country, l.as_of, count(m.module_id) as modules,
      count(m.module_id) filter (where p.module_id is not null
        and coalesce(t.minutes, 0) * 100 >= c.module_minutes_percent * m.minutes) as completed
    from learner l
    join judged_constant c on c.rule_set = l.rule_set
    left join module_in_force m on m.country = l.country and m.mandatory and m.from_on <= l.as_of and m.until_on > l.as_of
    left join taught t on t.member_id = l.member_id and t.as_of = l.as_of and t.module_id = m.module_id
    left join passed p on p.member_id = l.member_id and p.as_of = l.as_of and p.module_id = m.module_id
    group by l.member_id, l.country, l.as_of`,
  },
];
