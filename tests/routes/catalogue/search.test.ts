import { beforeAll, describe, expect, it } from 'vitest';
import { loader as apiOffer } from '~/routes/api/offer';
import { loader as apiOffers } from '~/routes/api/offers';
import { loader as offersPage } from '~/routes/market/offers';
import { newId } from '~/platform/id';
import { reindexOffers } from '~search/indexer.server';
import { aLiveOffer, anEligibleSeller } from '../../factories/market';
import { contextFor } from '../../support/request-context';
import { get, responseOf } from '../../support/requests';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const context = contextFor(database);
const anyText = expect.any(String) as string;
let ids: string[];

beforeAll(async () => {
  const { enterpriseId } = await anEligibleSeller(database.db);
  ids = [];
  for (let n = 0; n < 3; n += 1) ids.push(await aLiveOffer(database.db, enterpriseId, { priceMinor: 100 + n }));
  await reindexOffers(database, ids);
});

const ask = async (query: Record<string, string>) => {
  const response = await responseOf(apiOffers(get(`/api/v1/offers?${new URLSearchParams(query)}`, context)));
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

describe('GET /api/v1/offers', () => {
  it('answers with hits, total, facets and a cursor', async () => {
    const { status, body } = await ask({ q: 'hldi 50 kilo', limit: '2' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      total: 3,
      totalIsExact: true,
      facets: {
        category: [
          { code: 'food', count: 3 },
          { code: 'spices', count: 3 },
        ],
        country: [{ code: 'IN', count: 3 }],
        productType: [{ code: 'turmeric-powder', count: 3 }],
      },
      cursor: anyText,
    });
    const [hit] = body.hits as Record<string, unknown>[];
    expect(hit).toMatchObject({
      id: anyText,
      code: anyText,
      title: 'Erode turmeric powder',
      productType: 'turmeric-powder',
      category: 'spices',
      country: 'IN',
      enterprise: 'Lakshmi spices',
      unit: 'kg',
      currency: 'INR',
      minQuantity: 1,
    });
    const next = await ask({ q: 'hldi 50 kilo', limit: '2', cursor: String(body.cursor) });
    expect(next.body).toMatchObject({ hits: [{ id: anyText }], cursor: null });
  });

  it.each([
    ['a limit of nothing', { limit: '0' }, 'limit'],
    ['a limit beyond fifty', { limit: '51' }, 'limit'],
    ['a limit in words', { limit: 'ten' }, 'limit'],
    ['an unknown order', { sort: 'price; drop table offer' }, 'sort'],
    ['a category that is not there', { category: 'weapons' }, 'category'],
    ['a category that cannot be one', { category: "x' or 1=1" }, 'category'],
    ['a country that cannot be one', { country: 'Kenya' }, 'country'],
    ['a cursor made up', { cursor: 'bm90IGEgY3Vyc29y' }, 'cursor'],
    ['ten thousand letters', { q: 'x'.repeat(10_000) }, 'q'],
  ])('refuses %s and says which field', async (_, query, field) => {
    const { status, body } = await ask(query);
    expect(status).toBe(400);
    expect(body).toMatchObject({ field, message: expect.stringContaining(field) as string });
  });

  it('refuses a cursor of another search', async () => {
    const { body } = await ask({ q: 'haldi', limit: '1' });
    const other = await ask({ q: 'manjal', limit: '1', cursor: String(body.cursor) });
    expect(other.status).toBe(400);
  });

  it.each(['\u0000haldi', '\u202ehaldi', 'haldi\u200b', '"haldi" & !x | (', '%_\\', "haldi'; --", '\ud800'])(
    'answers %j in words or with nothing',
    async (q) => {
      const { status } = await ask({ q });
      expect(status).toBe(200);
    },
  );

  it('answers with nothing for a country without offers', async () => {
    const { status, body } = await ask({ country: 'zz' });
    expect([status, body.total, body.hits]).toEqual([200, 0, []]);
  });
});

describe('GET /api/v1/offers/:id', () => {
  const one = async (id: string) => responseOf(apiOffer(get(`/api/v1/offers/${id}`, context, { id })));

  it('says what larger quantities cost and how far the goods go', async () => {
    const { enterpriseId } = await anEligibleSeller(database.db);
    const tiers = [{ fromQuantity: 50, priceMinor: 20_000 }];
    const id = await aLiveOffer(database.db, enterpriseId, { tiers, deliveryRange: 'district' });
    expect(await (await one(id)).json()).toMatchObject({ priceMinor: 24_000, tiers, deliveryRange: 'district' });
  });

  it('answers with the offer, and 404 for ids that are none', async () => {
    const answer = await one(ids[0] ?? '');
    expect(await answer.json()).toMatchObject({ id: ids[0], productType: 'turmeric-powder', category: 'spices' });
    expect([(await one(newId())).status, (await one('1 or 1=1')).status]).toEqual([404, 404]);
  });
});

describe('/offers', () => {
  const page = async (query: Record<string, string>) => {
    const response = await responseOf(offersPage(get(`/offers?${new URLSearchParams(query)}`, context)));
    return { status: response.status, data: (await response.json()) as Record<string, unknown> };
  };

  it('says how a misspelt word was read, and reads price and seller again', async () => {
    await database.owner.db
      .updateTable('offer')
      .set({ priceMinor: 7_777 })
      .where('id', '=', ids[0] ?? '')
      .execute();
    const { status, data } = await page({ q: 'hldi' });
    expect(status).toBe(200);
    expect(data.corrections).toEqual([{ from: 'hldi', to: 'haldi' }]);
    expect(data.offers).toContainEqual(expect.objectContaining({ id: ids[0], priceMinor: 7_777 }));
  });

  it('leaves out at once what has left the market, whatever the index still says', async () => {
    const gone = ids[1] ?? '';
    await database.owner.db.updateTable('offer').set({ state: 'withdrawn' }).where('id', '=', gone).execute();
    const { data } = await page({ q: 'haldi' });
    expect(data.offers).not.toContainEqual(expect.objectContaining({ id: gone }));
  });

  it('proposes what is near, a wanted post and suppliers when nothing is found', async () => {
    const { data } = await page({ q: 'saffron', country: 'IN' });
    expect(data).toMatchObject({
      total: 0,
      nothing: {
        wider: '/offers?q=saffron',
        category: { label: 'Spices and seasonings', href: '/offers?category=spices' },
        near: [{ label: 'saffron', href: '/offers?q=saffron' }],
        wanted: '/wanted/new?product=saffron&q=saffron',
        suppliers: '/suppliers?q=saffron',
      },
    });
  });

  it('does not call near what only shares a word: sewing thread is no spice', async () => {
    const { data } = await page({ q: 'saffron threads', country: 'IN' });
    const { near } = data.nothing as { near: { label: string }[] };
    expect(near.map(({ label }) => label)).toContain('saffron');
    expect(near.map(({ label }) => label).join()).not.toMatch(/sewing/);
  });

  it('narrows by links that keep everything else, and takes off what is chosen', async () => {
    const { data } = await page({ q: 'haldi', country: 'IN', sort: 'newest' });
    const facets = data.facets as { key: string; options: { label: string; href: string; selected: boolean }[] }[];
    const options = (key: string) => facets.find((group) => group.key === key)?.options ?? [];
    expect(options('country')).toMatchObject([{ label: 'India', href: '/offers?q=haldi&sort=newest', selected: true }]);
    expect(options('district')[0]?.href).toBe('/offers?q=haldi&country=IN&district=Villupuram&sort=newest');
    expect(options('delivery').map(({ href }) => href)).toContain(
      '/offers?q=haldi&country=IN&delivery=country&sort=newest',
    );
    expect(options('price').length).toBeGreaterThan(0);
    for (const key of ['price', 'quantity', 'by', 'verified'])
      for (const { href } of options(key)) expect((await page(query(href))).status, href).toBe(200);
    expect(data.chips).toEqual([{ label: 'India', href: '/offers?q=haldi&sort=newest' }]);
  });

  it('finds as many behind each choice as it says', async () => {
    const { data } = await page({ q: 'haldi' });
    const facets = data.facets as { key: string; options: { href: string; count: number }[] }[];
    for (const { href, count } of facets.flatMap(({ options }) => options))
      expect({ href, total: (await page(query(href))).data.total }).toEqual({ href, total: count });
  });

  it('shows an amount and a place that were read from the words, to be taken off', async () => {
    const { data } = await page({ q: 'haldi 50 kg villupuram' });
    expect(data.chips).toEqual([
      { label: '50 kilogram · Near Villupuram, India', href: '/offers?q=haldi+50+kg+villupuram&plain=1' },
    ]);
  });

  it('asks where the reader is before it shows the nearest, and keeps her answer in addresses alone', async () => {
    const asked = await page({ q: 'haldi', sort: 'nearest' });
    expect(asked).toMatchObject({ status: 200, data: { place: { unknown: null, like: [] }, sort: 'best' } });
    const { data } = await page({ q: 'haldi', sort: 'nearest', near: 'Chennai' });
    const [first] = data.offers as { near: string; distanceM: number }[];
    expect(first?.near).toBe('IN Chennai');
    expect(first?.distanceM).toBeGreaterThan(100_000);
    expect(data.place).toBeNull();
  });

  it('proposes districts for a place that it does not know', async () => {
    const { status, data } = await page({ sort: 'nearest', near: 'Vilupuram', country: 'IN' });
    expect(status).toBe(400);
    const { unknown, like } = data.place as { unknown: string; like: { name: string; href: string }[] };
    expect(unknown).toBe('Vilupuram');
    expect(like).toContainEqual({
      ...{ country: 'IN', name: 'Villupuram' },
      href: '/offers?country=IN&near=IN+Villupuram&sort=nearest',
    });
  });

  it.each([
    ['an order', { sort: 'sideways' }, ['sort']],
    ['a category', { category: 'weapons' }, ['category']],
    ['a day that is none', { by: '2026-02-30' }, ['by']],
    ['a quantity in words', { quantity: 'ten' }, ['quantity']],
    ['a price without a currency', { priceTo: '10' }, ['currency']],
    ['a unit', { unit: 'furlong' }, ['unit']],
    ['a cursor made up', { cursor: 'bm90IGEgY3Vyc29y' }, ['cursor']],
    ['ten thousand letters', { q: 'x'.repeat(10_000) }, ['q']],
    [
      'several at once',
      { sort: '1', delivery: 'moon', verified: 'always', country: 'Kenya' },
      ['country', 'delivery', 'verified', 'sort'],
    ],
  ])('leaves out %s that it does not understand, says so with 400, and answers the rest', async (_, wrong, names) => {
    const { status, data } = await page({ q: 'haldi', ...wrong });
    expect([status, (data.wrong as string[]).toSorted()]).toEqual([400, [...names].sort()]);
    expect((data.offers as unknown[]).length).toBeGreaterThan(0);
  });

  it.each(['\u0000', '\u202ehaldi\u202c', '\ud800', '"haldi" & !x | (', "%_\\'; --", 'x'.repeat(200)])(
    'answers %j in every field with words, never with a failure',
    async (text) => {
      for (const name of [
        'q',
        'district',
        'near',
        'unit',
        'by',
        'priceTo',
        'quantity',
        'verified',
        'plain',
        'unheard-of',
      ])
        expect([200, 400], name).toContain(
          (await page({ [name]: text, sort: name === 'near' ? 'nearest' : 'best' })).status,
        );
    },
  );
});

const query = (href: string) => Object.fromEntries(new URL(href, 'http://localhost').searchParams);
