import type { ClientBase } from 'pg';

/**
 * A sheet says what entries some units (the savings of a meeting, the payments of a loan …) should have; posting it
 * makes the ledger say so, by new entries and reversals alone. It stands in temporary tables of the transaction:
 *
 * - `sheet_unit`: the units it speaks about, by kind and meeting or loan; one without an entry should have none.
 * - `sheet_entry`: the entries, numbered. A unit may have one entry for each day.
 * - `sheet_account_wanted`: the accounts that its lines need; `openAccounts` turns them into `sheet_account`, with ids.
 * - `sheet_line`: the lines, a debit > 0 and a credit < 0 in minor units, one for an account and entry.
 */
export async function openSheet(client: ClientBase): Promise<void> {
  await client.query(`
    create temp table sheet_unit (kind text not null, meeting_id uuid, loan_id uuid) on commit drop;
    create temp table sheet_entry (
      no integer generated always as identity, kind text not null, effective_on date not null, meeting_id uuid,
      meeting_on date, loan_id uuid, branch_id uuid not null, group_id uuid, member_id uuid, currency text not null
    ) on commit drop;
    create temp table sheet_account_wanted (
      branch_id uuid not null, group_id uuid, kind text not null, member_id uuid, loan_id uuid, currency text not null
    ) on commit drop;
    create temp table sheet_line (no integer not null, account_id bigint not null, amount_minor bigint not null)
      on commit drop;
  `);
}

/** Opens the wanted accounts that the ledger lacks and gives all of them in `sheet_account`, with their ids. */
export async function openAccounts(client: ClientBase): Promise<void> {
  const none = `'00000000-0000-0000-0000-000000000000'::uuid`;
  const same = ['member_id', 'loan_id'].map((name) => `coalesce(a.${name}, ${none}) = coalesce(w.${name}, ${none})`);
  const alike = `a.branch_id = w.branch_id and a.kind = w.kind and a.currency = w.currency and ${same.join(' and ')}`;
  await client.query(`
    create temp table sheet_account_needed on commit drop as select distinct * from sheet_account_wanted;
    analyze sheet_account_needed;
    insert into ledger_account (branch_id, group_id, kind, member_id, loan_id, currency)
      select branch_id, group_id, kind, member_id, loan_id, currency from sheet_account_needed on conflict do nothing;
    create temp table sheet_account on commit drop as
      select a.id, w.* from sheet_account_needed w join ledger_account a on a.group_id = w.group_id and ${alike}
      union all
      select a.id, w.* from sheet_account_needed w join ledger_account a
        on w.group_id is null and a.group_id is null and ${alike};
    analyze sheet_account;
  `);
}

/**
 * Posts the sheet: entries that the ledger has already, line by line, stay; others of its units are reversed; what is
 * left is posted new. Returns how many entries were posted and how many reversed.
 */
export async function postSheet(
  client: ClientBase,
  origin: { importId: number; reason: string },
): Promise<{ posted: number; reversed: number }> {
  const unit = (alias: string) => `coalesce(${alias}.meeting_id, ${alias}.loan_id)`;
  await client.query(`
    analyze sheet_unit; analyze sheet_entry; analyze sheet_line;
    create temp table sheet_posted on commit drop as
      with current as (
        select e.* from sheet_unit u join ledger_entry e on e.meeting_id = u.meeting_id and e.kind = u.kind
        union all
        select e.* from sheet_unit u join ledger_entry e on e.loan_id = u.loan_id and e.kind = u.kind
      )
      select c.id, c.kind, c.effective_on, c.meeting_id, c.loan_id from current c
      where c.reverses_id is null and not exists (
        select from ledger_entry r where r.reverses_id = c.id and r.effective_on = c.effective_on);
    analyze sheet_posted;
    create temp table sheet_kept on commit drop as
      with alike as (
        select p.id, p.effective_on, e.no from sheet_posted p join sheet_entry e
          on e.kind = p.kind and e.effective_on = p.effective_on and ${unit('e')} = ${unit('p')}
      ), posted as (
        select a.id, array_agg(l.account_id order by l.account_id) as accounts,
          array_agg(l.amount_minor order by l.account_id) as amounts
        from alike a join ledger_line l on l.entry_id = a.id and l.effective_on = a.effective_on group by a.id
      ), wanted as (
        select a.no, array_agg(l.account_id order by l.account_id) as accounts,
          array_agg(l.amount_minor order by l.account_id) as amounts
        from alike a join sheet_line l on l.no = a.no group by a.no
      )
      select a.id, a.no from alike a join posted p on p.id = a.id join wanted w on w.no = a.no
      where p.accounts = w.accounts and p.amounts = w.amounts;
    analyze sheet_kept;
    create temp table sheet_new on commit drop as
      select e.no, nextval(pg_get_serial_sequence('ledger_entry', 'id')) as id, e.effective_on, e.currency
      from sheet_entry e
      where exists (select from sheet_line l where l.no = e.no) and not exists (select from sheet_kept k where k.no = e.no)
      order by e.no;
    analyze sheet_new;
  `);
  const reversed = await client.query(
    `with reversal as (
       insert into ledger_entry (kind, effective_on, meeting_id, loan_id, import_id, reverses_id, reason)
       select p.kind, p.effective_on, p.meeting_id, p.loan_id, $1, p.id, $2 from sheet_posted p
       where not exists (select from sheet_kept k where k.id = p.id)
       returning id, effective_on, reverses_id
     ), line as (
       insert into ledger_line (entry_id, effective_on, account_id, amount_minor, currency)
       select r.id, r.effective_on, l.account_id, -l.amount_minor, l.currency
       from reversal r join ledger_line l on l.entry_id = r.reverses_id and l.effective_on = r.effective_on
     )
     select from reversal`,
    [origin.importId, `reversal: ${origin.reason}`],
  );
  const posted = await client.query(
    `with entry as (
       insert into ledger_entry (id, kind, effective_on, meeting_id, loan_id, import_id, reason) overriding system value
       select n.id, e.kind, e.effective_on, e.meeting_id, e.loan_id, $1, $2
       from sheet_new n join sheet_entry e using (no) order by n.no
     ), line as (
       insert into ledger_line (entry_id, effective_on, account_id, amount_minor, currency)
       select n.id, n.effective_on, l.account_id, l.amount_minor, n.currency
       from sheet_new n join sheet_line l using (no) order by n.no
     )
     select from sheet_new`,
    [origin.importId, origin.reason],
  );
  return { posted: posted.rowCount ?? 0, reversed: reversed.rowCount ?? 0 };
}
