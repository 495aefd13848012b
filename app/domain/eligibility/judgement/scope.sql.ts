import { sql, type RawBuilder } from 'kysely';

/** What is asked of one judgement. */
export type JudgementScope = {
  ruleSetVersion: string;
  /** Null: every enterprise of the programme. */
  enterpriseIds: readonly string[] | null;
  /** Null: the keep thresholds for whoever may sell now, the enter thresholds for everybody else. */
  thresholds: 'enter' | 'keep' | null;
  /** The day judged ('YYYY-MM-DD') in each time zone that a branch has. */
  days: readonly { timeZone: string; day: string }[];
};

/** The question itself, for the statements that follow. */
export function question(scope: JudgementScope): RawBuilder<unknown> {
  return sql`
    create temporary table judged_question on commit drop as
    select ${scope.ruleSetVersion}::text as rule_set_version
  `;
}

/** The enterprises to judge, each with its own day and thresholds. A supplier is never judged. */
export function enterprises(scope: JudgementScope): RawBuilder<unknown> {
  const zones = scope.days.map(({ timeZone }) => timeZone);
  const days = scope.days.map(({ day }) => day);
  return sql`
    create temporary table judged_enterprise on commit drop as
    select e.id as enterprise_id, e.code, e.kind = 'group' as is_group, e.group_id, b.country,
      g.kind = 'rotating' as rotating, (g.no_lending_resolution_on <= d.day) is true as no_lending,
      d.day as as_of, s.outcome as standing,
      coalesce(${scope.thresholds}::text,
        case when s.outcome in ('eligible', 'at_risk') then 'keep' else 'enter' end) as thresholds
    from enterprise e
    join self_help_group g on g.id = e.group_id
    join branch b on b.id = g.branch_id
    join unnest(${zones}::text[], ${days}::date[]) as d(time_zone, day) on d.time_zone = b.timezone
    left join enterprise_standing s on s.enterprise_id = e.id
    where ${scope.enterpriseIds}::uuid[] is null or e.id = any(${scope.enterpriseIds}::uuid[])
  `;
}

/** Whose records are needed: the groups and owners of those enterprises. */
export const GROUPS_AND_OWNERS = `
  analyze judged_enterprise;

  create temporary table judged_group on commit drop as
  select distinct e.group_id, e.as_of, e.rotating, e.no_lending,
    (e.as_of - make_interval(months => c.window_months))::date as window_after
  from judged_enterprise e, judged_constant c;
  analyze judged_group;

  create temporary table judged_owner on commit drop as
  select e.enterprise_id, e.is_group, e.group_id, e.rotating, e.country, e.as_of, e.thresholds,
    o.member_id, o.signatory, m.code as member_code
  from judged_enterprise e
  join enterprise_owner o on o.enterprise_id = e.enterprise_id
  join member m on m.id = o.member_id;
  analyze judged_owner;
`;
