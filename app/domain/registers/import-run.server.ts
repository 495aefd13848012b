import type { PoolClient, QueryResult } from 'pg';
import type { Tx } from '~/platform/db.server';
import type { RefusalCode } from './refusal';
import { registers } from './register-files';

/** One import under way: a transaction on a connection of its own, seen through `pg` (COPY, set-based SQL) and Kysely. */
export type ImportRun = {
  client: PoolClient;
  tx: Tx;
  importId: number;
  accountId: string | null;
  /** The day of import, 'YYYY-MM-DD'. */
  today: string;
  /** Registers whose file the folder has. */
  present: ReadonlySet<string>;
  /** Registers whose rows cannot be told apart because of their header; nothing is refused for lacking in them. */
  unreadable: Set<string>;
};

/** Runs SQL that names only our own tables and constants. */
export function runSql(run: ImportRun, text: string, values: unknown[] = []): Promise<QueryResult> {
  return run.client.query(text, values);
}

/** Makes a table of this import from a query; it is gone when the transaction ends. */
export async function makeTable(run: ImportRun, name: string, query: string): Promise<void> {
  await runSql(run, `create temp table ${name} on commit drop as ${query}; analyze ${name}`);
}

/** Where refusals gather, those of the reading and those of the checks that need other rows. */
export async function openRefusals(run: ImportRun): Promise<void> {
  await runSql(
    run,
    `create temp table refusal (
       file smallint, line integer, place smallint, column_name text, code text, detail jsonb
     ) on commit drop`,
  );
}

/**
 * Refuses the rows that a query finds. It gives `line`, and `detail` if the message needs figures or values; `code` too
 * where it differs from row to row.
 */
export async function refuseRows(
  run: ImportRun,
  at: { register: string; column: string; code: RefusalCode },
  query: string,
): Promise<void> {
  const file = registers.findIndex(({ name }) => name === at.register);
  const place = registers[file]?.columns.findIndex(({ name }) => name === at.column) ?? -1;
  await runSql(
    run,
    `insert into refusal (file, line, place, column_name, code, detail)
     select ${file}, found.line, ${place}, '${at.column}', '${at.code}', coalesce(found.detail, '{}')
     from (${query}) as found (line, detail)`,
  );
}
