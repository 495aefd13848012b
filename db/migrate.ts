import { createHash } from 'node:crypto';
import { Migrator, sql, type Kysely, type QueryExecutorProvider } from 'kysely';
import type { Pool } from 'pg';
import { ensureApplicationRole, grantToApplication } from './grants';
import { migrations } from './migrations';
import { loadReference, referenceTexts } from './reference';
import type { DB } from './types';

/** Raised by a later edit of grants or of how reference rows are loaded, so that prepared databases take it up. */
const PREPARATION = 3;

function fingerprint(): string {
  const hash = createHash('sha256').update(String(PREPARATION)).update(Object.keys(migrations).join());
  for (const text of referenceTexts()) hash.update(text);
  return hash.digest('hex');
}

async function preparedWith(db: QueryExecutorProvider): Promise<string | null> {
  const { rows } = await sql<{ mark: string | null }>`
    select obj_description(to_regclass('public.kysely_migration'), 'pg_class') as mark
  `.execute(db);
  return rows[0]?.mark ?? null;
}

/** Whether the database has every migration, grant and reference row of this version. */
export async function isPrepared(db: QueryExecutorProvider): Promise<boolean> {
  return (await preparedWith(db)) === fingerprint();
}

/**
 * Brings the database to this version: role, job queue, migrations, vocabulary, grants. Run as the database's owner.
 * Returns the names of the migrations that ran (none when it was up to date); throws what a failing migration threw.
 */
export async function migrate(database: { db: Kysely<DB>; pool: Pool }): Promise<string[]> {
  const { db, pool } = database;
  if (await isPrepared(db)) return [];
  await ensureApplicationRole(db);
  const { runMigrations: migrateJobQueue } = await import('graphile-worker');
  await migrateJobQueue({ pgPool: pool });
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error) throw error instanceof Error ? error : new Error(JSON.stringify(error));
  await db.transaction().execute(async (tx) => {
    await loadReference(tx);
    await grantToApplication(tx);
    await sql.raw(`comment on table kysely_migration is '${fingerprint()}'`).execute(tx);
  });
  return results.map(({ migrationName }) => migrationName);
}
