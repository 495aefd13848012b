import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- One taking-in of a folder of register files. Rows of the registers name the import that brought them
    -- (import_id) and, where a correction replaced them, the import that did (reversed_in); what was known after
    -- import n is what has import_id <= n and reversed_in null or > n.
    create table register_import (
      id bigint generated always as identity primary key,
      source text not null check (source in ('command', 'page', 'demo')),
      dry_run boolean not null,
      account_id uuid references account,
      state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'refused', 'failed')),
      folder_name text not null,
      started_at timestamptz not null default now(),
      finished_at timestamptz,
      rows_total bigint,
      rows_read bigint not null default 0,
      counts jsonb,
      refusal_count bigint not null default 0
    );
    create table register_import_refusal (
      import_id bigint not null references register_import on delete cascade,
      position integer not null,
      file text not null,
      line integer not null,
      column_name text not null,
      code text not null,
      detail jsonb not null default '{}',
      primary key (import_id, position)
    );

    create table branch (
      id uuid primary key,
      code text not null unique,
      name text not null,
      country char(2) not null,
      timezone text not null,
      currency char(3) not null
    );
    create table self_help_group (
      id uuid primary key,
      code text not null unique,
      branch_id uuid not null references branch,
      name text not null,
      kind text not null check (kind in ('savings', 'shares', 'rotating')),
      formed_on date not null,
      closed_on date check (closed_on >= formed_on),
      no_lending_resolution_on date
    );
    create index self_help_group_branch on self_help_group (branch_id);
    create index self_help_group_words on self_help_group using gin (name gin_trgm_ops, code gin_trgm_ops);
    create table member (
      id uuid primary key,
      code text not null unique,
      display_name text not null,
      birth_year integer not null,
      phone text,
      consent_on date,
      consent_withdrawn_on date,
      identity_seen_on date
    );
    create index member_words on member using gin (display_name gin_trgm_ops, code gin_trgm_ops);
    create table membership (
      id uuid primary key,
      member_id uuid not null references member,
      group_id uuid not null references self_help_group,
      joined_on date not null,
      left_on date check (left_on >= joined_on),
      role text not null check (role in ('member', 'president', 'secretary', 'treasurer', 'bookkeeper')),
      unique (member_id, group_id, joined_on)
    );
    create index membership_group on membership (group_id, member_id);
    create table meeting (
      id uuid primary key,
      group_id uuid not null references self_help_group,
      scheduled_on date not null,
      status text not null check (status in ('held', 'missed', 'cancelled')),
      held_on date,
      cash_open_minor bigint check (cash_open_minor >= 0),
      cash_close_counted_minor bigint check (cash_close_counted_minor >= 0),
      unique (group_id, scheduled_on),
      check ((status = 'held') = (held_on is not null))
    );
    create index meeting_held on meeting (group_id, held_on, scheduled_on) where held_on is not null;

    create table attendance_mark (
      id bigint generated always as identity primary key,
      meeting_id uuid not null references meeting,
      member_id uuid not null references member,
      mark text not null check (mark in ('present', 'late', 'absent', 'excused')),
      import_id bigint,
      reversed_in bigint
    );
    create unique index attendance_mark_current on attendance_mark (meeting_id, member_id) where reversed_in is null;
    create table saving (
      id bigint generated always as identity primary key,
      meeting_id uuid not null references meeting,
      member_id uuid not null references member,
      amount_minor bigint not null check (amount_minor <> 0),
      import_id bigint,
      reversed_in bigint
    );
    create index saving_current on saving (meeting_id, member_id) include (amount_minor) where reversed_in is null;
    create table cash_movement (
      id bigint generated always as identity primary key,
      meeting_id uuid not null references meeting,
      kind text not null check (kind in ('fine', 'social_fund_in', 'social_fund_out', 'expense', 'bank_deposit',
        'bank_withdrawal', 'other_in', 'other_out')),
      amount_minor bigint not null check (amount_minor > 0),
      note text,
      import_id bigint,
      reversed_in bigint
    );
    create index cash_movement_current on cash_movement (meeting_id) where reversed_in is null;

    create table training_module (
      id uuid primary key,
      code text not null unique,
      country char(2) not null,
      step smallint not null check (step in (1, 2)),
      topic text not null,
      title text not null,
      minutes integer not null check (minutes >= 0),
      mandatory boolean not null
    );
    create table training_attendance (
      id bigint generated always as identity primary key,
      member_id uuid not null references member,
      module_id uuid not null references training_module,
      session_on date not null,
      minutes integer not null check (minutes >= 0),
      import_id bigint,
      reversed_in bigint
    );
    create unique index training_attendance_current on training_attendance (member_id, module_id, session_on)
      include (minutes) where reversed_in is null;
    create table assessment (
      id bigint generated always as identity primary key,
      member_id uuid not null references member,
      module_id uuid not null references training_module,
      assessed_on date not null,
      form text not null check (form in ('oral', 'observed', 'written')),
      passed boolean not null,
      import_id bigint,
      reversed_in bigint
    );
    create unique index assessment_current on assessment (member_id, module_id, assessed_on)
      where reversed_in is null;

    alter table account add foreign key (member_id) references member;
    alter table staff_assignment add foreign key (branch_id) references branch;
    alter table member_invitation add foreign key (member_id) references member;
    alter table record_reading add foreign key (member_id) references member;
    alter table consent add foreign key (member_id) references member;
  `.execute(db);
}
