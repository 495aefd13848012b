/** The rule set that is asked for, spread into tables: its rules in order, its thresholds by name, its constants. */
export const RULE_SET = `
  create temporary table judged_rule on commit drop as
  select r.position, r.rule, r.waivable, r.unit, r.enter, r.keep, (s.thresholds -> 'always' ->> r."window")::int as window_months
  from judged_question q
  join rule_set s on s.version = q.rule_set_version
  cross join rows from (
    jsonb_to_recordset(s.thresholds -> 'rules')
      as (rule text, waivable boolean, unit text, enter int, keep int, "window" text)
  ) with ordinality as r(rule, waivable, unit, enter, keep, "window", position);
  analyze judged_rule;

  create temporary table judged_threshold on commit drop as
  select t.*
  from (values ('enter'), ('keep')) as kind(thresholds)
  cross join lateral (
    select jsonb_object_agg(lower(rule), case kind.thresholds when 'enter' then enter else keep end)
      || jsonb_build_object('thresholds', kind.thresholds) as numbers
    from judged_rule
  ) as chosen
  cross join lateral jsonb_to_record(chosen.numbers) as t(
    thresholds text, g1 int, g2 int, g3 int, g4 int, g6 int, g7 int, m1 int, m2 int, m3 int, m4 int, m5 int, m6 int);
  analyze judged_threshold;

  create temporary table judged_constant on commit drop as
  select c.*
  from judged_question q
  join rule_set s on s.version = q.rule_set_version
  cross join lateral jsonb_to_record(s.thresholds -> 'always') as c(
    window_months int, instalment_months int, write_off_months int, visit_months int, least_scheduled int,
    least_expected int, least_attended int, past_due_days int, reconciled_meetings int, unclear_years int,
    signatories int, module_minutes_percent int, restructured_instalments int, waiver_days int,
    waiver_reason_length int);
  analyze judged_constant;
`;
