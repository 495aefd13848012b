import { sql } from 'kysely';
import { daysOf, RULES_IN_FORCE, type JudgementScope } from './scope.sql';
import type { Step } from './steps';

type AsIf = { memberId: string; groupId: string };

/** A member's enterprise that there is not: what it would take is judged by the same statements. Its id is the member's. */
export function enterpriseAsIf(scope: JudgementScope, { memberId, groupId }: AsIf): Step {
  return {
    table: 'judged_enterprise',
    query: sql`
      select ${memberId}::uuid as enterprise_id, '' as code, false as is_group, g.id as group_id, b.country,
        g.kind = 'rotating' as rotating, (g.no_lending_resolution_on <= d.day) is true as no_lending,
        d.day as as_of, rules.rule_set, null::text as standing, 'enter' as thresholds
      from self_help_group g
      join branch b on b.id = g.branch_id
      join ${daysOf(scope)} on d.time_zone = b.timezone
      ${RULES_IN_FORCE}
      where g.id = ${groupId}::uuid`,
  };
}

/** The member as its owner. */
export const OWNER_AS_IF: Step = {
  table: 'judged_owner',
  query: `
    select e.enterprise_id, e.is_group, e.group_id, e.rotating, e.country, e.as_of, e.rule_set, e.thresholds,
      m.id as member_id, true as signatory, m.code as member_code
    from judged_enterprise e
    join member m on m.id = e.enterprise_id`,
};
