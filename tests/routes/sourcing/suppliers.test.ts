import type { SerializeFrom } from '@remix-run/node';
import { describe, expect, it } from 'vitest';
import { fixedClock } from '~/platform/clock';
import * as sample from '~/routes/suppliers/sample';
import { loader } from '~/routes/suppliers/suppliers';
import { aBuyer } from '../../factories/market';
import { anAskedSample, anOfferOfJars, aVettedSupplier } from '../../factories/suppliers';
import { contextFor, TEST_NOW } from '../../support/request-context';
import { get, post, responseOf } from '../../support/requests';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const { db } = database;
const erode = await aVettedSupplier(db, { name: 'Velan Packaging', district: 'Erode' });
const offerId = await anOfferOfJars(db, erode);
await aVettedSupplier(db, { name: 'Madurai Looms', district: 'Madurai' });

describe('the directory’s address', () => {
  const open = async (query: string, context = contextFor(database)) => {
    const response = await responseOf(loader(get(`/suppliers${query}`, context)));
    return { status: response.status, ...((await response.json()) as SerializeFrom<typeof loader>) };
  };

  it('is answered as far as it is understood, and what is not is named', async () => {
    const found = await open('?q=jars&sort=cheapest&country=Atlantis');
    expect(found).toMatchObject({ status: 400, wrong: ['country', 'sort'], filter: { q: 'jars', country: null } });
    expect(found.suppliers.map(({ name }) => name)).toEqual(['Velan Packaging']);
  });

  it.each(['%00', '%F0%9F', '\ud800', "'; drop table offer", '%25', 'x'.repeat(10_000)])(
    'gives an answer in words for %j',
    async (q) => expect([200, 400]).toContain((await open(`?q=${q}&near=${q}&cursor=${q}&category=${q}`)).status),
  );

  it('says that a place is not known only of one that was written, not of where the reader lives', async () => {
    expect(await open('?near=Atlantis')).toMatchObject({ unknownPlace: true, filter: { near: 'Atlantis' } });
    expect(await open('?sort=nearest')).toMatchObject({ unknownPlace: true });
    const reader = await aBuyer(db);
    const home = await aVettedSupplier(db, { name: 'Nowhere Works', district: 'No such place', vettedOn: null });
    await db.insertInto('supplierAccount').values({ enterpriseId: home, accountId: reader.accountId }).execute();
    expect(await open('', contextFor(database, { actor: reader }))).toMatchObject({ unknownPlace: false });
  });

  it('leads on to the next page with all that was asked', async () => {
    const { suppliers, next } = await open('?limit=1&country=IN');
    expect(suppliers).toHaveLength(1);
    expect(next).toMatch(/^\/suppliers\?limit=1&country=IN&cursor=/);
    expect((await open((next ?? '').replace('/suppliers', ''))).suppliers[0]?.name).toBe('Velan Packaging');
  });
});

it('keeps the words that were typed for a step that is refused', async () => {
  const asker = await aBuyer(db);
  const id = await anAskedSample(db, asker, { enterpriseId: erode, offerId }, fixedClock(TEST_NOW));
  const send = async (fields: Record<string, string>) => {
    const answer = await responseOf(
      sample.action(post(`/samples/${id}`, fields, contextFor(database, { actor: asker }), { id })),
    );
    return { status: answer.status, ...((await answer.json()) as object) };
  };
  expect(await send({ step: 'fly', words: 'Too late.' })).toMatchObject({
    status: 422,
    words: 'Too late.',
    error: null,
  });
  expect(await send({ step: 'send', words: 'Too late.' })).toMatchObject({ status: 409, words: 'Too late.' });
  const long = 'x'.repeat(1001);
  expect(await send({ step: 'withdraw', words: long })).toMatchObject({ status: 422, words: long, problem: null });
});
