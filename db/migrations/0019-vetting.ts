import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await ruleSets(db);
  await visits(db);
  await suppliers(db);
  await warnings(db);
}

/** A country may publish its own version; a version is in force from a day on, and never changes. */
async function ruleSets(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Numbers that somebody thinks of instead of those in force; without a country, for all that have none of their own.
    create table rule_set_draft (
      id uuid primary key,
      country char(2),
      title text not null check (length(title) between 1 and 200),
      reason text not null check (length(reason) <= 4000),
      based_on text not null references rule_set,
      thresholds jsonb not null,
      state text not null default 'draft' check (state in ('draft', 'proposed', 'published', 'dropped')),
      -- The day from which it is proposed to be in force.
      proposed_from date,
      made_by uuid not null references account,
      proposed_by uuid references account,
      version integer not null default 1,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      check (state not in ('proposed', 'published') or (proposed_by is not null and proposed_from is not null))
    );
    create index rule_set_draft_newest on rule_set_draft (created_at desc, id desc);

    -- The first version came with the system; every other one needs two people and a draft that can be read.
    alter table rule_set
      add column country char(2),
      add column in_force_from date not null default '0001-01-01',
      add column draft_id uuid unique references rule_set_draft,
      add column proposed_by uuid references account,
      add column published_by uuid references account,
      add constraint rule_set_two_people check (draft_id is null
        or (proposed_by is not null and published_by is not null and proposed_by <> published_by)),
      add constraint rule_set_not_backwards check (draft_id is null
        or in_force_from >= (published_at at time zone 'UTC')::date);
    alter table rule_set alter column in_force_from drop default;
    create function rule_set_comes_from_a_draft() returns trigger language plpgsql as $$
    begin
      if new.draft_id is null then
        raise exception 'a rule set is published from a draft' using errcode = 'restrict_violation';
      end if;
      return new;
    end $$;
    create trigger rule_set_from_draft before insert on rule_set
      for each row execute function rule_set_comes_from_a_draft();

    -- A draft judged beside what is in force, over days of the past.
    create table rule_set_replay (
      id uuid primary key,
      draft_id uuid not null references rule_set_draft,
      -- The numbers as they were replayed: a draft may change afterwards.
      numbers jsonb not null,
      days date[] not null check (cardinality(days) between 1 and 24),
      thresholds text not null check (thresholds in ('enter', 'keep')),
      state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed')),
      days_done integer not null default 0,
      asked_by uuid not null references account,
      asked_at timestamptz not null,
      finished_at timestamptz
    );
    create index rule_set_replay_draft on rule_set_replay (draft_id, asked_at desc);
    -- People (owners), by what they have in common. A person stands in one cell a day.
    create table rule_set_replay_cell (
      replay_id uuid not null references rule_set_replay,
      as_of date not null,
      country char(2) not null,
      group_kind text not null,
      age_band text not null,
      people integer not null,
      before integer not null,
      after integer not null,
      gain integer not null,
      lose integer not null,
      primary key (replay_id, as_of, country, group_kind, age_band)
    );
    create table rule_set_replay_change (
      replay_id uuid not null references rule_set_replay,
      as_of date not null,
      enterprise_id uuid not null references enterprise,
      gains boolean not null,
      rules text[] not null,
      primary key (replay_id, as_of, enterprise_id)
    );
  `.execute(db);
}

/** A visit as it is filled in on the phone; what is approved goes to the register (vetting_visit). */
async function visits(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table visit_sheet (
      id uuid primary key,
      enterprise_id uuid not null references enterprise,
      checklist text not null check (checklist in ('individual', 'group', 'supplier')),
      checklist_version integer not null,
      -- {item: {answer, note}} as given; figures as the records showed them when it was sent.
      answers jsonb not null default '{}',
      figures jsonb,
      visited_on date not null,
      place text not null default '' check (length(place) <= 1000),
      remark text not null default '' check (length(remark) <= 4000),
      outcome text check (outcome in ('pass', 'fail')),
      state text not null default 'draft' check (state in ('draft', 'submitted', 'returned', 'approved', 'dropped')),
      visitor_id uuid not null references account,
      visitor text not null,
      -- Of a correction: the approved visit that it puts right, and why.
      corrects_id uuid references visit_sheet,
      correction_reason text,
      approver_id uuid references account,
      approver text,
      approved_on date,
      returned_reason text,
      submitted_at timestamptz,
      version integer not null default 1,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      constraint visit_sheet_two_people check (approver_id <> visitor_id and approver <> visitor),
      check ((state = 'approved') = (approver_id is not null and approver is not null and approved_on is not null)),
      check (state in ('draft', 'returned', 'dropped') or (outcome is not null and submitted_at is not null)),
      check ((corrects_id is null) = (correction_reason is null))
    );
    create unique index visit_sheet_open on visit_sheet (enterprise_id)
      where state in ('draft', 'submitted', 'returned');
    create index visit_sheet_enterprise on visit_sheet (enterprise_id, visited_on desc);
    create unique index visit_sheet_correction on visit_sheet (corrects_id)
      where state in ('draft', 'submitted', 'returned', 'approved');

    create function approved_visit_is_fixed() returns trigger language plpgsql as $$
    begin
      raise exception 'an approved visit never changes: record a correction' using errcode = 'restrict_violation';
    end $$;
    create trigger visit_sheet_fixed before update or delete on visit_sheet
      for each row when (old.state = 'approved') execute function approved_visit_is_fixed();

    create table visit_sheet_event (
      id bigint generated always as identity primary key,
      sheet_id uuid not null references visit_sheet,
      from_state text,
      to_state text not null,
      account_id uuid not null references account,
      reason text,
      at timestamptz not null
    );
    create index visit_sheet_event_sheet on visit_sheet_event (sheet_id, id);

    -- Private: only staff who may open the visit see them. digest: of the file as it was sent.
    create table visit_photo (
      id uuid primary key,
      sheet_id uuid not null references visit_sheet,
      position smallint not null check (position between 1 and 6),
      width integer not null,
      height integer not null,
      digest bytea not null,
      created_at timestamptz not null default now(),
      unique (sheet_id, digest),
      unique (sheet_id, position)
    );
  `.execute(db);
}

