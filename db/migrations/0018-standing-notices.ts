import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await knowledge(db);
  await notices(db);
  await suspensions(db);
  await waivers(db);
  await appeals(db);
}

async function knowledge(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Every import and recording whose rows are in, written with them. known_in is the judgement that first saw it: a
    -- number below another may still come to be known after it, where its transaction took longer.
    create table record_number (
      number bigint primary key,
      known_in bigint
    );
    create index record_number_new on record_number (number) where known_in is null;
    create sequence judgement_number;
    insert into record_number (number, known_in)
      select id, 0 from register_import where state = 'done' and not dry_run
      union select id, 0 from desk_recording;

    -- The rows that a decision rests on are those of the numbers that were known in its judgement. Without it, those up to
    -- basis_import_id.
    alter table eligibility_decision add column known_in bigint;

    -- Locked by one judgement at a time, before it looks at any record.
    create table judgement_turn (id integer primary key);

    -- Who is to be judged: at once because records changed, or in the course of the day because a new one began.
    create table judgement_due (
      enterprise_id uuid primary key references enterprise,
      urgent boolean not null,
      since timestamptz not null
    );
    create index judgement_due_order on judgement_due (urgent desc, since);
    create table judged_day (
      timezone text primary key,
      day date not null
    );
  `.execute(db);
}

async function notices(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- What the records alone make of her; outcome is the same, but for a suspension. Empty: as the outcome.
    alter table enterprise_standing add column by_records text
      check (by_records in ('eligible', 'not_yet', 'at_risk', 'paused', 'suspended'));
    create index enterprise_standing_outcome on enterprise_standing (outcome, enterprise_id);

    -- What keeps one who may sell from standing firm. until is the first day on which a failing rule pauses her, or from
    -- which staff are late with what they did not record.
    create table standing_notice (
      enterprise_id uuid not null references enterprise,
      rule text not null,
      verdict text not null check (verdict in ('fail', 'no_data')),
      since date not null,
      until date not null check (until > since),
      reminded_on date,
      primary key (enterprise_id, rule)
    );
    create index standing_notice_until on standing_notice (until, enterprise_id);
  `.execute(db);
}

async function suspensions(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table suspension (
      id uuid primary key,
      enterprise_id uuid not null references enterprise,
      cause text not null check (cause in ('fraud', 'child_labour', 'unsafe_goods', 'coercion', 'consent_withdrawn')),
      reason text not null check (length(reason) between 20 and 2000),
      state text not null check (state in ('proposed', 'confirmed', 'refused', 'lapsed', 'lifted')),
      proposed_by uuid not null references account,
      proposed_at timestamptz not null,
      lapses_at timestamptz not null,
      decided_by uuid references account,
      decided_at timestamptz,
      lift_proposed_by uuid references account,
      lift_proposed_at timestamptz,
      lift_reason text check (length(lift_reason) between 20 and 2000),
      lifted_by uuid references account,
      lifted_at timestamptz,
      check (state not in ('confirmed', 'lifted') or decided_by <> proposed_by),
      check (state <> 'lifted' or (lifted_by is not null and lifted_by <> lift_proposed_by)),
      check ((lift_proposed_by is null) = (lift_reason is null))
    );
    create unique index suspension_open on suspension (enterprise_id) where state in ('proposed', 'confirmed');
    create index suspension_enterprise on suspension (enterprise_id, proposed_at desc);
    create index suspension_unconfirmed on suspension (lapses_at) where state = 'proposed';
    create index suspension_account on suspension (proposed_by);
  `.execute(db);
}

async function waivers(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- One officer asks, another approves; then it stands in waiver, a row for each enterprise and rule. For a branch it
    -- covers all its enterprises or those of some groups, and those that come while it stands.
    create table waiver_request (
      id uuid primary key,
      enterprise_id uuid references enterprise,
      branch_id uuid references branch,
      group_ids uuid[],
      rules text[] not null check (cardinality(rules) > 0),
      from_on date not null,
      until_on date not null,
      reason_code text not null,
      reason text not null,
      state text not null check (state in ('proposed', 'approved', 'refused', 'withdrawn')),
      requested_by uuid not null references account,
      requested_at timestamptz not null,
      decided_by uuid references account,
      decided_at timestamptz,
      ending_told_on date,
      check (num_nonnulls(enterprise_id, branch_id) = 1),
      check (group_ids is null or (branch_id is not null and cardinality(group_ids) > 0)),
      check (until_on > from_on and until_on - from_on <= 90),
      check (state <> 'approved' or decided_by <> requested_by)
    );
    create index waiver_request_enterprise on waiver_request (enterprise_id, requested_at desc)
      where enterprise_id is not null;
    create index waiver_request_branch on waiver_request (branch_id, requested_at desc) where branch_id is not null;
    create index waiver_request_open on waiver_request (requested_at) where state = 'proposed';
    create index waiver_request_standing on waiver_request (until_on) where state = 'approved';
    alter table waiver add column request_id uuid references waiver_request;
    create index waiver_request_rows on waiver (request_id) where request_id is not null;
  `.execute(db);
}

async function appeals(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Against one decision, once by each owner. answer_by is the last day for the answer.
    create table appeal (
      id uuid primary key,
      enterprise_id uuid not null references enterprise,
      decision_id bigint not null references eligibility_decision,
      member_id uuid not null references member,
      filed_by uuid not null references account,
      words text not null check (length(words) between 1 and 2000),
      filed_at timestamptz not null,
      answer_by date not null,
      state text not null check (state in ('open', 'upheld', 'dismissed')),
      answered_by uuid references account,
      answered_at timestamptz,
      answer text check (length(answer) between 1 and 2000),
      remedy text check (remedy in ('judged_again', 'waiver', 'lifting')),
      unique (decision_id, member_id),
      check ((state = 'open') = (answered_by is null)),
      check ((state = 'open') = (answer is null)),
      check ((state = 'upheld') = (remedy is not null)),
      check (answered_by <> filed_by)
    );
    create index appeal_enterprise on appeal (enterprise_id, filed_at desc);
    create index appeal_member on appeal (member_id, filed_at desc);
    create index appeal_open on appeal (answer_by, id) where state = 'open';
  `.execute(db);
}
