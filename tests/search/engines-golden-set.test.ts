import { afterAll, describe, expect, it } from 'vitest';
import { marketWords } from '~search/market-words.server';
import { testDatabase } from '../support/test-database';
import { scoreGoldenSet } from './golden-set';
import { batchesOf, demoDocuments } from './support/documents';
import { enginesUnderTest } from './support/engines';

const database = await testDatabase();
const { engines, close } = enginesUnderTest(database.pool);

afterAll(close);

describe.each(engines)('search on $name', ({ here, open }) => {
  it.skipIf(!here)(
    'finds the demo by the public search set',
    async () => {
      const engine = await open();
      await engine.configure();
      const { categoryOf } = await marketWords(database.pool);
      await engine.rebuild(batchesOf(demoDocuments(categoryOf)));
      const scores = await scoreGoldenSet(async (q) => {
        const found = await engine.search({ q, sort: 'best', limit: 10 });
        return found.ok ? found.value.hits.map(({ productType }) => productType) : [];
      });
      expect(scores.get('all')?.success).toBeGreaterThanOrEqual(0.95);
      expect(scores.get('all')?.ndcg).toBeGreaterThanOrEqual(0.95);
      expect(scores.get('all')?.nonsenseAnswered).toBe(0);
    },
    120_000,
  );
});
