import { sql, type Kysely } from 'kysely';

/**
 * The checks of lines and entries ask for the same as before, in time that grows with what is written and not with its
 * square. A query that looks for an offender and stops at the first (`limit 1`) is planned as if one came at once; an
 * import has hundreds of thousands of entries and none. That a line's entry is there becomes one of these checks: the
 * foreign key across partitions, looked up for each line, took as long as all else in writing lines, and entries are
 * never deleted or renumbered.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const check of [lines, entries, keyOfLines]) await sql.raw(check).execute(db);
}

const lines = `
  create or replace function ledger_line_must_balance() returns trigger
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
  declare
    offender bigint;
    first_day date;
    last_day date;
  begin
    execute 'select min(entry_id) from (select entry_id from new_line
        group by entry_id, effective_on, currency having sum(amount_minor) <> 0) unbalanced'
      into offender;
    if offender is not null then
      raise exception 'ledger entry % does not balance', offender using errcode = 'check_violation';
    end if;
    execute 'select min(effective_on), max(effective_on) from new_line' into first_day, last_day;
    execute format('select min(n.entry_id) from (select distinct entry_id, effective_on from new_line) n
        left join (select id, effective_on from public.ledger_entry where effective_on between %L and %L) e
          on e.id = n.entry_id and e.effective_on = n.effective_on
        where e.id is null', first_day, last_day)
      into offender;
    if offender is not null then
      raise exception 'there is no ledger entry % of that day', offender using errcode = 'foreign_key_violation';
    end if;
    execute format('select min(entry_id) from (
        select entry_id from (
          select entry_id, effective_on, 1 as written from new_line
          union all
          select l.entry_id, l.effective_on, -1 from public.ledger_line l
          where l.effective_on between %L and %L
            and (l.entry_id, l.effective_on) in (select entry_id, effective_on from new_line)
        ) line group by entry_id, effective_on having sum(written) <> 0) sealed', first_day, last_day)
      into offender;
    if offender is not null then
      raise exception 'ledger entry % is sealed', offender using errcode = 'check_violation';
    end if;
    execute 'select min(n.entry_id) from new_line n join public.ledger_account a on a.id = n.account_id
        where a.currency <> n.currency'
      into offender;
    if offender is not null then
      raise exception 'ledger entry % mixes currencies in an account', offender using errcode = 'check_violation';
    end if;
    execute 'select min(entry_id) from (select n.entry_id
        from new_line n join public.ledger_account a on a.id = n.account_id
          cross join lateral (select a.branch_id || coalesce(a.group_id::text, '''') as name) as books
        group by n.entry_id, n.effective_on having min(books.name) <> max(books.name)) mixed'
      into offender;
    if offender is not null then
      raise exception 'ledger entry % is in two sets of books', offender using errcode = 'check_violation';
    end if;
    return null;
  end $$;
`;

const entries = `
  create or replace function ledger_entry_must_be_whole() returns trigger
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
    execute format('select min(n.id) from new_entry n join public.ledger_entry e on e.id = n.id
        where e.id between %L and %L and e.effective_on <> n.effective_on', written.first_id, written.last_id)
      into offender;
    if offender is not null then
      raise exception 'the number % is of another ledger entry', offender using errcode = 'unique_violation';
    end if;
    execute format('select min(n.id) from new_entry n where not exists (
          select from public.ledger_line l where l.entry_id = n.id and l.effective_on = n.effective_on
            and l.entry_id between %L and %L and l.effective_on between %L and %L)', written.first_id, written.last_id, written.first_day, written.last_day)
      into offender;
    if offender is not null then
      raise exception 'ledger entry % has no lines', offender using errcode = 'check_violation';
    end if;
    if not written.takes_back then
      return null;
    end if;
    execute format('select min(n.id) from new_entry n
        join public.ledger_entry o on o.id = n.reverses_id and o.effective_on = n.effective_on
        where o.effective_on between %L and %L and (o.reverses_id is not null
          or (o.kind, o.meeting_id, o.loan_id) is distinct from (n.kind, n.meeting_id, n.loan_id))',
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
      select min(coalesce(s.id, o.id)) from said s full join original o
        on o.id = s.id and o.account_id = s.account_id and o.amount_minor = -s.amount_minor
      where s.id is null or o.id is null', written.first_day, written.last_day)
      into offender;
    if offender is not null then
      raise exception 'ledger entry % is not the opposite of what it takes back', offender
        using errcode = 'check_violation';
    end if;
    return null;
  end $$;
`;

const keyOfLines = `alter table ledger_line drop constraint ledger_line_entry_id_effective_on_fkey`;
