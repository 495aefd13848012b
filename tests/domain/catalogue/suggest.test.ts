import { beforeAll, expect, it } from 'vitest';
import { MOST_SUGGESTIONS, suggest } from '~/domain/catalogue/suggest.queries.server';
import { reindexOffers } from '~search/indexer.server';
import { aLiveOffer, anEligibleSeller } from '../../factories/market';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const { db, owner } = database;
const ask = (text: string, given: Partial<Parameters<typeof suggest>[1]> = {}) =>
  suggest(database, { text, locale: 'en', ...given });
let seller: string;

beforeAll(async () => {
  ({ enterpriseId: seller } = await anEligibleSeller(db));
  const hidden = await anEligibleSeller(db);
  const idle = await anEligibleSeller(db);
  await owner.db
    .updateTable('enterprise')
    .set({ name: 'Lakshmi hidden', hidesName: true })
    .where('id', '=', hidden.enterpriseId)
    .execute();
  await owner.db.updateTable('enterprise').set({ name: 'Lakshmi idle' }).where('id', '=', idle.enterpriseId).execute();
  await reindexOffers(database, [await aLiveOffer(db, seller), await aLiveOffer(db, hidden.enterpriseId)]);
});

it('offers product types that are on the market, typed in any language and shown in the reader’s', async () => {
  for (const text of ['tur', 'turmeric p', 'haldi', 'turmric powder', 'மஞ்சள்', 'manjano']) {
    const [first] = await ask(text);
    expect(first, text).toMatchObject({ kind: 'product', productType: 'turmeric-powder', offers: 2 });
  }
  expect((await ask('haldi', { locale: 'sw' }))[0]?.label).not.toBe((await ask('haldi'))[0]?.label);
  expect(await ask('honey')).toEqual([]);
  expect(await ask('haldi', { country: 'KE' })).toEqual([]);
});

it('offers sellers by their public name and the districts that offers are from', async () => {
  expect(await ask('lakshmi')).toEqual([
    { kind: 'seller', label: 'Lakshmi spices', enterpriseId: seller, country: 'IN' },
  ]);
  expect((await ask('spic')).filter(({ kind }) => kind === 'seller')).toHaveLength(1);
  expect(await ask('villup')).toEqual([{ kind: 'place', label: 'Villupuram', country: 'IN' }]);
});

it('answers whatever is typed, with few and quickly', async () => {
  for (const text of ['', 'a', '%', '%%%', '_\\', '\u0000\u202e', 'x'.repeat(10_000), "';--", '🍯🍯🍯', '\ud800abc']) {
    expect((await ask(text)).length, text.slice(0, 10)).toBeLessThanOrEqual(MOST_SUGGESTIONS);
  }
  const took: number[] = [];
  for (const text of ['ho', 'hon', 'mil', 'sab', 'மஞ்', 'roja m', 'bas', 'coc', 'zzzz', 'uni']) {
    const begun = performance.now();
    await ask(text);
    took.push(performance.now() - begun);
  }
  expect(took.sort((a, b) => a - b)[5]).toBeLessThan(50);
});
