import { Meilisearch } from 'meilisearch';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { marketWords } from '~search/market-words.server';
import { meilisearchEngine } from '~search/meilisearch/engine.server';
import { scopedKeys, type ScopedKeys } from '~search/meilisearch/keys.server';
import { meilisearchDocument } from '~search/meilisearch/settings';
import { testDatabase } from '../support/test-database';
import { aDocument } from './support/documents';
import { findMeilisearch, startMeilisearch, type RunningMeilisearch } from './support/meilisearch';

const found = findMeilisearch();
const isHere = found !== undefined && 'program' in found;
if (!isHere) {
  process.stderr.write('\nSKIPPED: keys and settings of Meilisearch were not tested: no program is on the PATH.\n\n');
}

describe.skipIf(!isHere)('Meilisearch as the market sets it up', async () => {
  const database = await testDatabase();
  let meilisearch: RunningMeilisearch;
  let keys: ScopedKeys;
  const masterKey = () => meilisearch.masterKey ?? '';
  const client = (apiKey: string) => new Meilisearch({ host: meilisearch.url, apiKey });
  const engineOf = (index: string) =>
    meilisearchEngine({ url: meilisearch.url, masterKey: masterKey(), index, words: () => marketWords(database.pool) });

  beforeAll(async () => {
    meilisearch = await startMeilisearch();
    for (const index of ['market', 'strange']) {
      const engine = engineOf(index);
      await engine.configure();
      await engine.upsert([aDocument({ description: 'Nobody’s business' })]);
    }
    keys = await scopedKeys(meilisearch.url, masterKey(), 'market');
  });

  afterAll(() => meilisearch.stop());

  const refused = { cause: { code: 'invalid_api_key' } };

  it('is asked with a key that searches this index and does nothing else', async () => {
    const search = client(keys.search);
    expect((await search.index('market').search('honey')).hits).toHaveLength(1);
    await expect(search.index('strange').search('honey')).rejects.toMatchObject(refused);
    await expect(search.index('market').addDocuments([{ id: 1 }])).rejects.toMatchObject(refused);
    await expect(search.getKeys()).rejects.toMatchObject(refused);
  });

  it('is filled with a key that reads no other index, no keys and no documents', async () => {
    const write = client(keys.write);
    await expect(write.index('strange').addDocuments([{ id: 1 }])).rejects.toMatchObject(refused);
    await expect(write.index('market').search('honey')).rejects.toMatchObject(refused);
    await expect(write.getKeys()).rejects.toMatchObject(refused);
    await expect(client(keys.swap).index('market').search('honey')).rejects.toMatchObject(refused);
  });

  it('gives the same keys to every process', async () => {
    expect(await scopedKeys(meilisearch.url, masterKey(), 'market')).toEqual(keys);
  });

  it('knows when its settings are those of another version', async () => {
    const engine = engineOf('market');
    expect(await engine.isCurrent()).toBe(true);
    await client(masterKey()).index('market').updateFilterableAttributes(['country']).waitTask();
    expect(await engine.isCurrent()).toBe(false);
    await engine.configure();
    expect(await engine.isCurrent()).toBe(true);
    expect(await engineOf('nowhere').isCurrent()).toBe(false);
  });

  it('shows neither descriptions nor what only sorts and narrows', async () => {
    const { hits } = await client(keys.search).index('market').search('nobodys');
    expect(hits).toHaveLength(1);
    const text = JSON.stringify(hits);
    expect(text).not.toContain('business');
    expect(Object.keys(hits[0] ?? {}).filter((name) => name.startsWith('folded'))).toEqual([]);
  });

  it('is given public fields, and the supply that promises are reckoned from, alone', () => {
    const names = Object.keys(meilisearchDocument(aDocument({ latitude: 1, longitude: 2 })));
    expect(names.filter((name) => /phone|mail|member|owner|note|pickup|account/i.test(name))).toEqual([]);
  });
});
