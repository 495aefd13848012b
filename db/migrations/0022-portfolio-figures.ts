import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const step of [figures, changes, noting, search]) await sql.raw(step).execute(db);
  for (const table of ['loan', 'loan_instalment', 'loan_payment']) {
    for (const [event, rows] of EVENTS) {
      await sql
        .raw(
          `create trigger ${table}_portfolio_${event} after ${event} on ${table} referencing ${rows}
             for each statement execute function note_${table === 'loan' ? 'loans' : 'loan_rows'}_changed()`,
        )
        .execute(db);
    }
  }
}

const EVENTS = [
  ['insert', 'new table as new_row'],
  ['update', 'old table as old_row new table as new_row'],
  ['delete', 'old table as old_row'],
] as const;

const figures = `
  -- What the loans of a branch came to on a day, by source ('all': together); there is an 'all' of every day kept.
  create table portfolio_figure (
    branch_id uuid not null references branch,
    as_of date not null,
    source text not null check (source in ('all', 'internal', 'own_fund', 'external_mfi')),
    loans integer not null default 0,
    borrowers integer not null default 0,
    -- Borrowers with loans in another branch too, who count once where branches are added up.
    shared_borrowers uuid[] not null default '{}',
    outstanding_minor bigint not null default 0,
    par1_minor bigint not null default 0,
    par30_minor bigint not null default 0,
    par90_minor bigint not null default 0,
    due integer not null default 0,
    on_time integer not null default 0,
    restructured_loans integer not null default 0,
    restructured_minor bigint not null default 0,
    written_off_loans integer not null default 0,
    written_off_minor bigint not null default 0,
    primary key (as_of, branch_id, source)
  );
  create index portfolio_figure_branch on portfolio_figure (branch_id);
`;

/** Written by every change, read and taken away by who reckons the figures again; two changes never wait for each other. */
const changes = `
  -- The branch's loans changed: its figures of this day and later ones are to be reckoned again.
  create table portfolio_change (
    id bigint generated always as identity primary key,
    branch_id uuid not null references branch,
    from_on date not null
  );
  create index portfolio_change_branch on portfolio_change (branch_id, from_on);
`;

/**
 * From which day on a change tells. A payment: from its day. A schedule: from the loan's first day. A loan: from its first
 * day where its terms changed, else from the day of its status, for before that day it counted as active. Other branches
 * where the borrower has loans are told too: she is one of their shared borrowers then.
 */
const noting = `
  create function note_loan_rows_changed() returns trigger
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
  declare
    from_on text := case tg_table_name when 'loan_instalment' then 'l.disbursed_on' else 'c.paid_on' end;
    changed text := case tg_op when 'INSERT' then 'select * from new_row' when 'DELETE' then 'select * from old_row'
      else 'select * from old_row union all select * from new_row' end;
  begin
    execute format('insert into public.portfolio_change (branch_id, from_on)
      select g.branch_id, min(%s) from (%s) c join public.loan l on l.id = c.loan_id
        join public.self_help_group g on g.id = l.group_id
      group by g.branch_id', from_on, changed);
    return null;
  end $$;

  create function note_loans_changed() returns trigger
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
  declare
    begins text := 'case when %1$s.status = ''active'' then date ''infinity'' else coalesce(%1$s.status_on, %1$s.disbursed_on) end';
    terms text := '(%1$s.source, %1$s.group_id, %1$s.member_id, %1$s.disbursed_on, %1$s.principal_minor)';
    changed text := case tg_op
      when 'INSERT' then 'select group_id, member_id, disbursed_on as from_on from new_row'
      when 'DELETE' then 'select group_id, member_id, disbursed_on as from_on from old_row'
      else format('select r.group_id, r.member_id, case when %s = %s then least(%s, %s)
          else least(o.disbursed_on, n.disbursed_on) end as from_on
        from old_row o join new_row n on n.id = o.id
        cross join lateral (values (o.group_id, o.member_id), (n.group_id, n.member_id)) r (group_id, member_id)',
        format(terms, 'o'), format(terms, 'n'), format(begins, 'o'), format(begins, 'n')) end;
  begin
    execute format('insert into public.portfolio_change (branch_id, from_on)
      with changed as materialized (%s), touched as (
        select group_id, from_on from changed
        union all
        select l.group_id, c.from_on from changed c join public.loan l on l.member_id = c.member_id
      )
      select g.branch_id, min(t.from_on) from touched t join public.self_help_group g on g.id = t.group_id
      where t.from_on < date ''infinity'' group by g.branch_id', changed);
    return null;
  end $$;

  create function note_group_moved() returns trigger
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
  begin
    insert into public.portfolio_change (branch_id, from_on) values (old.branch_id, '-infinity'), (new.branch_id, '-infinity');
    return null;
  end $$;
  create trigger self_help_group_portfolio after update of branch_id on self_help_group for each row
    when (old.branch_id <> new.branch_id) execute function note_group_moved();
`;

/** The desk's search by the beginning of a code, in the order of codes; a code alone fits an index however long it is. */
const search = ['self_help_group', 'member', 'enterprise']
  .map((table) => `create index ${table}_by_code on ${table} (upper(code) collate "C");`)
  .join('');
