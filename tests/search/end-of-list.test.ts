import { afterAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../support/test-database';
import { aDocument } from './support/documents';
import { documentsOfTest } from './support/documents-of-test';
import { enginesUnderTest } from './support/engines';

const database = await testDatabase();
const { engines, close } = enginesUnderTest(database.pool);
const MANY = 1010;

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
      expect((await find({ q: 'zilgost', country: 'IN' })).endsEarly).toBe(false);
    }, 60_000);
  });
});
