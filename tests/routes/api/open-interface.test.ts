import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { facetsQuerySchema, offerQuerySchema } from '~/domain/catalogue/offer-query.schema';
import { supplierQuerySchema } from '~/domain/sourcing/suppliers/supplier-query.schema';
import { loader as offer } from '~/routes/api/offer';
import { loader as offers } from '~/routes/api/offers';
import { loader as openApi } from '~/routes/api/open-api';
import { openApiDocument } from '~/routes/api/open-api-document';
import { productTypeQuerySchema } from '~/routes/api/product-type-query.schema';
import { loader as productTypes } from '~/routes/api/product-types';
import { loader as suppliers } from '~/routes/api/suppliers';
import { newId } from '~/platform/id';
import { facetNames } from '~search/engine';
import { reindexOffers } from '~search/indexer.server';
import { aLiveOffer, anEligibleSeller } from '../../factories/market';
import { anOfferOfJars, aVettedSupplier } from '../../factories/suppliers';
import { contextFor } from '../../support/request-context';
import { get, responseOf } from '../../support/requests';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const { db } = database;
const document = openApiDocument('http://localhost');

const ROUTES = {
  '/api/v1/offers': offers,
  '/api/v1/offers/{id}': offer,
  '/api/v1/suppliers': suppliers,
  '/api/v1/product-types': productTypes,
} as const;
type Path = keyof typeof ROUTES;

let offerId = '';
beforeAll(async () => {
  const { enterpriseId } = await anEligibleSeller(db);
  offerId = await aLiveOffer(db, enterpriseId, { tiers: [{ fromQuantity: 50, priceMinor: 20_000 }] });
  for (const name of ['Madurai Jars', 'Velan Packaging', 'Yarn and Cloth']) {
    await anOfferOfJars(db, await aVettedSupplier(db, { name }));
  }
  await reindexOffers(database, [offerId]);
});

type Asked = { query?: Record<string, string>; id?: string; scopes?: string[] };

async function ask(path: Path, { query = {}, id = offerId, scopes }: Asked = {}) {
  const context = contextFor(database, { program: scopes ? { scopes } : null });
  const asked = get(`${path.replace('{id}', id)}?${new URLSearchParams(query).toString()}`, context, { id });
  const response = await responseOf(Promise.resolve(ROUTES[path](asked)));
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

/** Holds a real answer against what the document says of that path and status, by the document's own schema. */
function fits(path: Path, status: number, body: unknown) {
  const { responses } = document.paths[path].get;
  const described = (responses as Record<number, { content?: { 'application/json': { schema: { $ref: string } } } }>)[
    status
  ];
  const name = described?.content?.['application/json'].schema.$ref.split('/').at(-1) ?? '';
  const schema = document.components.schemas[name];
  expect(schema, `${path} says nothing of ${status}`).toBeDefined();
  const checked = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]).safeParse(body);
  expect(checked.error?.issues ?? []).toEqual([]);
}

