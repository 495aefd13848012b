import { sql } from 'kysely';
import type { LedgerCheck } from '~/domain/ledger/ledger-checks.sql';
import { proveLedger, type CheckResult, type LedgerBreak } from '~/domain/ledger/prove-ledger.queries.server';
import type { Clock } from '~/platform/clock';
import type { Db } from '~/platform/db.server';
import { compareBooks, type BookBreak, type BookCheck } from './prove-books.queries.server';

export type ProofCheck = CheckResult<LedgerCheck | BookCheck>;
export type ProofBreak = LedgerBreak | BookBreak;

export type Proof = {
  begunAt: Date;
  finishedAt: Date;
  entries: number;
  lines: number;
  accounts: number;
  checks: ProofCheck[];
  breakCount: number;
  /** At most 100 of each check. */
  breaks: ProofBreak[];
};

/** Room for the sorts and hashes over a whole ledger, and time for it, until the transaction ends. */
const SETTINGS = `set local work_mem = '128MB'; set local jit = off; set local statement_timeout = '60min'`;

/**
 * Proves the whole ledger, by itself and against the registers, as both stood at one moment, while others go on writing;
 * and writes down what was looked at and found.
 */
export async function proveEverything(db: Db, clock: Clock): Promise<Proof> {
  const begunAt = clock.now();
  const { ledger, books } = await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      await sql.raw(SETTINGS).execute(tx);
      return { ledger: await proveLedger(tx), books: await compareBooks(tx) };
    });
  const { entries, lines, accounts } = ledger;
  const checks: ProofCheck[] = [...ledger.checks, ...books.checks];
  const breaks: ProofBreak[] = [...ledger.breaks, ...books.breaks];
  const breakCount = checks.reduce((sum, { broken }) => sum + broken, 0);
  const proof = { begunAt, finishedAt: clock.now(), entries, lines, accounts, checks, breakCount, breaks };
  await db
    .insertInto('ledgerProof')
    .values({ ...proof, checks: JSON.stringify(checks), breaks: JSON.stringify(breaks) })
    .execute();
  return proof;
}

/** The proof that was made last; undefined before the first. */
export async function lastProof(db: Db): Promise<Proof | undefined> {
  const { rows } = await sql<Proof>`
    select begun_at, finished_at, entries, lines, accounts, checks, break_count, breaks
    from ledger_proof order by id desc limit 1
  `.execute(db);
  return rows[0];
}
