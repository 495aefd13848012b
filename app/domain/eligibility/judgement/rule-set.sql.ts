import type { Step } from './steps';
/**
 * The rule sets that somebody is judged by, spread into tables, each row with the number of its rule set: the rules in
 * order, the thresholds by name, the constants.
 */
export const RULE_SET: readonly Step[] = [
  {
    table: 'judged_rule',
    query: `
    select s.rule_set, r.position, r.rule, r.waivable, r.unit, r.enter, r.keep,
      (s.thresholds -> 'always' ->> r."window")::int as window_months
    from judged_rule_set s
    cross join rows from (
      jsonb_to_recordset(s.thresholds -> 'rules')
        as (rule text, waivable boolean, unit text, enter int, keep int, "window" text)
    ) with ordinality as r(rule, waivable, unit, enter, keep, "window", position)
    where s.rule_set in (select rule_set from judged_enterprise)`,
  },
  {
    table: 'judged_threshold',
    query: `
    select chosen.rule_set, t.*
    from (values ('enter'), ('keep')) as kind(thresholds)
    cross join lateral (
      select rule_set, jsonb_object_agg(lower(rule), case kind.thresholds when 'enter' then enter else keep end)
        || jsonb_build_object('thresholds', kind.thresholds) as numbers
      from judged_rule
      group by rule_set
    ) as chosen
    cross join lateral jsonb_to_record(chosen.numbers) as t(
      thresholds text, g1 int, g2 int, g3 int, g4 int, g6 int, g7 int, m1 int, m2 int, m3 int, m4 int, m5 int, m6 int)`,
  },
  {
    table: 'judged_constant',
    query: `
    select s.rule_set, c.*
    from judged_rule_set s
    cross join lateral jsonb_to_record(s.thresholds -> 'always') as c(
      window_months int, instalment_months int, write_off_months int, visit_months int, least_scheduled int,
      least_expected int, least_attended int, past_due_days int, reconciled_meetings int, unclear_years int,
      signatories int, module_minutes_percent int, restructured_instalments int, waiver_days int,
      waiver_reason_length int)
    where s.rule_set in (select rule_set from judged_enterprise)`,
  },
];
