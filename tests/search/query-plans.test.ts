import { beforeAll, describe, expect, it, vi } from 'vitest';
import { orderOf } from '~search/postgres/order';
import type { Statement } from '~search/postgres/statement';
import { walkStatement, type Walk } from '~search/postgres/walk.sql';
import { wordsStatement, type WordSearch } from '~search/postgres/words.sql';
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
    return aDocument({ productType: code, category, country: countries[n % 6] ?? 'KE', title, priceMinor: 100 + n });
  });
  await postgresEngine(pool).rebuild(batchesOf(documents, 2000));
}, 120_000);

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

const position = { keys: [100, '2026-05-01T00:00:00+00:00'], id: '01890000-0000-7000-8000-000000000000' };
const time = { ...position, keys: position.keys.slice(1) };
const price = { ...position, keys: ['KES', 500] };
const lanes = ['honey', 'beeswax'].map((code, at) => ({ code, score: 100 - 30 * at, sure: true }));
const categories = ['dairy', 'oils'].map((code) => ({ code, score: 0, sure: true }));

const walk: Walk = {
  through: 'everything',
  country: undefined,
  order: orderOf('newest', false),
  after: undefined,
  most: 21,
};
const words: WordSearch = {
  lanes,
  rest: ['organic'],
  strict: false,
  words: ['organic', 'honey'],
  categories: undefined,
  country: undefined,
  order: orderOf('best', true),
  after: undefined,
  most: 21,
};

describe('at ten thousand offers', () => {
  it.each<[string, Statement, string]>([
    ['the newest', walkStatement(walk), 'search_document_newest'],
    ['the newest, a further page', walkStatement({ ...walk, after: time }), 'search_document_newest'],
    ['the newest of a country', walkStatement({ ...walk, country: 'KE', after: time }), 'search_document_country'],
    [
      'the cheapest of a country, a further page',
      walkStatement({ ...walk, country: 'KE', order: orderOf('price-low', false), after: price }),
      'search_document_country_price',
    ],
    [
      'a category',
      walkStatement({ ...walk, through: { by: 'category', lanes: categories } }),
      'search_document_category',
    ],
    [
      'the cheapest',
      walkStatement({ ...walk, order: orderOf('price-low', false), after: price }),
      'search_document_price',
    ],
    ['the dearest', walkStatement({ ...walk, order: orderOf('price-high', false) }), 'search_document_price'],
    [
      'a product',
      walkStatement({ ...walk, order: orderOf('best', true), through: { by: 'product_type', lanes } }),
      'search_document_type',
    ],
    [
      'a product, a further page, in a country',
      walkStatement({
        ...walk,
        order: orderOf('best', true),
        through: { by: 'product_type', lanes },
        after: position,
        country: 'KE',
      }),
      'search_document_type',
    ],
    ['a product and what is said of it', wordsStatement(words), 'search_document_words'],
    ['the same, a further page', wordsStatement({ ...words, after: position, country: 'KE' }), 'search_document_words'],
    ['a product only where it is said', wordsStatement({ ...words, strict: true }), 'search_document_words'],
    ['words alone', wordsStatement({ ...words, lanes: [], rest: ['organic', 'lot'] }), 'search_document_words'],
  ])('%s is found by an index', async (_, statement, index) => {
    const plan = await planOf(statement);
    expect(plan).toContain(index);
    expect(plan).not.toContain('Seq Scan on search_document');
    if (statement.name.includes('walk') && statement.name.includes('after'))
      expect(plan).toMatch(/Index Cond: .*ROW\(/);
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
