import { expect, it } from 'vitest';
import { fixedClock } from '~/platform/clock';
import { rebuildIndex } from '~search/indexer.server';
import { aBuyer } from '../../factories/market';
import { accepts, anAskedSeller, quotes } from '../../factories/quotes';
import { aWantedPost, wantedUniforms } from '../../factories/wanted';
import { handleEvents } from '../../support/handle-events';
import { TEST_NOW } from '../../support/request-context';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const { db } = database;
const clock = fixedClock(TEST_NOW);

it('tells search and wanted posts what an accepted quote has taken from the supply', async () => {
  const { buyer, seller, offerId, requestId } = await anAskedSeller(db, clock, { offer: { stock: 100 } });
  const wanted = wantedUniforms(100, { productType: 'turmeric-powder', unit: 'kg' });
  const postId = await aWantedPost(db, await aBuyer(db), wanted, clock);
  await rebuildIndex(database);
  await handleEvents(database, clock);
  const known = async () => {
    const found = db.selectFrom('searchDocument').select('stock').where('id', '=', offerId);
    const match = db.selectFrom('wantedMatch').select('mostQuantity').where('postId', '=', postId);
    return [(await found.executeTakeFirstOrThrow()).stock, (await match.executeTakeFirstOrThrow()).mostQuantity];
  };
  expect(await known()).toEqual([100, 100]);

  const quoteId = await quotes(db, clock, seller, requestId);
  await handleEvents(database, clock);
  expect(await known()).toEqual([100, 100]);

  expect((await accepts(db, clock, buyer, { requestId, quoteId })).ok).toBe(true);
  await handleEvents(database, clock);
  expect(await known()).toEqual([50, 50]);
});