/** What became of a supplier's place; a blocked one is never vetted, whatever a file says. */
async function suppliers(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table supplier_block (
      id uuid primary key,
      enterprise_id uuid not null references enterprise,
      reason text not null check (length(reason) between 10 and 4000),
      blocked_by uuid not null references account,
      blocked_at timestamptz not null,
      lifted_by uuid references account,
      lifted_at timestamptz,
      lifted_reason text,
      check ((lifted_at is null) = (lifted_by is null) and (lifted_at is null) = (lifted_reason is null))
    );
    create unique index supplier_block_open on supplier_block (enterprise_id) where lifted_at is null;
    create index enterprise_supplier on enterprise (country, code) where kind = 'supplier';

    create function blocked_supplier_is_not_vetted() returns trigger language plpgsql as $$
    begin
      if exists (select from supplier_block b where b.enterprise_id = new.id and b.lifted_at is null) then
        new.vetted_on := null;
        new.vetted_by := null;
      end if;
      return new;
    end $$;
    create trigger enterprise_blocked before update on enterprise
      for each row when (new.kind = 'supplier' and new.vetted_on is not null)
      execute function blocked_supplier_is_not_vetted();
  `.execute(db);
}

/** Falling savings or attendance makes a visit to a group, never a penalty. */
async function warnings(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table group_visit_task (
      id uuid primary key,
      group_id uuid not null references self_help_group,
      raised_on date not null,
      reasons text[] not null check (cardinality(reasons) > 0),
      -- {recent, before}: meetings, expected, attended, deposited, savedMinor; and how each meeting went, to draw.
      figures jsonb not null,
      state text not null default 'open' check (state in ('open', 'done')),
      done_by uuid references account,
      done_at timestamptz,
      visited_on date,
      note text,
      check ((state = 'done') = (done_by is not null and done_at is not null and visited_on is not null
        and note is not null))
    );
    create unique index group_visit_task_open on group_visit_task (group_id) where state = 'open';
    create index group_visit_task_group on group_visit_task (group_id, raised_on desc);
    create index group_visit_task_due on group_visit_task (raised_on, id) where state = 'open';
  `.execute(db);
}
