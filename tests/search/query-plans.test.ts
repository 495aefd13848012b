import { beforeAll, describe, expect, it, vi } from 'vitest';
import { orderOf } from '~search/postgres/order';
import type { Statement } from '~search/postgres/statement';
import { walkStatement, wordsStatement } from '~search/postgres/question.sql';
import type { Through, Walk } from '~search/postgres/walk.sql';
import type { WordSearch } from '~search/postgres/words.sql';
import { facetSteps } from '~search/facet-steps';
import type { Narrowing } from '~search/narrowing';
import { postgresEngine } from '~search/postgres/engine.server';
import { testDatabase } from '../support/test-database';
import { aDocument, batchesOf } from './support/documents';

const { pool, owner } = await testDatabase();
const OFFERS = 10_000;

beforeAll(async () => {
  const { rows } = await pool.query<{ code: string; category: string }>(
    'select code, category from product_type order by code',
  );
  const countries = ['IN', 'KE', 'TZ', 'ZW', 'AF', 'KH'];
  const sayings = ['organic', 'washed', 'village', 'first grade'];
  const documents = Array.from({ length: OFFERS }, (_, n) => {
    const { code = '', category = '' } = rows[n % rows.length] ?? {};
    const title = `${sayings[n % sayings.length]} lot ${n}`;
    const where = { district: `District ${n % 60}`, latitude: (n % 60) / 10, longitude: 30 };
    const sold = { priceMinor: 100 + n, stock: n % 300, weeklyCapacity: n % 7, leadTimeDays: n % 20 };
    return aDocument({ productType: code, category, country: countries[n % 6] ?? 'KE', title, ...where, ...sold });
  });
  await postgresEngine(pool).rebuild(batchesOf(documents, 2000));
});

/** The plan that a prepared statement has once its values no longer matter, as text. */
async function planOf({ text, values }: Statement): Promise<string> {
  const client = await owner.pool.connect();
  try {
    await client.query('set plan_cache_mode = force_generic_plan');
    await client.query(`prepare asked as ${text}`);
    const given = values.map((_, at) => `$${at + 1}`).join(', ');
    const literals = await client.query<{ list: string }>(
      `select string_agg(case when value is null then 'null' else quote_literal(value) end, ', ' order by place) as list
        from unnest($1::text[]) with ordinality v (value, place)`,
      [
        values.map((value) =>
          Array.isArray(value) ? `{${value.map((one) => JSON.stringify(one)).join(',')}}` : String(value),
        ),
      ],
    );
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(
      `explain (costs off) execute asked${given === '' ? '' : `(${literals.rows[0]?.list})`}`,
    );
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  } finally {
    await client.query('deallocate all; reset plan_cache_mode');
    client.release();
  }
}

const NOW = new Date('2026-06-03T09:00:00Z');
const steps = facetSteps('2026-06-03');
const near = { latitude: -1, longitude: 36 };
const position = { keys: [100, '2026-05-01T00:00:00+00:00'], id: '01890000-0000-7000-8000-000000000000' };
const time = { ...position, keys: position.keys.slice(1) };
const price = { ...position, keys: ['KES', 'mass', 500] };
const lanes = ['honey', 'beeswax'].map((code, at) => ({ code, score: 100 - 30 * at, sure: true }));
const categories = ['dairy', 'oils'];
const byType: Through = { by: 'product_type', lanes };
const byCategory: Through = { by: 'category', lanes: categories.map((code) => ({ code, score: 0, sure: true })) };

const open: Narrowing = {
  ...{ categories: undefined, country: undefined, districtKey: undefined, dimension: undefined, currency: undefined },
  ...{ priceTo: undefined, by: undefined, quantity: undefined, factor: undefined, delivery: undefined },
  ...{ verified: undefined, now: NOW },
};
const supplied: Narrowing = { ...open, by: '2026-07-01', quantity: 50, factor: 1000, dimension: 'mass', delivery: 1 };
const newest: Walk = {
  ...{ through: 'everything', narrowing: open, order: orderOf('newest', false), near: undefined, after: undefined },
  most: 21,
};
const words: WordSearch = {
  ...{ lanes, rest: ['organic'], strict: false, words: ['organic', 'honey'], narrowing: open },
  ...{ order: orderOf('best', true), near: undefined, after: undefined, most: 21 },
};
const walk = (given: Partial<Walk>) => {
  const asked = { ...newest, ...given };
  return walkStatement(asked, { through: asked.through, steps });
};
const say = (given: Partial<WordSearch>) => wordsStatement({ ...words, ...given }, { steps });
const inCountry = { ...open, country: 'KE' };
const inDistrict = { ...supplied, districtKey: 'district 7' };

