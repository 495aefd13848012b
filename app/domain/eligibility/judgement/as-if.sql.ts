import { sql, type RawBuilder } from 'kysely';
import type { JudgementScope } from './scope.sql';

type AsIf = { memberId: string; groupId: string };

/** A member's enterprise that there is not: what it would take is judged by the same statements. Its id is the member's. */
export function enterpriseAsIf({ days }: JudgementScope, { memberId, groupId }: AsIf): RawBuilder<unknown> {
  return sql`
    insert into judged_enterprise
      (enterprise_id, code, is_group, group_id, country, rotating, no_lending, as_of, rule_set, standing, thresholds)
    select ${memberId}::uuid, '', false, g.id, b.country, g.kind = 'rotating',
      (g.no_lending_resolution_on <= d.day) is true, d.day, rules.rule_set, null, 'enter'
    from self_help_group g
    join branch b on b.id = g.branch_id
    join unnest(${days.map(({ timeZone }) => timeZone)}::text[], ${days.map(({ day }) => day)}::date[])
      as d(time_zone, day) on d.time_zone = b.timezone
    cross join lateral (
      select r.rule_set from judged_rule_set r
      where (r.country is null or r.country = b.country) and r.in_force_from <= d.day
      order by r.country nulls last, r.in_force_from desc, r.rule_set desc
      limit 1
    ) as rules
    where g.id = ${groupId}::uuid
  `;
}

/** The member as its owner. */
export function ownerAsIf({ memberId }: AsIf): RawBuilder<unknown> {
  return sql`
    insert into judged_owner
      (enterprise_id, is_group, group_id, rotating, country, as_of, rule_set, thresholds, member_id, signatory, member_code)
    select e.enterprise_id, false, e.group_id, e.rotating, e.country, e.as_of, e.rule_set, e.thresholds, m.id, true, m.code
    from judged_enterprise e join member m on m.id = e.enterprise_id
    where e.enterprise_id = ${memberId}::uuid
  `;
}
