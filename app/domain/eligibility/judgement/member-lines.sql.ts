import type { Step } from './steps';

/**
 * The lines of M1 to M7 of each enterprise. An individual enterprise has its worst owner's: of several with the same
 * verdict the one whose ratio no other undercuts (0 ÷ 0 undercuts nothing and is undercut by nothing), then the first by
 * member code. A group enterprise counts the signatories who pass.
 */
export const MEMBER_LINES: readonly Step[] = [
  {
    table: 'judged_member_line',
    query: `
      with placed as (
        select l.*,
          rank() over (partition by l.enterprise_id, l.rule
            order by array_position(array['fail', 'no_data', 'pass', 'not_applicable'], l.verdict)) as place
        from judged_owner_line l
        where not l.is_group
      ), worst as (
        select *,
          row_number() over (partition by enterprise_id, rule order by member_code collate "C") as nth,
          array_agg(numerator) over of_rule as numerators,
          array_agg(denominator) over of_rule as denominators
        from placed
        where place = 1
        window of_rule as (partition by enterprise_id, rule)
      ), individual as (
        select distinct on (enterprise_id, rule) enterprise_id, rule, verdict, numerator, denominator, member_id
        from worst
        order by enterprise_id, rule, denominator = 0 and nth > 1,
          exists (
            select from unnest(numerators, denominators) as other(numerator, denominator)
            where other.numerator * worst.denominator < worst.numerator * other.denominator
          ), nth
      ), passing as (
        select enterprise_id, rule, count(*) as signatories
        from judged_owner_line
        where is_group and signatory and verdict = 'pass'
        group by enterprise_id, rule
      )
      select enterprise_id, rule, verdict, numerator, denominator, member_id from individual
      union all
      select e.enterprise_id, r.rule,
        case when p.signatories >= c.signatories then 'pass' else 'fail' end, coalesce(p.signatories, 0), c.signatories,
        null
      from judged_enterprise e
      join judged_constant c on c.rule_set = e.rule_set
      cross join (values ('M1'), ('M6')) as r(rule)
      left join passing p on p.enterprise_id = e.enterprise_id and p.rule = r.rule
      where e.is_group
      union all
      select e.enterprise_id, r.rule, 'not_applicable', null, null, null
      from judged_enterprise e
      cross join (values ('M2'), ('M3'), ('M4'), ('M5'), ('M7')) as r(rule)
      where e.is_group`,
  },
];
