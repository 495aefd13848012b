import type { Pool } from 'pg';
import type { SearchEngine } from './engine';
import { postgresEngine } from './postgres/engine.server';

const known = new WeakMap<Pool, SearchEngine>();

/** The engine that this process searches with. */
export function searchEngine(pool: Pool): SearchEngine {
  let engine = known.get(pool);
  if (!engine) known.set(pool, (engine = postgresEngine(pool)));
  return engine;
}
