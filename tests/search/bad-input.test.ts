import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readOfferQuery } from '~/domain/catalogue/offer-query.schema';
import * as api from '~/routes/api/offers';
import * as page from '~/routes/market/offers';
import { reindexOffers } from '~search/indexer.server';
import { aLiveOffer, anEligibleSeller } from '../factories/market';
import { contextFor } from '../support/request-context';
import { get, responseOf } from '../support/requests';
import { testDatabase } from '../support/test-database';

const database = await testDatabase();
const context = contextFor(database);

const PARAMETERS = [
  ...['q', 'category', 'country', 'district', 'near', 'priceTo', 'currency', 'by', 'quantity', 'unit', 'delivery'],
  ...['verified', 'sort', 'plain', 'cursor', 'limit', 'colour'],
];

const STRANGE = [
  ...['x'.repeat(10_000), 'honey '.repeat(2000), '\u0000', '\u0007\u202e\u2066honey\u2069', '\ud800', '%', '\\', "'"],
  ...[
    'honey & !honey | (',
    'honey:* <-> x',
    '"honey" -honey',
    'country = "KE" OR id EXISTS',
    "'; drop table offer; --",
  ],
  ...[
    'productType IN [honey]',
    '_geoRadius(0, 0, 9)',
    '{{7*7}}',
    '<script>',
    '🍯',
    'ﷺ',
    '-1',
    '0',
    '1e9',
    '0x10',
    'NaN',
  ],
  ...['Infinity', '9'.repeat(30), '1.5.2', '٣', '2026-02-30', '2026-13-01', '0000-00-00', '9999-12-31', '-2026-01-01'],
  ...[
    'null',
    'undefined',
    '[]',
    '[object Object]',
    'W10',
    'e30',
    'IN',
    'KE Kisumu',
    'nearest',
    'soonest',
    'kg',
    'bushel',
  ],
];

const answerOf = (query: URLSearchParams) => responseOf(api.loader(get(`/api/v1/offers?${query}`, context)));

beforeAll(async () => {
  const { enterpriseId } = await anEligibleSeller(database.db);
  await reindexOffers(database, [
    await aLiveOffer(database.db, enterpriseId),
    await aLiveOffer(database.db, enterpriseId),
  ]);
});

async function isAnswered(query: URLSearchParams): Promise<void> {
  const response = await answerOf(query);
  expect([200, 400], query.toString().slice(0, 200)).toContain(response.status);
  const body = (await response.json()) as { hits?: unknown[]; field?: string; message?: string };
  if (response.status === 200) expect(body.hits).toBeInstanceOf(Array);
  else {
    expect(PARAMETERS).toContain(body.field);
    expect(body.message).toMatch(/\w/);
  }
}

describe('the market asked for what makes no sense', () => {
  it.each(PARAMETERS)(
    'answers or says which field is not understood: %s',
    async (parameter) => {
      for (const strange of STRANGE) {
        await isAnswered(new URLSearchParams({ [parameter]: strange }));
        await isAnswered(new URLSearchParams({ q: 'haldi 5 kg', currency: 'INR', [parameter]: strange }));
      }
    },
    120_000,
  );

  it('answers whatever stands in several fields at once', async () => {
    const values = fc.oneof(fc.constantFrom(...STRANGE), fc.string({ unit: 'binary', maxLength: 300 }));
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.constantFrom(...PARAMETERS), values), async (fields) => {
        await isAnswered(new URLSearchParams(fields));
      }),
      { numRuns: 120, seed: 4 },
    );
  });

  it('takes cursors of its own answers only, each for its own question', async () => {
    const first: unknown = await (await answerOf(new URLSearchParams({ q: 'haldi', limit: '1' }))).json();
    const { cursor } = first as { cursor: string };
    const statusOf = async (fields: Record<string, string>) => (await answerOf(new URLSearchParams(fields))).status;
    expect(await statusOf({ q: 'haldi', limit: '1', cursor })).toBe(200);
    for (const [field, other] of Object.entries({ sort: 'newest', quantity: '5', country: 'IN' }))
      expect(await statusOf({ q: 'haldi', limit: '1', cursor, [field]: other }), field).toBe(400);
    const made = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');
    const id = '01890000-0000-7000-8000-000000000000';
    for (const text of [`${cursor}A`, cursor.slice(2), made('x', [1, 'y'], id), made('x', [{}], id), made(1), made([])])
      expect(await statusOf({ q: 'haldi', cursor: text }), text).toBe(400);
  });

  it('shows everything, and says that the question was not understood, on the page', async () => {
    const response = await responseOf(page.loader(get('/offers?by=2026-02-30', context)));
    expect(response.status).toBe(400);
  });
});

describe('an address', () => {
  const read = (text: string) => readOfferQuery(new URLSearchParams(text), 20);

  it('is read with every facet and sort', () => {
    const all =
      'q=honey&category=food&country=ke&district=Baringo&near=Kisumu&priceTo=850.50&currency=kes&by=2026-07-01' +
      '&quantity=۵۰&unit=kg&delivery=district&verified=2026-01-01&sort=soonest&plain=1&limit=5';
    expect(read(all)).toEqual({
      ok: true,
      value: {
        ...{ q: 'honey', category: 'food', country: 'KE', district: 'Baringo', near: 'Kisumu', priceTo: 85_050 },
        ...{ currency: 'KES', by: '2026-07-01', quantity: 50, unit: 'kg', delivery: 'district', limit: 5 },
        ...{ verified: '2026-01-01', sort: 'soonest', plain: true },
      },
    });
  });

  it('leaves out of words what nobody sees', () => {
    expect(read(`q=${encodeURIComponent('a\u0000b\u202e  c')}`)).toMatchObject({ value: { q: 'ab c' } });
  });

  it.each([
    ['priceTo=5', 'currency'],
    ['priceTo=-5&currency=KES', 'priceTo'],
    ['priceTo=0&currency=KES', 'priceTo'],
    ['currency=XYZ', 'currency'],
    ['by=soon', 'by'],
    ['by=0000-06-01', 'by'],
    ['quantity=0', 'quantity'],
    ['quantity=1e3', 'quantity'],
    ['sort=nearest', 'near'],
    ['delivery=drone', 'delivery'],
    [`q=${'x'.repeat(201)}`, 'q'],
  ])('is refused with the field that is not understood: %s', (text, field) => {
    expect(read(text)).toEqual({ ok: false, error: { code: 'bad-field', field } });
  });
});
