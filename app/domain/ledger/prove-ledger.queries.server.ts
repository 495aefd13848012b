import { sql } from 'kysely';
import type { Db } from '~/platform/db.server';

export type LedgerBreak = {
  what: 'entry-unbalanced' | 'entry-without-lines' | 'entry-number-twice' | 'reversal-differs' | 'currency-mixed';
  entryId: number;
};

export type LedgerProof = { entries: number; lines: number; breaks: LedgerBreak[] };

const LISTED = 100;

/**
 * Looks whether the ledger is whole: every entry has lines and a number of its own and balances in every currency, a reversal takes back exactly
 * what it reverses, and lines are in their account's currency. Gives at most 100 breaks; none is the proof.
 */
export async function proveLedger(db: Db): Promise<LedgerProof> {
  const counted = await sql<{ entries: number; lines: number }>`
    select (select count(*) from ledger_entry)::int as entries, (select count(*) from ledger_line)::int as lines
  `.execute(db);
  const breaks = await sql<LedgerBreak>`
    select 'entry-unbalanced' as what, entry_id from (
      select entry_id from ledger_line group by entry_id, effective_on, currency having sum(amount_minor) <> 0
    ) unbalanced
    union all
    select 'entry-without-lines', e.id from ledger_entry e
    where not exists (select from ledger_line l where l.entry_id = e.id and l.effective_on = e.effective_on)
    union all
    select 'entry-number-twice', id from ledger_entry group by id having count(*) > 1
    union all
    select distinct 'currency-mixed', l.entry_id from ledger_line l join ledger_account a on a.id = l.account_id
    where a.currency <> l.currency
    union all
    select distinct 'reversal-differs', coalesce(r.id, o.id) from (
      select e.id, l.account_id, -l.amount_minor as amount_minor, e.reverses_id
      from ledger_entry e join ledger_line l on l.entry_id = e.id and l.effective_on = e.effective_on
      where e.reverses_id is not null
    ) r full join (
      select e.id, l.account_id, l.amount_minor
      from ledger_entry e join ledger_line l on l.entry_id = e.id and l.effective_on = e.effective_on
      where exists (select from ledger_entry x where x.reverses_id = e.id and x.effective_on = e.effective_on)
    ) o on o.id = r.reverses_id and o.account_id = r.account_id and o.amount_minor = r.amount_minor
    where r.id is null or o.id is null
    limit ${LISTED}
  `.execute(db);
  return { ...(counted.rows[0] ?? { entries: 0, lines: 0 }), breaks: breaks.rows };
}
