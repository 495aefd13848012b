import { afterEach, beforeAll } from 'vitest';
import type { OfferDocument, OfferHits, OfferQuery, SearchEngine } from '~search/engine';

/**
 * An engine opened once for the tests around, with documents of their own: those that are put in are gone after each test.
 * What is asked is asked as of `now`.
 */
export function documentsOfTest(open: () => Promise<SearchEngine>, now?: Date) {
  let engine: SearchEngine;
  const present = new Set<string>();

  beforeAll(async () => {
    engine = await open();
    await engine.configure();
  }, 60_000);

  afterEach(async () => {
    await engine.delete(Array.from(present));
    present.clear();
  });

  const search = (query: Partial<OfferQuery>) => engine.search({ q: '', sort: 'best', limit: 20, ...query }, now);

  async function find(query: Partial<OfferQuery> = {}): Promise<OfferHits> {
    const found = await search(query);
    if (!found.ok) throw new Error(found.error.code);
    return found.value;
  }

  return {
    engine: () => engine,
    search,
    find,
    codesOf: async (query: Partial<OfferQuery> = {}) => (await find(query)).hits.map(({ code }) => code),
    /** Puts documents in and returns their codes. */
    async put(...documents: OfferDocument[]): Promise<string[]> {
      await engine.upsert(documents);
      for (const { id } of documents) present.add(id);
      return documents.map(({ code }) => code);
    },
  };
}
