import { sql, type Kysely } from 'kysely';

/**
 * The rule set step4@1.0.0. `rules` stand in the order in which they are reported; `enter` and `keep` are counted in
 * `unit`, `window` names the number of months in `always` that the rule looks back.
 */
const STEP_4 = {
  rules: [
    { rule: 'G1', waivable: true, unit: 'months', enter: 6, keep: 6 },
    { rule: 'G2', waivable: true, unit: 'percent_at_least', enter: 80, keep: 70, window: 'window_months' },
    { rule: 'G3', waivable: true, unit: 'percent_at_least', enter: 70, keep: 60, window: 'window_months' },
    { rule: 'G4', waivable: true, unit: 'percent_at_least', enter: 80, keep: 70, window: 'window_months' },
    { rule: 'G5', waivable: true },
    { rule: 'G6', waivable: true, unit: 'percent_at_most', enter: 10, keep: 15 },
    { rule: 'G7', waivable: true, unit: 'days', enter: 45, keep: 45 },
    { rule: 'M1', waivable: false, unit: 'years', enter: 19, keep: 19 },
    { rule: 'M2', waivable: true, unit: 'months', enter: 6, keep: 6 },
    { rule: 'M3', waivable: true, unit: 'percent_at_least', enter: 75, keep: 60, window: 'window_months' },
    { rule: 'M4', waivable: true, unit: 'percent_at_least', enter: 75, keep: 60, window: 'window_months' },
    { rule: 'M5', waivable: true, unit: 'percent_at_least', enter: 80, keep: 70, window: 'instalment_months' },
    { rule: 'M6', waivable: true, unit: 'percent_at_least', enter: 100, keep: 100 },
    { rule: 'M7', waivable: true, window: 'write_off_months' },
    { rule: 'E1', waivable: false },
    { rule: 'E2', waivable: true, window: 'visit_months' },
    { rule: 'E3', waivable: false },
  ],
  always: {
    window_months: 6,
    instalment_months: 12,
    write_off_months: 24,
    visit_months: 12,
    least_scheduled: 5,
    least_expected: 5,
    least_attended: 5,
    past_due_days: 30,
    reconciled_meetings: 3,
    unclear_years: 18,
    signatories: 2,
    module_minutes_percent: 80,
    restructured_instalments: 3,
    waiver_days: 90,
    waiver_reason_length: 20,
  },
};

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- A published version never changes.
    create table rule_set (
      version text primary key,
      thresholds jsonb not null,
      published_at timestamptz not null default now()
    );
    create function published_rule_set_is_fixed() returns trigger language plpgsql as $$
    begin
      raise exception 'a published rule set never changes: publish a new version' using errcode = 'restrict_violation';
    end $$;
    create trigger rule_set_fixed before update or delete or truncate on rule_set
      for each statement execute function published_rule_set_is_fixed();

    create table vetting_visit (
      id uuid primary key,
      enterprise_id uuid not null references enterprise,
      visited_on date not null,
      visitor text not null,
      outcome text not null check (outcome in ('pass', 'fail')),
      approver text check (approver <> visitor),
      approved_on date,
      unique (enterprise_id, visited_on)
    );
    create table waiver (
      id uuid primary key,
      enterprise_id uuid not null references enterprise,
      rule text not null,
      granted_on date not null,
      expires_on date not null,
      granted_by text not null,
      approved_by text not null,
      reason_code text not null,
      reason text not null,
      unique (enterprise_id, rule, granted_on)
    );

    create table eligibility_decision (
      id bigint generated always as identity primary key,
      enterprise_id uuid not null references enterprise,
      rule_set_version text not null references rule_set,
      thresholds text not null check (thresholds in ('enter', 'keep')),
      as_of date not null,
      outcome text not null check (outcome in ('eligible', 'not_yet', 'at_risk', 'paused', 'suspended')),
      -- The newest import whose rows it rests on; with it the rows behind each line are found again.
      basis_import_id bigint,
      decided_at timestamptz not null default now()
    );
    create index eligibility_decision_enterprise on eligibility_decision (enterprise_id, id desc);
    create table eligibility_evidence (
      decision_id bigint not null references eligibility_decision on delete cascade,
      rule text not null,
      verdict text not null check (verdict in ('pass', 'fail', 'no_data', 'not_applicable', 'waived')),
      numerator bigint,
      denominator bigint,
      -- '<unit> <number>' of the rule set, as 'percent_at_least 80'; null for a rule that measures nothing.
      threshold text,
      -- Records dated after this day, up to the decision's as_of; null for a rule without a window.
      window_after date,
      member_id uuid references member,
      waiver_id uuid references waiver,
      primary key (decision_id, rule)
    );

    -- Where an enterprise stands now: the newest decision, kept for joins and locked by whoever publishes.
    create table enterprise_standing (
      enterprise_id uuid primary key references enterprise,
      decision_id bigint references eligibility_decision,
      outcome text not null check (outcome in ('eligible', 'not_yet', 'at_risk', 'paused', 'suspended')),
      eligible_since date,
      decided_at timestamptz not null
    );
  `.execute(db);

  await sql`
    insert into rule_set (version, thresholds) values (${'step4@1.0.0'}, ${JSON.stringify(STEP_4)}::jsonb)
  `.execute(db);
}
