import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table staff_assignment add column role text not null default 'branch_manager'
      check (role in ('trainer', 'credit_officer', 'branch_manager', 'head_office'));
    drop index staff_assignment_current;
    create unique index staff_assignment_current on staff_assignment (account_id, role, branch_id) nulls not distinct
      where revoked_at is null;

    -- The groups of a trainer; since and until are days, until is the first one outside.
    create table trainer_group (
      id uuid primary key,
      account_id uuid not null references account,
      group_id uuid not null references self_help_group,
      since date not null,
      until date check (until >= since)
    );
    create unique index trainer_group_current on trainer_group (group_id, account_id) where until is null;
    create index trainer_group_account on trainer_group (account_id) where until is null;

    -- One keeping of records at the desk or on a phone. Rows it writes name it as import_id, rows it replaces as
    -- reversed_in: its ids and those of imports are of one sequence, so that what was known at any moment is one number.
    -- What it touches is judged again: everybody of a group, what a member owns, or one enterprise.
    create table desk_recording (
      id bigint primary key,
      account_id uuid not null references account,
      on_behalf_of uuid references member,
      what text not null,
      group_id uuid references self_help_group,
      member_id uuid references member,
      enterprise_id uuid references enterprise,
      reason text,
      recorded_at timestamptz not null
    );
    create index desk_recording_group on desk_recording (group_id, id);
    create index desk_recording_member on desk_recording (member_id, id) where member_id is not null;
  `.execute(db);
}