describe('the description of the open interface', () => {
  it('is served as OpenAPI 3.1, and names every parameter that a route reads', async () => {
    const served = (await (await responseOf(Promise.resolve(openApi()))).json()) as typeof document;
    expect(served.openapi).toBe('3.1.0');
    const named = (path: Path) => document.paths[path].get.parameters.map((one) => (one as { name: string }).name);
    expect(named('/api/v1/offers')).toEqual(Object.keys({ ...offerQuerySchema.shape, ...facetsQuerySchema.shape }));
    expect(named('/api/v1/suppliers')).toEqual(Object.keys(supplierQuerySchema.shape));
    expect(named('/api/v1/product-types')).toEqual(Object.keys(productTypeQuerySchema.shape));
    for (const { get: described } of Object.values(document.paths)) {
      for (const parameter of described.parameters)
        expect(parameter).toMatchObject({ schema: { type: expect.anything() as string } });
    }
    const sort = document.paths['/api/v1/offers'].get.parameters.find(
      (one) => (one as { name: string }).name === 'sort',
    );
    expect(sort).toMatchObject({
      schema: { enum: expect.arrayContaining(['best', 'nearest', 'soonest']) as string[] },
    });
  });

  it.each([
    ['/api/v1/offers', { q: 'turmeric 20 kg', by: '2026-12-01', near: 'Villupuram', sort: 'nearest' }],
    ['/api/v1/offers', { country: 'IN', category: 'food', delivery: 'district', priceTo: '400', currency: 'INR' }],
    ['/api/v1/offers', { q: 'turmeric', facets: 'category,price' }],
    ['/api/v1/offers', { facets: 'none' }],
    ['/api/v1/offers/{id}', {}],
    ['/api/v1/suppliers', { q: 'jars', near: 'Madurai', sort: 'nearest' }],
    ['/api/v1/product-types', { q: 'haldi' }],
    ['/api/v1/product-types', { category: 'packaging', side: 'input', limit: '5' }],
  ] as [Path, Record<string, string>][])('holds for what %s answers to %j', async (path, query) => {
    const { status, body } = await ask(path, { query });
    expect(status).toBe(200);
    fits(path, status, body);
  });

  it.each([
    ['/api/v1/offers', { sort: 'dearest' }, 'sort'],
    ['/api/v1/offers', { cursor: 'made up' }, 'cursor'],
    ['/api/v1/offers', { category: 'no-such' }, 'category'],
    ['/api/v1/offers', { facets: 'category,no-such' }, 'facets'],
    ['/api/v1/offers', { facets: 'category,'.repeat(50) }, 'facets'],
    ['/api/v1/suppliers', { sort: 'nearest' }, 'near'],
    ['/api/v1/suppliers', { near: 'Nowhere at all' }, 'near'],
    ['/api/v1/suppliers', { limit: '0' }, 'limit'],
    ['/api/v1/suppliers', { category: 'no-such' }, 'category'],
    ['/api/v1/product-types', { cursor: 'no-such' }, 'cursor'],
    ['/api/v1/product-types', { side: 'x' }, 'side'],
  ] as [Path, Record<string, string>, string][])('holds for what %s refuses of %j', async (path, query, field) => {
    const { status, body } = await ask(path, { query });
    expect([status, body.field]).toEqual([400, field]);
    fits(path, status, body);
  });

  it('tells the facets that were asked for and no others', async () => {
    const told = async (query: Record<string, string>) =>
      Object.keys((await ask('/api/v1/offers', { query })).body.facets as object);
    expect(await told({ facets: 'price,category' })).toEqual(['category', 'price']);
    expect(await told({ facets: 'none' })).toEqual([]);
    expect(await told({})).toEqual([...facetNames]);
  });

  it('holds for an offer that is not there', async () => {
    for (const id of [newId(), 'no-id']) {
      const { status, body } = await ask('/api/v1/offers/{id}', { id });
      expect(status).toBe(404);
      fits('/api/v1/offers/{id}', status, body);
    }
  });

  it('holds for a token whose scopes do not reach so far', async () => {
    for (const path of Object.keys(ROUTES) as Path[]) {
      const { status, body } = await ask(path, { scopes: ['nothing:read'] });
      expect([status, body.error]).toEqual([403, 'scope-missing']);
      fits(path, status, body);
      const [, byToken] = document.paths[path].get.security as Record<string, string[]>[];
      const scopes = Object.values(byToken ?? {})[0] ?? [];
      expect((await ask(path, { scopes })).status).toBe(200);
    }
  });
});

describe('pages by cursor', () => {
  const through = async (path: Path, key: string, limit: string) => {
    const codes: unknown[] = [];
    let query: Record<string, string> = { limit };
    for (;;) {
      const { body } = await ask(path, { query });
      codes.push(...(body[key] as { id?: string; code?: string }[]).map(({ id, code }) => id ?? code));
      if (body.cursor === null) return codes;
      query = { limit, cursor: body.cursor as string };
    }
  };

  it('hold every supplier and every product type once', async () => {
    const found = await through('/api/v1/suppliers', 'suppliers', '2');
    expect([found.length, new Set(found).size]).toEqual([3, 3]);
    const types = await through('/api/v1/product-types', 'productTypes', '100');
    const { count } = await db
      .selectFrom('productType')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    expect([types.length, new Set(types).size]).toEqual([Number(count), Number(count)]);
  });
});
