import { Meilisearch, type EnqueuedTaskPromise } from 'meilisearch';
import { fail, ok, type Result } from '~/platform/result';
import { readCursor, writeCursor } from '../cursor';
import type { OfferDocument, OfferHit, OfferHits, OfferQuery, SearchEngine, SearchError } from '../engine';
import { facetsOf, NO_FACETS, type Cell } from '../facets';
import { hitOf } from '../hit';
import type { MarketWords } from '../market-words.server';
import type { Understanding } from '../understanding/understand';
import { scopedKeys, type ScopedKeys } from './keys.server';
import { questionsFor } from './questions';
import { meilisearchDocument, settings } from './settings';

export type MeilisearchOptions = {
  /** Base address of the server. */
  url: string;
  masterKey: string | undefined;
  /** Name of the index; the one that is built to take its place is called `<index>_next`. */
  index: string;
  words: () => Promise<MarketWords>;
};

const SEARCH_MS = 1500;
const WRITE_MS = 60_000;
/** Deeper pages are not walked by offset; they end here. */
const DEEPEST = 1000;

/** Meilisearch behind the port, asked with keys that are good for its index alone. Throws where it cannot be reached. */
export function meilisearchEngine({ url, masterKey, index, words }: MeilisearchOptions): SearchEngine {
  let clients: Promise<Record<keyof ScopedKeys, Meilisearch>> | undefined;
  const next = `${index}_next`;

  function connect() {
    clients ??= open().catch((error: unknown) => {
      clients = undefined;
      throw error;
    });
    return clients;
  }

  async function open() {
    const keys = masterKey === undefined ? undefined : await scopedKeys(url, masterKey, index);
    const client = (use: keyof ScopedKeys, timeout: number) => {
      const defaultWaitOptions = { timeout: WRITE_MS, interval: 20 };
      // A compressed answer leaves Meilisearch in pieces, and the last waits 40 ms for the first to be acknowledged.
      const requestInit = { headers: { 'Accept-Encoding': 'identity' } };
      return new Meilisearch({
        host: url,
        timeout,
        defaultWaitOptions,
        requestInit,
        ...(keys && { apiKey: keys[use] }),
      });
    };
    return { search: client('search', SEARCH_MS), write: client('write', WRITE_MS), swap: client('swap', WRITE_MS) };
  }

  async function prepare(name: string): Promise<void> {
    const { write } = await connect();
    const known = await write.getRawIndex(name).catch(() => undefined);
    if (!known) await done(write.createIndex(name, { primaryKey: 'id' }), ['index_already_exists']);
    await done(write.index(name).updateSettings(settings));
  }

  async function put(name: string, documents: readonly OfferDocument[]): Promise<void> {
    if (documents.length === 0) return;
    const { write } = await connect();
    await done(write.index(name).addDocuments(documents.map(meilisearchDocument), { primaryKey: 'id' }));
  }

  async function rebuild(batches: AsyncIterable<readonly OfferDocument[]>): Promise<void> {
    const { write, swap } = await connect();
    await prepare(index);
    await done(write.deleteIndex(next), ['index_not_found']);
    await prepare(next);
    for await (const batch of batches) await put(next, batch);
    await done(swap.swapIndexes([{ indexes: [index, next], rename: false }]));
    await done(write.deleteIndex(next));
  }

  async function search(query: OfferQuery): Promise<Result<OfferHits, SearchError>> {
    const market = await words();
    const { category, country } = query;
    if (category !== undefined && !market.tree.has(category))
      return fail({ code: 'unknown-category', field: 'category' });
    const offset = query.cursor === undefined ? 0 : offsetOf(query, query.cursor);
    if (offset === undefined) return fail({ code: 'bad-cursor', field: 'cursor' });
    const asked = query.q.trim() === '' ? undefined : market.understand(query.q);
    if (asked?.words.length === 0) return ok(nothing(asked));

    const categories = category === undefined ? undefined : market.tree.below(category);
    const ask = async (meant: Understanding | undefined) => {
      const { search: client } = await connect();
      const { hits, counts } = questionsFor(index, meant, query.sort, { categories, country });
      const limit = Math.min(query.limit + 1, DEEPEST - offset);
      const [found, counted] = await Promise.all([
        client.multiSearch<{ federation: { offset: number; limit: number }; queries: typeof hits }, OfferHit>({
          federation: { offset, limit },
          queries: hits,
        }),
        client.multiSearch<{ queries: typeof counts }, OfferHit>({ queries: counts }),
      ]);
      const cells = counted.results.flatMap(({ facetDistribution }) => cellsOf(facetDistribution?.cell ?? {}));
      return { hits: found.hits, cells };
    };
    let found = await ask(asked);
    const onlyTypes = asked && asked.types.length > 0 && asked.rest.length === 0;
    if (onlyTypes && found.cells.length === 0)
      found = await ask({ ...asked, types: [], rest: asked.words, strict: true });

    const { total, facets } = facetsOf(found.cells, { category, country }, market.tree);
    const shown = found.hits.slice(0, query.limit).map(hitOf);
    const last = shown.at(-1);
    const isMore = found.hits.length > query.limit && last !== undefined;
    const some = found.cells.length > 0;
    return ok({
      hits: shown,
      total,
      totalIsExact: true,
      facets: { ...NO_FACETS, ...facets },
      facetsAreExact: true,
      read: { quantity: null, place: null },
      near: null,
      distances: shown.map(() => null),
      cursor: isMore ? writeCursor(query, 'meilisearch', { keys: [offset + shown.length], id: last.id }) : null,
      corrections: some ? (asked?.corrections ?? []) : [],
      related: asked ? relatedTo(asked, some) : [],
    });
  }

  return {
    name: 'meilisearch',
    configure: () => prepare(index),
    upsert: (documents) => put(index, documents),
    async delete(ids) {
      if (ids.length === 0) return;
      const { write } = await connect();
      await done(write.index(index).deleteDocuments([...ids]));
    },
    rebuild,
    async count() {
      const { write } = await connect();
      const known = await write.getRawIndex(index).catch(() => undefined);
      return known ? (await write.index(index).getStats()).numberOfDocuments : 0;
    },
    search,
  };
}

function relatedTo(asked: Understanding, some: boolean): string[] {
  return some ? asked.related : [...asked.types.map(({ code }) => code), ...asked.related].slice(0, 8);
}

function nothing(asked: Understanding): OfferHits {
  return {
    ...{ hits: [], total: 0, totalIsExact: true, facets: NO_FACETS, facetsAreExact: true, cursor: null },
    ...{ corrections: [], read: { quantity: null, place: null }, near: null, distances: [], related: asked.related },
  };
}

function offsetOf(query: OfferQuery, text: string): number | undefined {
  const [offset] = readCursor(query, 'meilisearch', text)?.keys ?? [];
  return typeof offset === 'number' && Number.isSafeInteger(offset) && offset > 0 && offset < DEEPEST
    ? offset
    : undefined;
}

function cellsOf(counts: Record<string, number>): Cell[] {
  return Object.entries(counts).map(([cell, count]) => {
    const [productType = '', category = '', country = ''] = cell.split('|');
    return { productType, category, country, count };
  });
}

/** Waits until Meilisearch has done it. Throws what it says went wrong, but for codes that do not matter. */
async function done(task: EnqueuedTaskPromise, harmless: readonly string[] = []): Promise<void> {
  const { status, error } = await task.waitTask();
  if (status === 'succeeded' || (error && harmless.includes(error.code))) return;
  throw new Error(`Meilisearch: ${error?.message ?? status}`);
}
