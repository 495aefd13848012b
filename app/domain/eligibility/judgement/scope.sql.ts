import { sql, type RawBuilder } from 'kysely';
import type { RuleSetNumbers } from '../rule-set-numbers';
import type { Step } from './steps';

/** What is asked of one judgement. */
export type JudgementScope = {
  /** Numbers to judge by instead of what is in force; null for those. */
  instead: RuleSetNumbers | null;
  /** Null: every country. */
  countries: readonly string[] | null;
  /** Null: every enterprise of the programme. */
  enterpriseIds: readonly string[] | null;
  /** Null: the keep thresholds for whoever may sell now, the enter thresholds for everybody else. */
  thresholds: 'enter' | 'keep' | null;
  /** The day judged ('YYYY-MM-DD') in each time zone that a branch has. */
  days: readonly { timeZone: string; day: string }[];
  /** The days of meetings that may count: later than `after`, up to `upTo`. Only their partitions are looked into. */
  reach: { after: string; upTo: string };
};

/** `judged_rule_set`: what may be judged by, numbered: every published version, or the numbers asked for instead. */
export function ruleSets({ instead }: JudgementScope): Step {
  return {
    table: 'judged_rule_set',
    query: instead
      ? sql`
        select 1 as rule_set, 'draft' as version, null::text as country, '-infinity'::date as in_force_from,
          ${JSON.stringify(instead)}::jsonb as thresholds`
      : `
        select row_number() over (order by published_at, version)::int as rule_set, version, country, in_force_from,
          thresholds
        from rule_set`,
  };
}

/**
 * The enterprises to judge, each with its own day, thresholds, and the version in force on that day: its country's own
 * where there is one, else the programme's, of several the one that came into force last. A supplier is never judged.
 */
export function enterprises(scope: JudgementScope): Step {
  const { countries, enterpriseIds } = scope;
  return {
    table: 'judged_enterprise',
    query: sql`
      select e.id as enterprise_id, e.code, e.kind = 'group' as is_group, e.group_id, b.country,
        g.kind = 'rotating' as rotating, (g.no_lending_resolution_on <= d.day) is true as no_lending,
        d.day as as_of, rules.rule_set, coalesce(s.by_records, s.outcome) as standing,
        coalesce(${scope.thresholds}::text,
          case when coalesce(s.by_records, s.outcome) in ('eligible', 'at_risk') then 'keep' else 'enter' end) as thresholds
      from enterprise e
      join self_help_group g on g.id = e.group_id
      join branch b on b.id = g.branch_id
      join ${daysOf(scope)} on d.time_zone = b.timezone
      ${RULES_IN_FORCE}
      left join enterprise_standing s on s.enterprise_id = e.id
      where ${countries === null ? sql`true` : sql`b.country = any(${countries}::text[])`}
        and ${enterpriseIds === null ? sql`true` : sql`e.id = any(${enterpriseIds}::uuid[])`}`,
  };
}

/** The day judged in each time zone, as rows `d` of SQL. */
export function daysOf({ days }: JudgementScope): RawBuilder<unknown> {
  const zones = days.map(({ timeZone }) => timeZone);
  return sql`unnest(${zones}::text[], ${days.map(({ day }) => day)}::date[]) as d(time_zone, day)`;
}

/** The one rule set in force in branch `b` on day `d`. */
export const RULES_IN_FORCE = sql.raw(`
  cross join lateral (
    select r.rule_set from judged_rule_set r
    where (r.country is null or r.country = b.country) and r.in_force_from <= d.day
    order by r.country nulls last, r.in_force_from desc, r.rule_set desc
    limit 1
  ) as rules`);

/** Who owns those enterprises. */
export const OWNERS: Step = {
  table: 'judged_owner',
  query: `
    select e.enterprise_id, e.is_group, e.group_id, e.rotating, e.country, e.as_of, e.rule_set, e.thresholds,
      o.member_id, o.signatory, m.code as member_code
    from judged_enterprise e
    join enterprise_owner o on o.enterprise_id = e.enterprise_id
    join member m on m.id = o.member_id`,
};

/** Whose meetings and money are needed: the groups of those enterprises. */
export const GROUPS: Step = {
  table: 'judged_group',
  query: `
    select distinct e.group_id, e.as_of, e.rule_set, e.rotating, e.no_lending,
      (e.as_of - make_interval(months => c.window_months))::date as window_after
    from judged_enterprise e
    join judged_constant c on c.rule_set = e.rule_set`,
};
