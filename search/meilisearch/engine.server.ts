import { Meilisearch, type EnqueuedTaskPromise } from 'meilisearch';
import type { OfferDocument, SearchEngine } from '../engine';
import type { MarketWords } from '../market-words.server';
import { scopedKeys, type ScopedKeys } from './keys.server';
import { askEverything, NAME, searchMeilisearch, type Everything } from './search.server';
import { meilisearchDocument, settings } from './settings';

export type MeilisearchOptions = {
  /** Base address of the server. */
  url: string;
  masterKey: string | undefined;
  /** Name of the index; the one that is built to take its place is called `<index>_next`. */
  index: string;
  words: () => Promise<MarketWords>;
};

/** How long what is told of everything, which most lists begin with, may be that of a moment ago. */
const EVERYTHING_KEPT_MS = 1000;
const SEARCH_MS = 1500;
const WRITE_MS = 60_000;

/** Meilisearch behind the port, asked with keys that are good for its index alone. Throws where it cannot be reached. */
export function meilisearchEngine({ url, masterKey, index, words }: MeilisearchOptions): SearchEngine {
  let clients: Promise<Record<keyof ScopedKeys, Meilisearch>> | undefined;
  let kept: { at: number; everything: Promise<Everything> } | undefined;
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

  /** Asked anew after what this engine wrote itself, and else once a second. */
  function everything(client: Meilisearch): Promise<Everything> {
    if (kept && performance.now() - kept.at < EVERYTHING_KEPT_MS) return kept.everything;
    const now = { at: performance.now(), everything: askEverything({ client, index }) };
    kept = now;
    now.everything.catch(() => {
      if (kept === now) kept = undefined;
    });
    return now.everything;
  }

  async function written(task: Promise<void>): Promise<void> {
    await task;
    kept = undefined;
  }

  async function put(name: string, documents: readonly OfferDocument[]): Promise<void> {
    if (documents.length === 0) return;
    const { write } = await connect();
    await done(write.index(name).addDocuments(documents.map(meilisearchDocument), { primaryKey: 'id' }));
  }

  async function remove(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const { write } = await connect();
    await done(write.index(index).deleteDocuments([...ids]));
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

  return {
    name: NAME,
    configure: () => prepare(index),
    upsert: (documents) => written(put(index, documents)),
    delete: (ids) => written(remove(ids)),
    rebuild: (batches) => written(rebuild(batches)),
    async count() {
      const { write } = await connect();
      const known = await write.getRawIndex(index).catch(() => undefined);
      return known ? (await write.index(index).getStats()).numberOfDocuments : 0;
    },
    async isCurrent() {
      const { write } = await connect();
      const known = await write.getRawIndex(index).catch(() => undefined);
      return known !== undefined && says(await write.index(index).getSettings(), settings);
    },
    async search(query, now = new Date()) {
      const [market, { search: client }] = await Promise.all([words(), connect()]);
      return searchMeilisearch({ client, index, everything: () => everything(client) }, query, market, now);
    },
  };
}

/** Whether settings, as Meilisearch tells them, say all that these say; what is left unsaid does not matter. */
function says(known: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted)) return Array.isArray(known) && String(known.toSorted()) === String(wanted.toSorted());
  if (typeof wanted !== 'object' || wanted === null) return known === wanted;
  const told = Object(known) as Record<string, unknown>;
  return Object.entries(wanted).every(([name, value]) => says(told[name], value));
}

/** Waits until Meilisearch has done it. Throws what it says went wrong, but for codes that do not matter. */
async function done(task: EnqueuedTaskPromise, harmless: readonly string[] = []): Promise<void> {
  const { status, error } = await task.waitTask();
  if (status === 'succeeded' || (error && harmless.includes(error.code))) return;
  throw new Error(`Meilisearch: ${error?.message ?? status}`);
}
