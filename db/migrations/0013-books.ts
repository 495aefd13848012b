import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const step of [accounts, lines, entries, onPartitions, proofs]) await sql.raw(step).execute(db);
}

/** An account is what it is for ever: were its currency, owner or kind to change, so would everything posted to it. */
const accounts = `
  alter table ledger_account drop constraint ledger_account_kind_check;
  alter table ledger_account
    add constraint ledger_account_kind_check check (kind in ('cash_box', 'bank', 'mobile_money', 'loan_receivable',
      'expense', 'loan_loss', 'member_savings', 'social_fund', 'rotation_pot', 'programme_fund', 'interest_income',
      'fine_income', 'other_income', 'share_out')),
    add constraint ledger_account_cash_box check (kind <> 'cash_box' or group_id is not null),
    add constraint ledger_account_programme_fund check (kind <> 'programme_fund' or group_id is null),
    add constraint ledger_account_member_savings
      check (kind <> 'member_savings' or (group_id is not null and member_id is not null)),
    add constraint ledger_account_loan_receivable
      check (kind <> 'loan_receivable' or (loan_id is not null and member_id is not null));

  create or replace function ledger_is_append_only() returns trigger
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
  begin
    raise exception '% is append-only: correct it by a reversal', tg_table_name using errcode = 'restrict_violation';
  end $$;
  create trigger ledger_account_append_only before update or delete or truncate on ledger_account
    for each statement execute function ledger_is_append_only();
`;

/**
 * Lines balance in every currency, seal their entry, stand in their account's currency, and all in one set of books: a
 * group's, or a branch's own. Names are those of the schema public, so that no temporary table can stand in for one.
 */
const lines = `
  create or replace function ledger_line_must_balance() returns trigger
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
  declare
    offender bigint;
    first_day date;
    last_day date;
  begin
    execute 'select entry_id from new_line group by entry_id, effective_on, currency having sum(amount_minor) <> 0 limit 1'
      into offender;
    if offender is not null then
      raise exception 'ledger entry % does not balance', offender using errcode = 'check_violation';
    end if;
    execute 'select min(effective_on), max(effective_on) from new_line' into first_day, last_day;
    execute format('select entry_id from
        (select entry_id, effective_on, count(*) as lines from new_line group by entry_id, effective_on) written
        join (select l.entry_id, l.effective_on, count(*) as lines from public.ledger_line l
          where l.effective_on between %L and %L
            and (l.entry_id, l.effective_on) in (select entry_id, effective_on from new_line)
          group by l.entry_id, l.effective_on) standing using (entry_id, effective_on)
        where standing.lines <> written.lines limit 1', first_day, last_day)
      into offender;
    if offender is not null then
      raise exception 'ledger entry % is sealed', offender using errcode = 'check_violation';
    end if;
    execute 'select n.entry_id from new_line n join public.ledger_account a on a.id = n.account_id
        where a.currency <> n.currency limit 1'
      into offender;
    if offender is not null then
      raise exception 'ledger entry % mixes currencies in an account', offender using errcode = 'check_violation';
    end if;
    execute 'select n.entry_id
        from new_line n join public.ledger_account a on a.id = n.account_id
          cross join lateral (select a.branch_id || coalesce(a.group_id::text, '''') as name) as books
        group by n.entry_id, n.effective_on having min(books.name) <> max(books.name) limit 1'
      into offender;
    if offender is not null then
      raise exception 'ledger entry % is in two sets of books', offender using errcode = 'check_violation';
    end if;
    return null;
  end $$;

  drop index ledger_line_account;
  create index ledger_line_account on ledger_line (account_id, effective_on, entry_id) include (amount_minor);
`;

/**
 * An entry comes with its lines in one statement: at that statement's end it has some, its number is nobody else's, and
 * where it takes another back it says exactly the opposite. So nothing waits for the end of the transaction, and what is
 * looked at is bounded by the numbers and days that were written.
 */
const entries = `
  create function ledger_entry_must_be_whole() returns trigger
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
  declare
    offender bigint;
    written record;
  begin
    execute 'select min(id) as first_id, max(id) as last_id, min(effective_on) as first_day, max(effective_on) as last_day,
        bool_or(reverses_id is not null) as takes_back from new_entry'
      into written;
    if written.first_id is null then
      return null;
    end if;
    execute format('select n.id from new_entry n join public.ledger_entry e on e.id = n.id
        where e.id between %L and %L and e.effective_on <> n.effective_on limit 1', written.first_id, written.last_id)
      into offender;
    if offender is not null then
      raise exception 'the number % is of another ledger entry', offender using errcode = 'unique_violation';
    end if;
    execute format('select n.id from new_entry n left join (
          select distinct entry_id, effective_on from public.ledger_line
          where entry_id between %L and %L and effective_on between %L and %L
        ) l on l.entry_id = n.id and l.effective_on = n.effective_on
        where l.entry_id is null limit 1', written.first_id, written.last_id, written.first_day, written.last_day)
      into offender;
    if offender is not null then
      raise exception 'ledger entry % has no lines', offender using errcode = 'check_violation';
    end if;
    if not written.takes_back then
      return null;
    end if;
    execute format('select n.id from new_entry n
        join public.ledger_entry o on o.id = n.reverses_id and o.effective_on = n.effective_on
        where o.effective_on between %L and %L and (o.reverses_id is not null
          or (o.kind, o.meeting_id, o.loan_id) is distinct from (n.kind, n.meeting_id, n.loan_id)) limit 1',
        written.first_day, written.last_day)
      into offender;
    if offender is not null then
      raise exception 'ledger entry % takes back a reversal or an entry of another kind', offender
        using errcode = 'check_violation';
    end if;
    execute format('
      with pair as (select id, reverses_id, effective_on from new_entry where reverses_id is not null),
      said as (
        select p.id, l.account_id, l.amount_minor from pair p
        join public.ledger_line l on l.entry_id = p.id and l.effective_on = p.effective_on
        where l.effective_on between %1$L and %2$L
      ), original as (
        select p.id, l.account_id, l.amount_minor from pair p
        join public.ledger_line l on l.entry_id = p.reverses_id and l.effective_on = p.effective_on
        where l.effective_on between %1$L and %2$L
      )
      select coalesce(s.id, o.id) from said s full join original o
        on o.id = s.id and o.account_id = s.account_id and o.amount_minor = -s.amount_minor
      where s.id is null or o.id is null limit 1', written.first_day, written.last_day)
      into offender;
    if offender is not null then
      raise exception 'ledger entry % is not the opposite of what it takes back', offender
        using errcode = 'check_violation';
    end if;
    return null;
  end $$;
  create trigger ledger_entry_whole after insert on ledger_entry
    referencing new table as new_entry for each statement execute function ledger_entry_must_be_whole();
`;

/** A statement that names a partition fires that partition's triggers. Those made later take their parent's by themselves. */
const onPartitions = `
  do $$
  declare part record;
  begin
    for part in
      select inhrelid::regclass as name from pg_inherits where inhparent = 'ledger_entry'::regclass
    loop
      execute format('create trigger ledger_entry_whole after insert on %s
        referencing new table as new_entry for each statement execute function ledger_entry_must_be_whole()', part.name);
    end loop;
  end $$;
`;

/** What each proof of the whole ledger looked at and found. */
const proofs = `
  create table ledger_proof (
    id bigint generated always as identity primary key,
    begun_at timestamptz not null,
    finished_at timestamptz not null,
    entries bigint not null,
    lines bigint not null,
    accounts bigint not null,
    checks jsonb not null,
    break_count bigint not null,
    breaks jsonb not null
  );
`;
