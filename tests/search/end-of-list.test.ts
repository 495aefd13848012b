import { afterAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../support/test-database';
import { aDocument } from './support/documents';
import { documentsOfTest } from './support/documents-of-test';
import { enginesUnderTest } from './support/engines';

const database = await testDatabase();
const { engines, close } = enginesUnderTest(database.pool);
/** More than PostgreSQL looks at one by one of a category among the eleven of food. */
const MANY = 1900;

afterAll(close);

describe.each(engines)('the end of a list on $name', ({ name, here, open }) => {
  describe.skipIf(!here)('of more than a thousand', () => {
    const { find, put } = documentsOfTest(open);

    async function listed(q: string) {
      const seen = new Set<string>();
      let page = await find({ q, limit: 50 });
      for (;;) {
        for (const { id } of page.hits) seen.add(id);
        if (page.cursor === null) return { seen: seen.size, endsEarly: page.endsEarly };
        expect(page.endsEarly).toBe(false);
        page = await find({ q, limit: 50, cursor: page.cursor });
      }
    }

    it('is the last of them, or says that there may be more', async () => {
      await put(...Array.from({ length: MANY }, () => aDocument({ title: 'Acacia zilgost' })));
      const everything = await listed('');
      expect(everything).toEqual(
        name === 'postgres' ? { seen: MANY, endsEarly: false } : { seen: 1000, endsEarly: true },
      );
      const said = await listed('zilgost');
      expect(said.endsEarly).toBe(said.seen < MANY);
      expect((await find({ q: 'honey', country: 'IN' })).endsEarly).toBe(false);
      await put(aDocument({ district: 'Kajiado' }));
      const near = await find({ category: 'food', district: 'Kajiado', delivery: 'country' });
      expect([near.hits.length, near.endsEarly]).toEqual([1, false]);
      const cheap = await find({ category: 'food', currency: 'KES', priceTo: 1 });
      expect([cheap.hits.length, cheap.endsEarly]).toEqual([0, name === 'postgres']);
    });
  });
});
