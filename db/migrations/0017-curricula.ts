import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- What a country teaches, version by version. A version has its number from its publication on; from then on neither it
    -- nor its modules change. Version 0 is what the registers asked before the first one was published.
    create table curriculum (
      id uuid primary key,
      country char(2) not null,
      version integer check (version >= 0),
      state text not null check (state in ('draft', 'proposed', 'published', 'discarded')),
      in_force_from date,
      -- Counts the changes of a draft, so that two people notice each other.
      edition integer not null default 1,
      drafted_by uuid references account,
      drafted_at timestamptz not null,
      proposed_by uuid references account,
      proposed_at timestamptz,
      published_by uuid references account,
      published_at timestamptz,
      unique (country, version),
      check ((state = 'published') = (version is not null and published_at is not null)),
      check (state not in ('proposed', 'published') or in_force_from is not null),
      check (published_by <> proposed_by)
    );
    create unique index curriculum_in_force on curriculum (country, in_force_from) where state = 'published';
    create unique index curriculum_open on curriculum (country) where state in ('draft', 'proposed');
    create table curriculum_module (
      curriculum_id uuid not null references curriculum,
      code text not null,
      step smallint not null check (step in (1, 2)),
      topic text not null,
      title text not null,
      minutes integer not null check (minutes >= 0),
      mandatory boolean not null,
      module_id uuid references training_module,
      primary key (curriculum_id, code)
    );
    create function refuse_published_curriculum_change() returns trigger language plpgsql as $$
    begin
      if old.state = 'published' then
        raise exception 'a published curriculum does not change' using errcode = 'restrict_violation';
      end if;
      return case tg_op when 'DELETE' then old else new end;
    end $$;
    create function refuse_published_module_change() returns trigger language plpgsql as $$
    declare held uuid;
    begin
      if tg_op = 'INSERT' then held := new.curriculum_id; else held := old.curriculum_id; end if;
      if exists (select from curriculum where id = held and state = 'published') then
        raise exception 'a published curriculum does not change' using errcode = 'restrict_violation';
      end if;
      return case tg_op when 'DELETE' then old else new end;
    end $$;
    create trigger curriculum_stands before update or delete on curriculum
      for each row execute function refuse_published_curriculum_change();
    create trigger curriculum_module_stands before insert or update or delete on curriculum_module
      for each row execute function refuse_published_module_change();

    -- The modules of each country on every day: from_on is the first day, until_on the first one after. Where nothing was
    -- published, those of the registers.
    create view module_in_force as
    with published as (
      select id, country, version, in_force_from as from_on,
        lead(in_force_from, 1, 'infinity'::date) over (partition by country order by in_force_from) as until_on
      from curriculum where state = 'published'
    )
    select p.country, p.from_on, p.until_on, p.id as curriculum_id, m.module_id, m.code, m.step, m.topic, m.title,
      m.minutes, m.mandatory
    from published p join curriculum_module m on m.curriculum_id = p.id
    union all
    select t.country, '-infinity'::date, 'infinity'::date, null, t.id, t.code, t.step, t.topic, t.title, t.minutes,
      t.mandatory
    from training_module t where not exists (select from published p where p.country = t.country);

    create table training_session (
      id uuid primary key,
      -- Names the form that planned it, so that sending it twice plans one.
      form_id uuid not null unique,
      branch_id uuid not null references branch,
      module_id uuid not null references training_module,
      make_up boolean not null,
      trainer_id uuid not null references account,
      place text not null,
      session_on date not null,
      starts_at time not null,
      minutes integer not null check (minutes > 0),
      state text not null default 'planned' check (state in ('planned', 'held', 'cancelled')),
      -- Counts the changes of who came.
      edition integer not null default 0,
      cancel_reason text,
      planned_by uuid not null references account,
      planned_at timestamptz not null,
      check ((state = 'cancelled') = (cancel_reason is not null))
    );
    create index training_session_branch on training_session (branch_id, session_on desc, id desc);
    create index training_session_trainer on training_session (trainer_id, session_on desc, id desc);
    create index training_session_waiting on training_session (session_on) where state = 'planned';
    create table training_session_group (
      session_id uuid not null references training_session,
      group_id uuid not null references self_help_group,
      primary key (session_id, group_id)
    );
    create index training_session_group_group on training_session_group (group_id, session_id);
    -- People asked one by one, or who came unasked, each through a group of hers.
    create table training_session_member (
      session_id uuid not null references training_session,
      member_id uuid not null references member,
      group_id uuid not null references self_help_group,
      primary key (session_id, member_id)
    );
    create index training_session_member_member on training_session_member (member_id, session_id);
    create index training_session_member_group on training_session_member (group_id, session_id);
    create table training_session_event (
      id bigint generated always as identity primary key,
      session_id uuid not null references training_session,
      what text not null check (what in ('planned', 'attendance', 'correction', 'cancelled')),
      account_id uuid not null references account,
      reason text,
      at timestamptz not null
    );
    create index training_session_event_session on training_session_event (session_id, id);

    -- What was asked and seen when somebody was assessed: one answer a card or point of the checklist.
    create table assessment_sheet (
      recording_id bigint primary key references desk_recording,
      member_id uuid not null references member,
      module_id uuid not null references training_module,
      answers jsonb not null
    );
    create index assessment_sheet_member on assessment_sheet (member_id, module_id);

    create sequence certificate_number;
    create table certificate (
      id uuid primary key,
      number text not null unique,
      -- What anybody can ask about: unguessable, the last character checks the others.
      code text not null unique check (code ~ '^[0-9A-HJKMNP-TV-Z]{12}$'),
      member_id uuid not null references member,
      curriculum_id uuid not null references curriculum,
      branch_id uuid not null references branch,
      -- As it stood when the certificate was made out.
      name text not null,
      completed_on date not null,
      issued_on date not null,
      issued_at timestamptz not null,
      -- Empty: made out by itself when the last module was completed.
      issued_by uuid references account,
      withdrawn_on date
    );
    create unique index certificate_valid on certificate (member_id, curriculum_id) where withdrawn_on is null;
    create index certificate_member on certificate (member_id);
    create table certificate_withdrawal (
      id uuid primary key,
      certificate_id uuid not null references certificate,
      reason text not null,
      state text not null default 'proposed' check (state in ('proposed', 'done', 'refused')),
      proposed_by uuid not null references account,
      proposed_at timestamptz not null,
      decided_by uuid references account,
      decided_at timestamptz,
      check (decided_by <> proposed_by),
      check ((state = 'proposed') = (decided_at is null))
    );
    create unique index certificate_withdrawal_open on certificate_withdrawal (certificate_id) where state = 'proposed';
  `.execute(db);
}
