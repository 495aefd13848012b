import { CamelCasePlugin, Kysely, PostgresDialect, type Transaction } from 'kysely';
import { Pool, types, type QueryResultRow } from 'pg';
import type { DB } from '~db/types';
import { preparingPool } from './prepared-statements.server';
import type { Result } from './result';

export type Db = Kysely<DB>;
export type Tx = Transaction<DB>;

/** The role that the application's connections take; it owns nothing. */
export const APPLICATION_ROLE = 'step4_app';

const INT8 = 20;
const DATE = 1082;

function exactInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is beyond what a number holds exactly`);
  return value;
}

types.setTypeParser(INT8, exactInteger);
types.setTypeParser(DATE, (text) => text);

/** A connection was cut (a restart of PostgreSQL). Who was using it gets the error; the pool opens another when needed. */
function cutConnection(): void {}

export type Database = { db: Db; pool: Pool; close(): Promise<void> };

/**
 * Opens a bounded pool on the database. As `application` each connection takes the role that owns nothing, with
 * statement and idle limits (milliseconds); as `owner` it keeps its user, without limits, for migrations.
 */
export function openDatabase(
  url: string,
  options: { as: 'application' | 'owner'; poolSize?: number; statementTimeout?: number },
): Database {
  const settings =
    options.as === 'application'
      ? `-c role=${APPLICATION_ROLE} -c statement_timeout=${options.statementTimeout ?? 15_000} ` +
        `-c idle_in_transaction_session_timeout=30000 -c lock_timeout=10000 -c jit=off -c timezone=UTC`
      : '-c timezone=UTC';
  const pool = new Pool({
    connectionString: url,
    max: options.poolSize ?? 12,
    options: settings,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 10_000,
    application_name: 'step-four',
  });
  pool.on('error', cutConnection);
  pool.on('connect', (client) => client.on('error', cutConnection));
  const db = new Kysely<DB>({
    dialect: new PostgresDialect({ pool: preparingPool(pool) }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  return { db, pool, close: () => db.destroy() };
}

/**
 * Runs `work` in one transaction. A result that is not ok rolls everything back and is returned; a throw does too.
 * `repeatable read` shows all of the work the records of one moment.
 */
export async function transact<Value, Failure extends { code: string }>(
  db: Db,
  work: (tx: Tx) => Promise<Result<Value, Failure>>,
  isolation: 'read committed' | 'repeatable read' = 'read committed',
): Promise<Result<Value, Failure>> {
  let refused: Result<Value, Failure> | undefined;
  const begun = isolation === 'read committed' ? db.transaction() : db.transaction().setIsolationLevel(isolation);
  try {
    return await begun.execute(async (tx) => {
      const result = await work(tx);
      if (result.ok) return result;
      refused = result;
      throw new RolledBack();
    });
  } catch (error) {
    if (error instanceof RolledBack && refused) return refused;
    throw error;
  }
}

class RolledBack extends Error {}

/**
 * Runs a hot query as a prepared statement of that name through `pg` directly. Columns come back as the SQL names
 * them (write `as "camelCase"`). One name always stands for one text.
 */
export async function prepared<Row extends QueryResultRow>(
  pool: Pool,
  name: string,
  text: string,
  values: unknown[],
): Promise<Row[]> {
  const { rows } = await pool.query<Row>({ name, text, values });
  return rows;
}
