import { beforeAll, describe, expect, it } from 'vitest';
import * as map from '~/routes/market/map';
import * as offerPage from '~/routes/market/offer';
import * as robots from '~/routes/market/robots';
import * as sitemap from '~/routes/market/sitemap';
import * as part from '~/routes/market/sitemap-part';
import * as suggestions from '~/routes/market/suggestions';
import { publicOfferAddresses, sitemapParts } from '~/domain/catalogue/public-addresses.queries.server';
import { newId } from '~/platform/id';
import { reindexOffers } from '~search/indexer.server';
import { aLiveOffer, anEligibleSeller } from '../../factories/market';
import { contextFor } from '../../support/request-context';
import { get, responseOf } from '../../support/requests';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const context = contextFor(database);
let ids: string[];

beforeAll(async () => {
  const { enterpriseId } = await anEligibleSeller(database.db);
  ids = [];
  for (let n = 0; n < 5; n += 1) ids.push(await aLiveOffer(database.db, enterpriseId));
  await reindexOffers(database, ids);
});

describe('suggestions', () => {
  const ask = async (q: string, more = '') => {
    const path = `/offers/suggestions?${new URLSearchParams({ q }).toString()}${more}`;
    const response = await responseOf(suggestions.loader(get(path, context)));
    const body = (await response.json()) as {
      suggestions: { kind: string; label: string; href: string }[];
      said: string;
    };
    return { status: response.status, ...body };
  };

  it('name products in the reader’s language, sellers and places, and lead on', async () => {
    const { suggestions: found, said } = await ask('மஞ்ச');
    expect(found).toContainEqual({
      ...{ kind: 'product', label: 'turmeric powder', detail: '5 offers' },
      href: '/offers?q=turmeric+powder',
    });
    expect(said).toMatch(/suggestion/);
    expect((await ask('lakshmi')).suggestions).toContainEqual(expect.objectContaining({ kind: 'seller' }));
    expect((await ask('villu', '&country=IN')).suggestions).toContainEqual(
      expect.objectContaining({ kind: 'place', href: '/offers?country=IN&district=Villupuram' }),
    );
  });

  it.each(['', 'h', 'x'.repeat(10_000), '\u0000\u202e', '%_\\', "'; drop table offer --", '\ud800'])(
    'are none, or few, for %j',
    async (q) => {
      const { status, suggestions: found } = await ask(q, '&country=x');
      expect(status).toBe(200);
      expect(found.length).toBeLessThanOrEqual(8);
    },
  );
});

describe('the map', () => {
  const draw = (query: string) => responseOf(map.loader(get(`/map.svg?${query}`, context)));

  it('draws the country by its districts and names both places', async () => {
    const response = await draw('at=IN+Villupuram&near=IN+Chennai');
    expect(response.headers.get('content-type')).toBe('image/svg+xml');
    const svg = await response.text();
    expect(svg).toContain('Villupuram</text>');
    expect(svg).toContain('Chennai</text>');
    expect(svg.length).toBeLessThan(20_000);
  });

  it.each(['', 'at=Atlantis', 'at=%3Cscript%3E', `at=${'x'.repeat(10_000)}`, 'at=%00'])(
    'is not there for %j',
    async (query) => {
      expect((await draw(query)).status).toBe(404);
    },
  );

  it('never repeats what was asked', async () => {
    expect(await (await draw('at=IN+Villupuram&near=%3Cscript%3Ealert(1)')).text()).not.toContain('script');
  });
});

describe('an offer’s page', () => {
  const open = async (query = '') => {
    const response = await responseOf(
      offerPage.loader(get(`/offers/${ids[0]}${query}`, context, { id: ids[0] ?? '' })),
    );
    return (await response.json()) as { place: Record<string, unknown>; structured: Record<string, unknown> };
  };

  it('tells how far it is from the reader’s district, and which way', async () => {
    const { place } = await open('?near=Chennai');
    expect(place).toMatchObject({
      at: { country: 'IN', name: 'Villupuram' },
      pickupPlace: 'Bus stand',
      way: { from: { country: 'IN', name: 'Chennai' }, direction: 'south-west' },
      unknown: null,
    });
  });

  it.each(['Atlantis', '<script>', 'x'.repeat(10_000), '\u0000'])('says that it does not know %j', async (near) => {
    const { place } = await open(`?near=${encodeURIComponent(near)}`);
    expect(place).toMatchObject({ way: null, unknown: near.slice(0, 80) });
  });

  it('has the map for who asks to see it alone', async () => {
    expect((await open('?near=Chennai')).place).toMatchObject({ mapShown: false });
    expect((await open('?near=IN+Chennai&map=yes')).place).toMatchObject({
      mapShown: true,
      way: { from: { name: 'Chennai' } },
    });
  });

  it('says as schema.org/Product what stands on it, and nothing of where she lives or is fetched from', async () => {
    const { structured } = await open();
    expect(structured).toMatchObject({
      '@type': 'Product',
      name: 'Erode turmeric powder',
      category: 'Spices and seasonings',
      offers: {
        '@type': 'Offer',
        price: '240.00',
        priceCurrency: 'INR',
        availability: 'https://schema.org/InStock',
        seller: { '@type': 'Organization', name: 'Lakshmi spices' },
      },
    });
    expect(JSON.stringify(structured)).not.toMatch(/Bus stand|phone|member/i);
  });
});

describe('the sitemap', () => {
  it('holds every offer on the market once, in one file where one holds it', async () => {
    const text = await (await responseOf(sitemap.loader(get('/sitemap.xml', context)))).text();
    expect(text.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n<urlset')).toBe(true);
    for (const id of ids) expect(text.split(`/offers/${id}</loc><lastmod>`)).toHaveLength(2);
  });

  it('is cut into parts that begin where the one before ends', async () => {
    const parts = await sitemapParts(database, 2);
    expect(parts).toHaveLength(3);
    const found: string[] = [];
    for (const behind of parts)
      for await (const batch of publicOfferAddresses(database, behind, 2, 1)) found.push(...batch.map(({ id }) => id));
    expect(found.toSorted()).toEqual(ids.toSorted());
    expect(new Set(found).size).toBe(ids.length);
  });

  it('has no part by an id behind which there is nothing', async () => {
    const ask = (id: string) =>
      Promise.resolve().then(() => part.loader(get(`/sitemaps/${id}`, context, { part: id })));
    for (const id of ['1', newId(), '00000000-0000-0000-0000-000000000000'])
      expect((await responseOf(ask(id))).status).toBe(404);
    expect(await (await responseOf(ask('first'))).text()).toContain(`/offers/${ids[0]}<`);
    expect(await (await responseOf(ask(ids.toSorted()[0] ?? ''))).text()).toContain(`/offers/${ids.toSorted()[1]}<`);
  });

  it('is named in robots.txt, which keeps private pages out', async () => {
    const text = await robots.loader().text();
    expect(text).toMatch(/^Sitemap: http\S+\/sitemap\.xml$/m);
    expect(text).toMatch(/^Disallow: \/account$/m);
  });
});
