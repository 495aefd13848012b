import type { Pool } from 'pg';
import { readEnv } from '~/platform/env.server';
import type { SearchEngine } from './engine';
import { marketWords } from './market-words.server';
import { meilisearchEngine } from './meilisearch/engine.server';
import { postgresEngine } from './postgres/engine.server';
import { withFallback, type Searcher } from './with-fallback';

/** The engines of a process: PostgreSQL is always there, Meilisearch beside it where it is configured. */
export type Engines = { always: SearchEngine; beside: SearchEngine | undefined; search: Searcher };

const known = new WeakMap<Pool, Engines>();

/** The engines over this database, as the environment (MEILISEARCH_URL, MEILISEARCH_MASTER_KEY) says. */
export function enginesOf(pool: Pool): Engines {
  let engines = known.get(pool);
  if (!engines) known.set(pool, (engines = open(pool)));
  return engines;
}

/** What this process searches with. */
export function searchEngine(pool: Pool): Searcher {
  return enginesOf(pool).search;
}

function open(pool: Pool): Engines {
  const always = postgresEngine(pool);
  const { MEILISEARCH_URL: url, MEILISEARCH_MASTER_KEY: masterKey } = readEnv();
  if (url === undefined) return { always, beside: undefined, search: always };
  const beside = meilisearchEngine({ url, masterKey, index: indexName(pool), words: () => marketWords(pool) });
  return { always, beside, search: withFallback(beside, always) };
}

/** One index a database, so that several markets (and tests) may share a Meilisearch. */
function indexName({ options }: Pool): string {
  const address = options.connectionString ? new URL(options.connectionString).pathname.slice(1) : options.database;
  return `offers_${(address ?? '').replace(/[^\w-]/g, '_')}`;
}
