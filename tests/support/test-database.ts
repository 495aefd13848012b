import { randomBytes } from 'node:crypto';
import { afterAll, inject } from 'vitest';
import { openDatabase, type Database } from '~/platform/db.server';
import { inDatabase, run } from './test-cluster';

/** A database of one test file: `db` and `pool` act as the application, `owner` may do everything. */
export type TestDatabase = Database & {
  owner: Database;
  /** Connects as the owner. */
  url: string;
};

/**
 * A fresh, migrated database with the vocabulary and nothing else, gone when the test file ends. Called at the top of a
 * test file: `const database = await testDatabase();`
 */
export async function testDatabase(options: { poolSize?: number } = {}): Promise<TestDatabase> {
  const { url: server, prefix } = inject('cluster');
  const name = `${prefix}_${randomBytes(4).toString('hex')}`;
  await run(server, `create database ${name} template ${prefix}_template`);
  const url = inDatabase(server, name);
  const application = openDatabase(url, { as: 'application', poolSize: options.poolSize ?? 6 });
  const owner = openDatabase(url, { as: 'owner', poolSize: 2 });
  afterAll(async () => {
    await application.close();
    await owner.close();
    await run(server, `drop database if exists ${name} with (force)`);
  });
  return { ...application, owner, url };
}
