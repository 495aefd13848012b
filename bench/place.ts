import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { openDatabase, type Database } from '~/platform/db.server';
import { attachOrStartEmbedded } from '~db/embedded.server';
import { migrate } from '~db/migrate';

/** A migrated database of the bench. */
export type BenchDatabase = { url: string; owner: Database; application: Database };

/** Where the bench works: a PostgreSQL with durable writes, and a folder; both gone at the end. */
export type Place = {
  folder: string;
  /** PostgreSQL's own name and version. */
  version: string;
  /** A new database by this name. */
  database(name: string): Promise<BenchDatabase>;
  leave(): Promise<void>;
};

/** Opens databases of its own on DATABASE_URL, else an embedded PostgreSQL of its own with its usual settings. */
export async function openPlace(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'step-four-bench-'));
  const given = process.env.DATABASE_URL;
  const embedded = given === undefined ? await attachOrStartEmbedded({ dataDir: folder }) : null;
  const server = given ?? embedded?.url ?? '';
  const prefix = `step4_bench_${randomBytes(3).toString('hex')}`;
  const opened: BenchDatabase[] = [];
  const rows = await run(server, 'select version() as text');
  return {
    folder,
    version: rows[0]?.text.split(' on ')[0] ?? '',
    async database(name) {
      await run(server, `create database ${prefix}_${name}`);
      const address = new URL(server);
      address.pathname = `/${prefix}_${name}`;
      const url = address.href;
      const owner = openDatabase(url, { as: 'owner', poolSize: 2 });
      await migrate(owner);
      const database = { url, owner, application: openDatabase(url, { as: 'application', statementTimeout: 600_000 }) };
      opened.push(database);
      return database;
    },
    async leave() {
      for (const { owner, application } of opened) await Promise.all([owner.close(), application.close()]);
      if (given !== undefined) {
        for (const { text } of await run(
          server,
          `select datname as text from pg_database where starts_with(datname, '${prefix}')`,
        )) {
          await run(server, `drop database ${text} with (force)`);
        }
      }
      await embedded?.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function run(url: string, statement: string): Promise<{ text: string }[]> {
  const client = new Client(url);
  await client.connect();
  try {
    return (await client.query<{ text: string }>(statement)).rows;
  } finally {
    await client.end();
  }
}
