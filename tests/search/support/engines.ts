import type { Pool } from 'pg';
import type { SearchEngine } from '~search/engine';
import { marketWords } from '~search/market-words.server';
import { meilisearchEngine } from '~search/meilisearch/engine.server';
import { postgresEngine } from '~search/postgres/engine.server';
import { findMeilisearch, startMeilisearch, type RunningMeilisearch } from './meilisearch';

export type EngineUnderTest = { name: string; here: boolean; open: () => Promise<SearchEngine> };

/** Both engines over a test's database, each opened empty; what is not here is said loudly. `close` stops what was started. */
export function enginesUnderTest(pool: Pool): { engines: EngineUnderTest[]; close: () => Promise<void> } {
  let meilisearch: RunningMeilisearch | undefined;
  let indexes = 0;
  const engines: EngineUnderTest[] = [
    { name: 'postgres', here: true, open: () => Promise.resolve(postgresEngine(pool)) },
    {
      name: 'meilisearch',
      here: findMeilisearch() !== undefined,
      async open() {
        meilisearch ??= await startMeilisearch();
        const { url, masterKey } = meilisearch;
        indexes += 1;
        const index = `test_${process.pid}_${indexes}`;
        return meilisearchEngine({ url, masterKey, index, words: () => marketWords(pool) });
      },
    },
  ];
  for (const { name, here } of engines) {
    if (!here)
      process.stderr.write(`\nSKIPPED: search was not tested on ${name}: none is configured or on the PATH.\n\n`);
  }
  return { engines, close: async () => meilisearch?.stop() };
}
