import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await products(db);
  await requests(db);
  await writeOffs(db);
  await outsideCredit(db);
}

const AGREED_TERMS = `
  method text not null check (method in ('flat', 'declining_equal_instalments', 'declining_equal_principal')),
  annual_rate_percent numeric not null check (annual_rate_percent >= 0),
  period text not null check (period in ('week', 'fortnight', 'month')),
  grace_kind text not null check (grace_kind in ('none', 'interest_only', 'no_instalment')),
  grace_periods integer not null check (grace_periods >= 0),
  check ((grace_kind = 'none') = (grace_periods = 0))`;

async function products(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- What the programme lends from its own fund: a branch's product, or a whole country's where there is no branch.
    create table loan_product (
      id uuid primary key,
      country char(2) not null,
      branch_id uuid references branch,
      name text not null check (length(name) between 1 and 200),
      closed_at timestamptz
    );
    create index loan_product_branch on loan_product (branch_id);
    -- Terms by version, newest counts. A version is written once: the application may not change it.
    create table loan_product_version (
      id uuid primary key,
      product_id uuid not null references loan_product,
      version integer not null check (version > 0),
      currency char(3) not null,
      ${sql.raw(AGREED_TERMS)},
      smallest_minor bigint not null check (smallest_minor > 0),
      largest_minor bigint not null check (largest_minor >= smallest_minor),
      fewest_instalments integer not null check (fewest_instalments > 0),
      most_instalments integer not null check (most_instalments >= fewest_instalments),
      savings_multiple numeric check (savings_multiple > 0),
      published_by uuid not null references account,
      published_at timestamptz not null,
      unique (product_id, version)
    );
  `.execute(db);
}

async function requests(db: Kysely<unknown>): Promise<void> {
  await sql`
    create sequence loan_number;

    -- A loan before it is paid out. With the disbursement its row in the register (loan) begins.
    create table loan_request (
      id uuid primary key,
      number text not null unique,
      source text not null check (source in ('internal', 'own_fund')),
      group_id uuid not null references self_help_group,
      member_id uuid not null references member,
      product_version_id uuid references loan_product_version,
      asked_on date not null,
      amount_minor bigint not null check (amount_minor > 0),
      instalments integer not null check (instalments > 0),
      purpose text not null check (length(purpose) between 1 and 500),
      ${sql.raw(AGREED_TERMS)},
      state text not null check (state in ('requested', 'approved', 'declined', 'withdrawn', 'disbursed')),
      approved_minor bigint check (approved_minor > 0 and approved_minor <= amount_minor),
      loan_id uuid unique references loan,
      check ((source = 'own_fund') = (product_version_id is not null)),
      check ((state in ('approved', 'disbursed')) <= (approved_minor is not null)),
      check ((state = 'disbursed') = (loan_id is not null))
    );
    create index loan_request_group on loan_request (group_id, id);
    create index loan_request_member on loan_request (member_id, id);
    create index loan_request_open on loan_request (group_id) where state in ('requested', 'approved');

    -- Forms that were sent, so that one sent twice does it once.
    create table loan_form (
      id uuid primary key,
      at timestamptz not null default now()
    );

    -- What the group decided about a request, and with which votes.
    create table loan_resolution (
      request_id uuid primary key references loan_request,
      meeting_id uuid references meeting,
      resolved_on date not null,
      votes_for integer not null check (votes_for >= 0),
      votes_against integer not null check (votes_against >= 0),
      abstained integer not null check (abstained >= 0),
      quorum integer not null check (quorum >= 0),
      recording_id bigint not null,
      check (votes_for + votes_against + abstained >= quorum)
    );

    -- Every change of state; who, when and on whose behalf stands in desk_recording.
    create table loan_event (
      id bigint generated always as identity primary key,
      request_id uuid references loan_request,
      loan_id uuid references loan,
      from_state text,
      to_state text not null,
      on_day date not null,
      -- The register's status_on before.
      from_status_on date,
      recording_id bigint not null,
      reason text,
      check (request_id is not null or loan_id is not null)
    );
    create index loan_event_request on loan_event (request_id, id);
    create index loan_event_loan on loan_event (loan_id, id);
    create index loan_open on loan (group_id, member_id) where status in ('active', 'restructured');
  `.execute(db);
}

async function writeOffs(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- A loan given up: one proposes, another decides. Approved, the loan is off the books, and what is still paid is a
    -- recovery.
    create table loan_write_off (
      id uuid primary key,
      loan_id uuid not null references loan,
      state text not null default 'proposed' check (state in ('proposed', 'approved', 'refused')),
      reason text not null check (length(reason) between 1 and 2000),
      proposed_by uuid not null references account,
      proposed_at timestamptz not null,
      decided_by uuid references account check (decided_by <> proposed_by),
      decided_at timestamptz,
      amount_minor bigint check (amount_minor >= 0),
      check ((state = 'proposed') = (decided_by is null)),
      check ((state = 'approved') = (amount_minor is not null))
    );
    create unique index loan_write_off_standing on loan_write_off (loan_id) where state in ('proposed', 'approved');
  `.execute(db);
}

async function outsideCredit(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table consent drop constraint consent_purpose_check;
    alter table consent add constraint consent_purpose_check check (purpose in ('member_record', 'outside_credit'));
    -- Given on paper where she has no account: then the member of staff who saw it is recorded_by.
    alter table consent alter column account_id drop not null;
    alter table consent add column recorded_by uuid references account;

    create table partner_institution (
      id uuid primary key,
      country char(2) not null,
      name text not null check (length(name) between 1 and 200),
      contact text check (length(contact) <= 200),
      closed_on date,
      unique (country, name)
    );

    -- A member sent to an outside lender, with the consent it rests on.
    create table credit_referral (
      id uuid primary key,
      partner_id uuid not null references partner_institution,
      group_id uuid not null references self_help_group,
      member_id uuid not null references member,
      consent_id uuid not null references consent,
      amount_minor bigint not null check (amount_minor > 0),
      purpose text not null check (length(purpose) between 1 and 500),
      state text not null check (state in ('referred', 'accepted', 'declined', 'withdrawn', 'lent')),
      loan_id uuid unique references loan,
      check ((state = 'lent') = (loan_id is not null))
    );
    create index credit_referral_member on credit_referral (member_id, id);
    create index credit_referral_open on credit_referral (group_id) where state in ('referred', 'accepted');
    create table credit_referral_event (
      id bigint generated always as identity primary key,
      referral_id uuid not null references credit_referral,
      from_state text,
      to_state text not null,
      on_day date not null,
      recording_id bigint not null,
      reason text
    );
    create index credit_referral_event_referral on credit_referral_event (referral_id, id);

    -- What a lender said about a loan on a day. The register's rows of the loan are kept from these.
    create table outside_loan_status (
      id bigint generated always as identity primary key,
      loan_id uuid not null references loan,
      as_of date not null,
      balance_minor bigint not null check (balance_minor >= 0),
      days_past_due integer not null check (days_past_due >= 0),
      status text not null check (status in ('active', 'closed', 'written_off', 'restructured')),
      told_by text not null check (length(told_by) between 1 and 200),
      recording_id bigint not null,
      reversed_in bigint
    );
    create unique index outside_loan_status_current on outside_loan_status (loan_id, as_of) where reversed_in is null;
  `.execute(db);
}
