import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table account (
      id uuid primary key,
      phone text unique check (phone ~ '^[+][1-9][0-9]{6,14}$'),
      email text check (email = lower(email)),
      password_hash text not null,
      display_name text not null check (length(display_name) between 1 and 200),
      organisation text check (length(organisation) between 1 and 200),
      country char(2),
      locale text not null default 'en',
      member_id uuid unique,
      created_at timestamptz not null default now(),
      disabled_at timestamptz,
      check (phone is not null or email is not null)
    );
    create unique index account_email on account (email);

    -- Somebody who wants to join, until the code that was sent to the phone or mailbox comes back from the same
    -- browser (which holds the token, of which this is the SHA-256). Without code_hash no code fits: the phone or
    -- mailbox has an account already, and only its owner is told so, by message.
    create table join_request (
      id uuid primary key,
      token_hash bytea not null unique,
      code_hash bytea,
      phone text,
      email text,
      password_hash text not null,
      display_name text not null,
      organisation text,
      country char(2),
      locale text not null,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      failed_attempts integer not null default 0,
      used_at timestamptz
    );
    create index join_request_expiry on join_request (expires_at);

    -- The token itself is never kept, only its SHA-256. The id is what the owner's list of sessions names.
    create table account_session (
      token_hash bytea primary key,
      id uuid not null unique,
      account_id uuid not null references account on delete cascade,
      form_token text not null,
      user_agent text,
      created_at timestamptz not null,
      last_seen_at timestamptz not null,
      expires_at timestamptz not null,
      revoked_at timestamptz
    );
    create index account_session_account on account_session (account_id);
    create index account_session_expiry on account_session (expires_at);

    -- A row without a branch is an assignment to all branches.
    create table staff_assignment (
      id uuid primary key,
      account_id uuid not null references account on delete cascade,
      branch_id uuid,
      created_at timestamptz not null default now(),
      revoked_at timestamptz
    );
    create index staff_assignment_account on staff_assignment (account_id);
    create unique index staff_assignment_current on staff_assignment (account_id, branch_id) nulls not distinct
      where revoked_at is null;

    -- A one-time code by which a member links her account to her register record.
    create table member_invitation (
      id uuid primary key,
      member_id uuid not null,
      code_hash bytea not null,
      created_by uuid not null references account,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      used_at timestamptz,
      used_by uuid references account
    );
    create index member_invitation_member on member_invitation (member_id);
    create index member_invitation_code on member_invitation (code_hash) where used_at is null;

    -- What a person agreed to, in which version of the words, and until when.
    create table consent (
      id uuid primary key,
      account_id uuid not null references account on delete cascade,
      member_id uuid,
      purpose text not null check (purpose in ('member_record')),
      version integer not null,
      given_at timestamptz not null,
      withdrawn_at timestamptz
    );
    create index consent_account on consent (account_id);

    -- Every staff read of a person's savings or loans.
    create table record_reading (
      id bigint generated always as identity primary key,
      account_id uuid not null references account,
      member_id uuid not null,
      what text not null,
      at timestamptz not null default now()
    );
    create index record_reading_member on record_reading (member_id, id);
  `.execute(db);
}
