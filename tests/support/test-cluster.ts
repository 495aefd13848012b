import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '~/platform/db.server';
import { attachOrStartEmbedded } from '~db/embedded.server';
import { migrate } from '~db/migrate';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of a server where tests may make databases, and the start of the names of this run's databases. */
    cluster: { url: string; prefix: string };
  }
}

/** Quick settings: what these databases hold need not survive a crash. */
const SETTINGS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '128MB' };

/** Before the tests: a PostgreSQL (DATABASE_URL's, or an embedded one of this run) with a migrated template. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await openServer();
  const prefix = `step4_test_${randomBytes(4).toString('hex')}`;
  await run(server.url, `create database ${prefix}_template`);
  const template = openDatabase(inDatabase(server.url, `${prefix}_template`), { as: 'owner' });
  await migrate(template);
  await template.close();
  project.provide('cluster', { url: server.url, prefix });
  return async () => {
    await dropDatabases(server.url, prefix);
    await server.stop();
  };
}

/** A PostgreSQL where databases may be made: DATABASE_URL's, or an embedded one that `stop` removes. */
export async function openServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const given = process.env.DATABASE_URL;
  if (given) return { url: given, stop: () => Promise.resolve() };
  const folder = await mkdtemp(join(tmpdir(), 'step-four-test-'));
  const embedded = await attachOrStartEmbedded({ dataDir: folder, settings: SETTINGS });
  return {
    url: embedded.url,
    async stop() {
      await embedded.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The same server's address for another database. */
export function inDatabase(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}

/** Runs one statement on its own connection. */
export async function run(url: string, statement: string): Promise<{ name: string }[]> {
  const client = new Client(url);
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(statement);
    return rows;
  } finally {
    await client.end();
  }
}

async function dropDatabases(url: string, prefix: string): Promise<void> {
  const rows = await run(url, `select datname as name from pg_database where starts_with(datname, '${prefix}')`);
  for (const { name } of rows) await run(url, `drop database ${name} with (force)`);
}
