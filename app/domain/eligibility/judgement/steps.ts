import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '~/platform/db.server';

/** A table of a judgement: its name and the query that gives its rows from the records and the tables before it. */
export type Step = { table: string; query: string | RawBuilder<unknown> };

/**
 * Room for the sorts and hashes of a judgement of many, and time for it, until the transaction ends. A merge would read an
 * index from its beginning for each part of a large programme; three thousand rows of a table are enough to plan by.
 */
const FOR_MANY = `
  set local work_mem = '128MB';
  set local jit = off;
  set local enable_mergejoin = off;
  set local default_statistics_target = 10;
  set local statement_timeout = '10min';
`;

/** A plan for whoever is judged, so that it is made once a connection. */
const FOR_A_FEW = `
  set local plan_cache_mode = force_generic_plan;
  set local jit = off;
`;

/**
 * Makes the tables one after the other for the rest of the transaction, each counted so that the next is planned for its
 * size.
 */
export async function makeTables(tx: Tx, steps: readonly Step[]): Promise<void> {
  await sql.raw(FOR_MANY).execute(tx);
  for (const step of steps) {
    const table = sql.raw(step.table);
    await sql`create temporary table ${table} on commit drop as ${queryOf(step)}`.execute(tx);
    await sql`analyze ${table}`.execute(tx);
  }
}

/** Drops the tables, so that others may be made in the same transaction. */
export async function dropTables(tx: Tx, steps: readonly Step[]): Promise<void> {
  await sql.raw(`drop table if exists ${steps.map(({ table }) => table).join(', ')}`).execute(tx);
}

/**
 * The steps as the head of one statement, to be put after `with`: what is judged of a few enterprises takes less time than
 * making and counting forty tables would, and is planned once a connection.
 */
export function asOneQuery(steps: readonly Step[]): RawBuilder<unknown> {
  return sql.join(
    steps.map((step) => sql`${sql.raw(step.table)} as materialized (${queryOf(step)})`),
    sql`, `,
  );
}

/** The rows of one statement with `asOneQuery` in it. */
export async function askOnce<Row>(tx: Tx, query: RawBuilder<Row>): Promise<Row[]> {
  await sql.raw(FOR_A_FEW).execute(tx);
  const { rows } = await query.execute(tx);
  return rows;
}

const queryOf = ({ query }: Step) => (typeof query === 'string' ? sql.raw(query) : query);
