/** What the catalogue tells. A single offer is named; many at once are named by the range of history rows they wrote. */
export const OFFER_CHANGED = 'offer.changed';
export const OFFERS_CHANGED = 'offers.changed';

export type OfferChanged = { offerId: string };
/** First and last `offer_event.id` of the change, both included. Others in between changed at the same time. */
export type OffersChanged = { firstEventId: number; lastEventId: number };
