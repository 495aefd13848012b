import { sql } from 'kysely';
import type { Db } from '~/platform/db.server';
import { LEDGER_CHECKS, LEDGER_QUESTIONS, type LedgerCheck } from './ledger-checks.sql';

/** `id`: the entry's number, the currency, or the table. */
export type LedgerBreak = { what: LedgerCheck; id: string };

/** One check: how many things it looked at, and how many of them break it. */
export type CheckResult<Check extends string> = { check: Check; lookedAt: number; broken: number };

export type LedgerProof = {
  entries: number;
  lines: number;
  accounts: number;
  checks: CheckResult<LedgerCheck>[];
  /** At most 100 of each check. */
  breaks: LedgerBreak[];
};

const LISTED = 100;

/**
 * Looks whether the ledger is whole: every entry has lines, balances in every currency and stands in one set of books, a
 * reversal takes back exactly what it reverses, currencies are their accounts' and sum to zero, and the database still
 * refuses what would break this. One pass over the tables for each check; no breaks is the proof.
 */
export async function proveLedger(db: Db): Promise<LedgerProof> {
  const counted = await sql<{ entries: number; lines: number; accounts: number }>`
    select (select count(*) from ledger_entry) as entries, (select count(*) from ledger_line) as lines,
      (select count(*) from ledger_account) as accounts
  `.execute(db);
  const checks: CheckResult<LedgerCheck>[] = [];
  const breaks: LedgerBreak[] = [];
  for (const check of LEDGER_CHECKS) {
    const { lookedAt, breaks: found } = LEDGER_QUESTIONS[check];
    const { rows } = await sql<{ lookedAt: number; broken: number; ids: string[] }>`
      with broken as materialized (${found})
      select ${lookedAt} as looked_at, (select count(*) from broken) as broken,
        array(select id from broken order by length(id), id limit ${LISTED}) as ids
    `.execute(db);
    const { ids, ...figures } = rows[0] ?? { lookedAt: 0, broken: 0, ids: [] };
    checks.push({ check, ...figures });
    breaks.push(...ids.map((id) => ({ what: check, id })));
  }
  return { ...(counted.rows[0] ?? { entries: 0, lines: 0, accounts: 0 }), checks, breaks };
}
