import { expect, it } from 'vitest';
import { handleEvent } from '~/events/index.server';
import { fixedClock } from '~/platform/clock';
import { rebuildIndex } from '~search/indexer.server';
import { aBuyer } from '../../factories/market';
import { accepts, anAskedSeller, quotes } from '../../factories/quotes';
import { aWantedPost, wantedUniforms } from '../../factories/wanted';
import { TEST_NOW } from '../../support/request-context';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const { db } = database;
const clock = fixedClock(TEST_NOW);

/** Does what the worker does, until no event waits. */
async function handleAll(): Promise<void> {
  for (;;) {
    const waiting = await db
      .selectFrom('outboxEvent')
      .select('id')
      .where('handledAt', 'is', null)
      .orderBy('id')
      .execute();
    if (waiting.length === 0) return;
    for (const { id } of waiting) await handleEvent({ database, clock }, id);
  }
}

it('tells search and wanted posts what an accepted quote has taken from the supply', async () => {
  const { buyer, seller, offerId, requestId } = await anAskedSeller(db, clock, { offer: { stock: 100 } });
  const wanted = wantedUniforms(100, { productType: 'turmeric-powder', unit: 'kg' });
  const postId = await aWantedPost(db, await aBuyer(db), wanted, clock);
  await rebuildIndex(database);
  await handleAll();
  const known = async () => {
    const found = db.selectFrom('searchDocument').select('stock').where('id', '=', offerId);
    const match = db.selectFrom('wantedMatch').select('mostQuantity').where('postId', '=', postId);
    return [(await found.executeTakeFirstOrThrow()).stock, (await match.executeTakeFirstOrThrow()).mostQuantity];
  };
  expect(await known()).toEqual([100, 100]);

  const quoteId = await quotes(db, clock, seller, requestId);
  await handleAll();
  expect(await known()).toEqual([100, 100]);

  expect((await accepts(db, clock, buyer, { requestId, quoteId })).ok).toBe(true);
  await handleAll();
  expect(await known()).toEqual([50, 50]);
});
