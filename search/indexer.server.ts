import type { Pool } from 'pg';
import { allMarketDocuments, marketDocuments } from './documents.server';
import { searchEngine } from './engine-in-use.server';

/** Everybody's pages may say something else now; caches of them listen to this. */
const TELL = `select pg_notify('public_changed', '')`;

/**
 * Makes the index say of these offers what the market says now: those on it are put in, the others taken out. Rereads
 * them, so the last state wins however often and in whatever order it is called.
 */
export async function reindexOffers({ pool }: { pool: Pool }, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const engine = searchEngine(pool);
  const documents = await marketDocuments(pool, ids);
  const found = new Set(documents.map(({ id }) => id));
  await engine.upsert(documents);
  await engine.delete(ids.filter((id) => !found.has(id)));
  await pool.query(TELL);
}

/** Makes the whole index anew from what is on the market; searches meanwhile are answered. */
export async function rebuildIndex({ pool }: { pool: Pool }): Promise<void> {
  const engine = searchEngine(pool);
  await engine.configure();
  await engine.rebuild(allMarketDocuments(pool));
  await pool.query(TELL);
}
