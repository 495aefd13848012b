import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table loan (
      id uuid primary key,
      code text not null unique,
      source text not null check (source in ('internal', 'own_fund', 'external_mfi')),
      group_id uuid not null references self_help_group,
      member_id uuid not null references member,
      partner text,
      disbursed_on date not null,
      principal_minor bigint not null check (principal_minor > 0),
      annual_rate_percent numeric not null check (annual_rate_percent >= 0),
      method text not null check (method in ('flat', 'declining')),
      status text not null check (status in ('active', 'closed', 'written_off', 'restructured')),
      status_on date
    );
    create index loan_group on loan (group_id);
    create index loan_member on loan (member_id);
    create table loan_instalment (
      id bigint generated always as identity primary key,
      loan_id uuid not null references loan,
      number integer not null check (number > 0),
      due_on date not null,
      principal_due_minor bigint not null check (principal_due_minor >= 0),
      interest_due_minor bigint not null check (interest_due_minor >= 0),
      import_id bigint,
      reversed_in bigint
    );
    create unique index loan_instalment_current on loan_instalment (loan_id, number) where reversed_in is null;
    create table loan_payment (
      id bigint generated always as identity primary key,
      loan_id uuid not null references loan,
      paid_on date not null,
      amount_minor bigint not null check (amount_minor > 0),
      import_id bigint,
      reversed_in bigint
    );
    create index loan_payment_current on loan_payment (loan_id, paid_on) where reversed_in is null;
  `.execute(db);
}
