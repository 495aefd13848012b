import { offersChangedBetween } from '~/domain/catalogue/offer-changes.queries.server';
import { OFFER_CHANGED, OFFERS_CHANGED, type OfferChanged, type OffersChanged } from '~/domain/catalogue/offer.events';
import { reindexOffers } from '~search/indexer.server';
import type { Subscriber, Subscribers } from './subscriber';

const BATCH = 500;

const reindexOne: Subscriber = async ({ database }, { payload }) => {
  await reindexOffers(database, [(payload as OfferChanged).offerId]);
};

const reindexMany: Subscriber = async ({ database }, { payload }) => {
  let after: string | undefined;
  for (;;) {
    const page = after === undefined ? { limit: BATCH } : { after, limit: BATCH };
    const ids = await offersChangedBetween(database.db, payload as OffersChanged, page);
    await reindexOffers(database, ids);
    if (ids.length < BATCH) return;
    after = ids.at(-1);
  }
};

export const catalogueSubscribers: Subscribers = {
  [OFFER_CHANGED]: [reindexOne],
  [OFFERS_CHANGED]: [reindexMany],
};
