import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- A meeting as it was written down on one device, under an id made there: sent twice it is one. What was typed
    -- stands in "typed" as it was, PINs never. It becomes a meeting of the registers when three members have signed and
    -- no other record of that day stands against it.
    create table meeting_sheet (
      id uuid primary key,
      group_id uuid not null references self_help_group,
      account_id uuid not null references account,
      state text not null check (state in ('unsigned', 'conflict', 'recorded', 'not_taken')),
      scheduled_on date not null,
      held_on date not null,
      typed jsonb not null,
      finished_at timestamptz,
      received_at timestamptz not null,
      meeting_id uuid references meeting,
      check (state <> 'recorded' or meeting_id is not null)
    );
    create index meeting_sheet_group on meeting_sheet (group_id, held_on);
    create index meeting_sheet_meeting on meeting_sheet (meeting_id);
    create table meeting_sheet_event (
      id bigint generated always as identity primary key,
      sheet_id uuid not null references meeting_sheet,
      to_state text not null,
      account_id uuid not null references account,
      reason text,
      at timestamptz not null
    );
    create index meeting_sheet_event_sheet on meeting_sheet_event (sheet_id, id);
    create table meeting_signature (
      sheet_id uuid not null references meeting_sheet,
      member_id uuid not null references member,
      signed_at timestamptz not null,
      primary key (sheet_id, member_id)
    );

    -- What is kept of a meeting beside the registers: amounts in minor units as they stood when it was recorded.
    create table meeting_detail (
      meeting_id uuid primary key references meeting,
      opening_expected_minor bigint,
      opening_reason text,
      closing_computed_minor bigint not null,
      closing_reason text,
      minutes text not null
    );
    -- What a meeting decided by votes, its loans apart (those stand with the loan).
    create table meeting_resolution (
      id uuid primary key,
      meeting_id uuid not null references meeting,
      text text not null,
      votes_for integer not null check (votes_for >= 0),
      votes_against integer not null check (votes_against >= 0),
      votes_abstained integer not null check (votes_abstained >= 0),
      carried boolean not null,
      import_id bigint not null,
      reversed_in bigint
    );
    create index meeting_resolution_meeting on meeting_resolution (meeting_id);

    -- When a group means to meet. "meeting" holds what is past; a plan ends when the day is recorded or replanned.
    create table meeting_plan (
      id uuid primary key,
      group_id uuid not null references self_help_group,
      planned_on date not null,
      account_id uuid not null references account,
      planned_at timestamptz not null,
      ended_at timestamptz
    );
    create unique index meeting_plan_open on meeting_plan (group_id) where ended_at is null;

    -- A member's own number with which she signs; argon2id. Its history says who set it at whose desk, and why.
    create table member_pin (
      member_id uuid primary key references member,
      pin_hash text,
      set_at timestamptz not null
    );
    create table member_pin_event (
      id bigint generated always as identity primary key,
      member_id uuid not null references member,
      what text not null check (what in ('set', 'changed', 'reset')),
      account_id uuid not null references account,
      reason text,
      at timestamptz not null
    );
    create index member_pin_event_member on member_pin_event (member_id, id);
  `.execute(db);
}
