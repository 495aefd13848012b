import type { Pool } from 'pg';
import { alone } from './alone.server';
import { allMarketDocuments, marketDocuments, offersWrittenSince } from './documents.server';
import type { SearchEngine } from './engine';
import { enginesOf } from './engine-in-use.server';

/** Everybody's pages may say something else now; caches of them listen to this. */
const TELL = `select pg_notify('public_changed', '')`;
const REMEMBER_ALL = 'insert into search_arrears (offer_id) select id from search_document on conflict do nothing';
const REMEMBER = 'insert into search_arrears (offer_id) select unnest($1::uuid[]) on conflict do nothing';
const BATCH = 500;

/**
 * Makes the index say of these offers what the market says now: those on it are put in, the others taken out. Rereads
 * them, so the last state wins however often and in whatever order it is called. An engine beside PostgreSQL that is
 * away is told later, by `catchUpIndex`.
 */
export async function reindexOffers({ pool }: { pool: Pool }, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const { always, beside } = enginesOf(pool);
  await alone(pool, async () => {
    await write(pool, always, ids);
    if (beside) await write(pool, beside, ids).catch(() => pool.query(REMEMBER, [ids]));
  });
  await pool.query(TELL);
}

/**
 * Makes the whole index anew from what is on the market; searches meanwhile are answered. An engine beside PostgreSQL that
 * is away is told all of it later, by `catchUpIndex`.
 */
export async function rebuildIndex({ pool }: { pool: Pool }): Promise<void> {
  const { always, beside } = enginesOf(pool);
  await rebuild(pool, always);
  if (beside) await rebuild(pool, beside).catch(() => pool.query(REMEMBER_ALL));
  await pool.query(TELL);
}

/**
 * Makes an index anew that a migration left stale, tells an engine beside PostgreSQL what it missed while it was away,
 * and fills it anew if it holds another number of offers (it is new, or lost its data) or has other settings than these
 * of the code. To be called every minute; false while the engine is still away.
 */
export async function catchUpIndex({ pool }: { pool: Pool }): Promise<boolean> {
  const { rows } = await pool.query<{ stale: boolean }>('select stale from search_state');
  if (rows[0]?.stale) {
    await rebuildIndex({ pool });
    await pool.query('update search_state set stale = false');
  }
  const { always, beside } = enginesOf(pool);
  if (!beside) return true;
  try {
    await catchUp(pool, always, beside);
    return true;
  } catch {
    return false;
  }
}

async function catchUp(pool: Pool, always: SearchEngine, beside: SearchEngine): Promise<void> {
  for (;;) {
    const { rows } = await pool.query<{ id: string }>(`select offer_id as id from search_arrears limit ${BATCH}`);
    const ids = rows.map(({ id }) => id);
    if (ids.length === 0) break;
    await alone(pool, async () => {
      await write(pool, beside, ids);
      await pool.query('delete from search_arrears where offer_id = any($1::uuid[])', [ids]);
    });
  }
  const isWhole = (await beside.count()) === (await always.count()) && (await beside.isCurrent());
  if (!isWhole) await rebuild(pool, beside);
}

async function write(pool: Pool, engine: SearchEngine, ids: readonly string[]): Promise<void> {
  const documents = await marketDocuments(pool, ids);
  const found = new Set(documents.map(({ id }) => id));
  await engine.upsert(documents);
  await engine.delete(ids.filter((id) => !found.has(id)));
}

/** What changed while the documents were read is read again afterwards. */
async function rebuild(pool: Pool, engine: SearchEngine): Promise<void> {
  await engine.configure();
  const { rows } = await pool.query<{ begun: string }>('select pg_snapshot_xmin(pg_current_snapshot())::text as begun');
  await engine.rebuild(allMarketDocuments(pool));
  const changed = await offersWrittenSince(pool, rows[0]?.begun ?? '0');
  for (let at = 0; at < changed.length; at += BATCH) {
    await alone(pool, () => write(pool, engine, changed.slice(at, at + BATCH)));
  }
}
