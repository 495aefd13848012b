import { sql } from 'kysely';
import { transact, type Db, type Tx } from '~/platform/db.server';
import type { Result } from '~/platform/result';

const ATTEMPTS = 5;
const SERIALIZATION_FAILURE = '40001';

/** The judgement of many takes longer than a statement of a page may: a turn is waited for a minute at least. */
const LEAST_WAIT_MS = 60_000;

/** Milliseconds of a setting as PostgreSQL shows it; 0 is no limit. */
function limitOf(shown: string): number {
  const [, figure = '0', unit = 'ms'] = /^(\d+)(ms|s|min|h|d)?$/.exec(shown) ?? [];
  const inMs: Record<string, number> = { ms: 1, s: 1_000, min: 60_000, h: 3_600_000, d: 86_400_000 };
  return Number(figure) * (inMs[unit] ?? 1);
}

/**
 * One judgement at a time, held until the transaction ends. In a transaction that has looked at records before, what is
 * seen may be of several moments; `inJudgementTurn` has none of that.
 */
export async function takeJudgementTurn(tx: Tx): Promise<void> {
  // No statement here looks at a record, so what is seen from the lock on is of one moment after it.
  const { rows } = await sql<{ statementTimeout: string }>`show statement_timeout`.execute(tx);
  const limit = limitOf(rows[0]?.statementTimeout ?? '0');
  await sql
    .raw(
      `set local lock_timeout = 0; set local statement_timeout = ${limit && Math.max(limit, LEAST_WAIT_MS)};
       lock table judgement_turn in exclusive mode; set local statement_timeout = ${limit}`,
    )
    .execute(tx);
}

/**
 * Runs work that judges, in a transaction of its own whose records are all of one moment, after every judgement before
 * it. Begun anew where others changed meanwhile what it changes. A result that is not ok rolls everything back.
 */
export async function inJudgementTurn<Value, Failure extends { code: string }>(
  db: Db,
  work: (tx: Tx) => Promise<Result<Value, Failure>>,
): Promise<Result<Value, Failure>> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transact(
        db,
        async (tx) => {
          await takeJudgementTurn(tx);
          return work(tx);
        },
        'repeatable read',
      );
    } catch (error) {
      if (attempt === ATTEMPTS || !changedMeanwhile(error)) throw error;
    }
  }
}

/** Whether work in a turn came to nothing because others changed what it changes; done anew, it sees what they did. */
export const changedMeanwhile = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === SERIALIZATION_FAILURE;

/** Has work done in a transaction of its own that sees the records of the turn's moment. */
type AtThatMoment = <Value>(work: (tx: Tx) => Promise<Value>) => Promise<Value>;

/**
 * One judgement in several transactions, side by side: the turn is held, and its moment kept, by a transaction that does
 * nothing else. Each of them is whole or not at all, whatever becomes of the others.
 */
export async function inSharedTurn<Value>(db: Db, work: (at: AtThatMoment) => Promise<Value>): Promise<Value> {
  return begin(db, async (holder) => {
    await takeJudgementTurn(holder);
    await sql.raw('set local idle_in_transaction_session_timeout = 0').execute(holder);
    const { rows } = await sql<{ moment: string }>`select pg_export_snapshot() as moment`.execute(holder);
    const moment = rows[0]?.moment ?? '';
    return work((part) =>
      begin(db, async (tx) => {
        await sql`set transaction snapshot ${sql.lit(moment)}`.execute(tx);
        return part(tx);
      }),
    );
  });
}

const begin = <Value>(db: Db, work: (tx: Tx) => Promise<Value>) =>
  db.transaction().setIsolationLevel('repeatable read').execute(work);