describe('at ten thousand offers', () => {
  it.each<[string, Statement, string[]]>([
    ['the newest', walk({}), ['newest']],
    ['the newest, a further page', walk({ after: time }), ['newest']],
    ['the newest of a country', walk({ narrowing: inCountry, after: time }), ['country']],
    [
      'the cheapest of a country, a further page',
      walk({ narrowing: inCountry, order: orderOf('price-low', false), after: price }),
      ['country_price', 'country'],
    ],
    ['a category', walk({ through: byCategory, narrowing: { ...open, categories } }), ['category']],
    [
      'the cheapest of a category',
      walk({ through: byCategory, narrowing: { ...open, categories }, order: orderOf('price-low', false) }),
      ['category_price', 'category'],
    ],
    ['the cheapest', walk({ order: orderOf('price-low', false), after: price }), ['price', 'newest']],
    ['the dearest', walk({ order: orderOf('price-high', false) }), ['price', 'newest']],
    ['a product', walk({ order: orderOf('best', true), through: byType }), ['type']],
    ['the cheapest of a product', walk({ order: orderOf('price-low', true), through: byType }), ['type_price', 'type']],
    [
      'a product, a further page, in a country',
      walk({ order: orderOf('best', true), through: byType, after: position, narrowing: inCountry }),
      ['type'],
    ],
    ['what can be supplied of a product', walk({ through: byType, narrowing: supplied }), ['type']],
    ['what can be supplied', walk({ narrowing: supplied, after: time }), ['newest']],
    ['what can be supplied in a district', walk({ narrowing: inDistrict }), ['district', 'newest']],
    ['the soonest', walk({ order: orderOf('soonest', false) }), ['soonest', 'newest']],
    ['the soonest of a product', walk({ order: orderOf('soonest', true), through: byType }), ['type']],
    ['the nearest', walk({ order: orderOf('nearest', false), near }), ['district', 'unplaced', 'newest']],
    ['the nearest of a product', walk({ order: orderOf('nearest', true), near, through: byType }), ['type']],
    ['a product and what is said of it', say({}), ['words', 'type']],
    ['the same, a further page', say({ after: position, narrowing: inCountry }), ['words', 'type']],
    ['the same, as far as it can be supplied', say({ narrowing: supplied }), ['words', 'type']],
    ['the same, nearest first', say({ order: orderOf('best', true, true), near }), ['words', 'type']],
    ['a product only where it is said', say({ strict: true }), ['words']],
    ['words alone', say({ lanes: [], rest: ['organic', 'lot'] }), ['words']],
  ])('%s is found and counted by indexes', async (_, statement, indexes) => {
    const plan = await planOf(statement);
    for (const index of indexes) expect(plan).toMatch(new RegExp(`(using|on) search_document_${index}\\b(?!_)`));
    expect(plan).not.toContain('Seq Scan on search_document');
  });

  it.each<[string, Statement]>([
    ['of everything', walk({ after: time })],
    ['of a country', walk({ narrowing: inCountry, after: time })],
    ['by price', walk({ order: orderOf('price-low', false), after: price })],
    ['of a product', walk({ order: orderOf('best', true), through: byType, after: position })],
    ['of what can be supplied', walk({ narrowing: supplied, after: time })],
  ])('a further page %s begins where the one before ended', async (_, statement) => {
    expect(await planOf(statement)).toMatch(/Index Cond: .*ROW\(/);
  });

  it.each(['', 'honey', 'organic honey', 'village lot'])('“%s” is answered in one round trip', async (q) => {
    const engine = postgresEngine(pool);
    const ask = () => engine.search({ q, sort: 'best', limit: 20 });
    await ask();
    const query = vi.spyOn(pool, 'query');
    await ask();
    expect(query).toHaveBeenCalledTimes(1);
    query.mockRestore();
  });
});
