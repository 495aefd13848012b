import { offersChangedBetween } from '~/domain/catalogue/offer-changes.queries.server';
import { OFFER_CHANGED, OFFERS_CHANGED, type OfferChanged, type OffersChanged } from '~/domain/catalogue/offer.events';
import { matchSavedSearches } from '~/domain/catalogue/saved-searches/match-saved-searches.server';
import type { Subscriber, Subscribers } from './subscriber';

const BATCH = 500;

const matchOne: Subscriber = async ({ database, clock }, { payload }) => {
  await matchSavedSearches(database, [(payload as OfferChanged).offerId], clock);
};

const matchMany: Subscriber = async ({ database, clock }, { payload }) => {
  let after: string | undefined;
  for (;;) {
    const page = after === undefined ? { limit: BATCH } : { after, limit: BATCH };
    const ids = await offersChangedBetween(database.db, payload as OffersChanged, page);
    await matchSavedSearches(database, ids, clock);
    if (ids.length < BATCH) return;
    after = ids.at(-1);
  }
};

/** Rests on the index: the catalogue's subscribers are told before. */
export const savedSearchSubscribers: Subscribers = { [OFFER_CHANGED]: [matchOne], [OFFERS_CHANGED]: [matchMany] };
