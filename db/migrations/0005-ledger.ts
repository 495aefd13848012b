import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table ledger_account (
      id bigint generated always as identity primary key,
      branch_id uuid not null references branch,
      group_id uuid references self_help_group,
      kind text not null check (kind in ('cash_box', 'bank', 'programme_fund', 'member_savings', 'social_fund',
        'loan_receivable', 'interest_income', 'fine_income', 'other_income', 'expense')),
      member_id uuid references member,
      loan_id uuid references loan,
      currency char(3) not null,
      unique nulls not distinct (branch_id, group_id, kind, member_id, loan_id, currency)
    );
    create index ledger_account_group on ledger_account (group_id);
    create index ledger_account_member on ledger_account (member_id);
    create index ledger_account_loan on ledger_account (loan_id);

    create table ledger_entry (
      id bigint generated always as identity primary key,
      kind text not null,
      effective_on date not null,
      posted_at timestamptz not null default now(),
      meeting_id uuid references meeting,
      loan_id uuid references loan,
      import_id bigint,
      reverses_id bigint unique references ledger_entry,
      reason text
    );
    create index ledger_entry_meeting on ledger_entry (meeting_id);
    create index ledger_entry_loan on ledger_entry (loan_id);

    -- amount_minor: a debit is > 0, a credit < 0.
    create table ledger_line (
      entry_id bigint not null references ledger_entry,
      account_id bigint not null references ledger_account,
      amount_minor bigint not null check (amount_minor <> 0),
      currency char(3) not null,
      primary key (entry_id, account_id)
    );
    create index ledger_line_account on ledger_line (account_id) include (amount_minor);

    -- An entry's lines are written by one statement, which balances them in every currency and seals the entry.
    -- Planned anew each time (execute): a plan made for a few lines would be kept for millions.
    create function ledger_line_must_balance() returns trigger language plpgsql as $$
    declare offender bigint;
    begin
      execute 'select entry_id from new_line group by entry_id, currency having sum(amount_minor) <> 0 limit 1'
        into offender;
      if offender is not null then
        raise exception 'ledger entry % does not balance', offender using errcode = 'check_violation';
      end if;
      execute 'select entry_id from
          (select entry_id, count(*) as lines from new_line group by entry_id) written
          join (select l.entry_id, count(*) as lines from ledger_line l
            where l.entry_id in (select entry_id from new_line) group by l.entry_id) standing using (entry_id)
          where standing.lines <> written.lines limit 1'
        into offender;
      if offender is not null then
        raise exception 'ledger entry % is sealed', offender using errcode = 'check_violation';
      end if;
      execute 'select n.entry_id from new_line n join ledger_account a on a.id = n.account_id
          where a.currency <> n.currency limit 1'
        into offender;
      if offender is not null then
        raise exception 'ledger entry % mixes currencies in an account', offender using errcode = 'check_violation';
      end if;
      return null;
    end $$;
    create trigger ledger_line_balanced after insert on ledger_line
      referencing new table as new_line for each statement execute function ledger_line_must_balance();

    create function ledger_is_append_only() returns trigger language plpgsql as $$
    begin
      raise exception '% is append-only: correct it by a reversal', tg_table_name using errcode = 'restrict_violation';
    end $$;
    create trigger ledger_entry_append_only before update or delete or truncate on ledger_entry
      for each statement execute function ledger_is_append_only();
    create trigger ledger_line_append_only before update or delete or truncate on ledger_line
      for each statement execute function ledger_is_append_only();

    create view ledger_balance as
      select a.id as account_id, a.branch_id, a.group_id, a.kind, a.member_id, a.loan_id, a.currency,
        coalesce(sum(l.amount_minor), 0)::bigint as balance_minor
      from ledger_account a left join ledger_line l on l.account_id = a.id
      group by a.id;
  `.execute(db);
}
