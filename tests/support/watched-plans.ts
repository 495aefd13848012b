import { sql } from 'kysely';
import type { PoolClient } from 'pg';
import type { TestDatabase } from './test-database';

type Asked = { text: string; values: unknown[] };
type Node = { 'Node Type': string; 'Relation Name'?: string; 'Actual Loops'?: number; Plans?: Node[] };
type Plans = { 'QUERY PLAN': { Plan: Node }[] };

/**
 * Runs `work` and returns the tables that PostgreSQL would read from end to end for any of its statements, as it plans them
 * with their values. Statements that only write to the transaction's own tables or end it are passed over. PostgreSQL reads
 * an empty table so whatever indexes it has: it counts where it would be read so though that were to be avoided.
 */
export async function tablesReadWhole(database: TestDatabase, work: () => Promise<unknown>): Promise<string[]> {
  const asked = await statementsOf(database, work);
  const isWhole = (node: Node) => node['Node Type'] === 'Seq Scan';
  const usually = await tablesOf(database, asked, isWhole);
  const unavoidably = await tablesOf(database, asked, isWhole, 'set local enable_seqscan = off');
  const { rows } = await database.owner.pool.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and reltuples <= 0`,
  );
  const empty = new Set(rows.map(({ name }) => name));
  return usually.filter((table) => !empty.has(table) || unavoidably.includes(table));
}

/** The same of every table and partition that it would look into at all. */
export async function tablesLookedInto(database: TestDatabase, work: () => Promise<unknown>): Promise<string[]> {
  return tablesOf(database, await statementsOf(database, work), () => true);
}

async function tablesOf(
  { owner }: TestDatabase,
  asked: readonly Asked[],
  counts: (node: Node) => boolean,
  setting = 'set local enable_seqscan = on',
): Promise<string[]> {
  if (asked.length === 0) throw new Error('nothing was asked');
  const tables: string[] = [];
  const client = await owner.pool.connect();
  try {
    await client.query(`begin; ${setting}`);
    for (const { text, values } of asked) {
      const plans = await client.query<Plans>(`explain (format json) ${text}`, values);
      for (const { Plan } of plans.rows[0]?.['QUERY PLAN'] ?? []) collect(Plan, counts, tables);
    }
  } finally {
    await client.query('rollback');
    client.release();
  }
  return [...new Set(tables)].sort();
}

/** Bytes of a table that is read from end to end as quickly as by an index. */
const SMALL = 16 * 8192;

/**
 * Runs the statement of `work` that names `named` once more, planned for any values as a prepared one is, and takes it
 * back. Returns the tables and partitions that it opened to read, and those of more than a few pages that it read from end to
 * end.
 */
export async function partsRead(
  database: TestDatabase,
  named: string,
  work: () => Promise<unknown>,
): Promise<{ opened: string[]; whole: string[] }> {
  const asked = (await statementsOf(database, work)).find(({ text }) => text.includes(named));
  if (!asked) throw new Error(`nothing names ${named}`);
  const client = await database.owner.pool.connect();
  try {
    await client.query('begin');
    await client.query('set local plan_cache_mode = force_generic_plan');
    await client.query({ name: 'watched', ...asked });
    const values = asked.values.map((value) => literal(client, value)).join(', ');
    const { rows } = await client.query<Plans>(`explain (analyze, timing off, format json) execute watched(${values})`);
    const nodes = (rows[0]?.['QUERY PLAN'] ?? []).flatMap(({ Plan }) => read(Plan));
    const large = await client.query<{ name: string }>(
      `select relname as name from pg_class where relkind = 'r' and pg_relation_size(oid) > ${SMALL}`,
    );
    const names = (of: Node[]) => [...new Set(of.map((node) => node['Relation Name'] ?? ''))].sort();
    const isLarge = (name: string) => large.rows.some((row) => row.name === name);
    return { opened: names(nodes), whole: names(nodes.filter((n) => n['Node Type'] === 'Seq Scan')).filter(isLarge) };
  } finally {
    await client.query('rollback');
    client.release();
  }
}

function read(node: Node): Node[] {
  const below = (node.Plans ?? []).flatMap(read);
  return node['Relation Name'] && node['Node Type'].endsWith(' Scan') && node['Actual Loops']
    ? [node, ...below]
    : below;
}

function literal(client: PoolClient, value: unknown): string {
  if (value === null) return 'null';
  if (value instanceof Date) return client.escapeLiteral(value.toISOString());
  return client.escapeLiteral(Array.isArray(value) ? `{${value.join(',')}}` : (value as string | number).toString());
}

function collect(node: Node, counts: (node: Node) => boolean, tables: string[]): void {
  if (node['Relation Name'] && counts(node)) tables.push(node['Relation Name']);
  for (const below of node.Plans ?? []) collect(below, counts, tables);
}

/** What `work` asks of the database, once each, on whichever connection. */
async function statementsOf({ pool }: TestDatabase, work: () => Promise<unknown>): Promise<Asked[]> {
  const asked = new Map<string, Asked>();
  const watch = (client: PoolClient) => {
    const query = client.query.bind(client) as (...given: unknown[]) => unknown;
    const note = (...given: unknown[]) => {
      const [first, values] = given;
      const { text, values: own } = typeof first === 'string' ? { text: first, values } : (first as Partial<Asked>);
      if (text && /^\s*(with|select|insert|update|delete)\b/i.test(text)) {
        asked.set(text, { text, values: (own ?? []) as unknown[] });
      }
      return query(...given);
    };
    Object.assign(client, { query: note });
    watched.push(() => Object.assign(client, { query }));
  };
  const watched: (() => void)[] = [];
  pool.on('acquire', watch);
  try {
    await work();
  } finally {
    pool.off('acquire', watch);
    for (const end of watched) end();
  }
  return [...asked.values()];
}

/** Fresh statistics, as autovacuum keeps them. */
export async function analyze({ owner }: TestDatabase): Promise<void> {
  await sql.raw('vacuum analyze').execute(owner.db);
}
