import { expect, it } from 'vitest';
import { publishOffer } from '~/domain/catalogue/publish-offer.server';
import { saveSearch } from '~/domain/catalogue/saved-searches/save-search.server';
import { savedSearches } from '~/domain/catalogue/saved-searches/saved-searches.queries.server';
import { whatFits } from '~/domain/catalogue/saved-searches/what-fits.server';
import { fixedClock } from '~/platform/clock';
import { transact } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { aBuyer, anEligibleSeller } from '../../factories/market';
import { aFinishedDraft } from '../../factories/offers';
import { handleEvents } from '../../support/handle-events';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const { db } = database;
const before = fixedClock('2026-11-20T06:00:00Z');
const clock = fixedClock('2026-11-23T06:00:00Z');

it('finds a new offer for saved searches as soon as the index has taken it in, and once, however often it is told', async () => {
  const buyer = await aBuyer(db);
  const fits = await whatFits(database.pool, { q: 'haldi', sort: 'best', limit: 1 }, before.now());
  if (!fits) throw new Error('nothing can fit');
  const search = { formId: newId(), name: 'Turmeric', asked: 'q=haldi', fits };
  await transact(db, (tx) => saveSearch(tx, buyer, search, before));

  const stall = await anEligibleSeller(db);
  const offerId = await aFinishedDraft(db, stall, clock);
  await transact(db, (tx) => publishOffer(tx, stall.seller, offerId, clock));
  await handleEvents(database, clock);
  expect(await savedSearches(db, buyer, clock)).toMatchObject([{ name: 'Turmeric', found: 1 }]);

  await database.owner.db.updateTable('outboxEvent').set({ handledAt: null }).execute();
  await handleEvents(database, clock);
  expect(await savedSearches(db, buyer, clock)).toMatchObject([{ found: 1 }]);
});
