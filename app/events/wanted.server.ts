import { OFFER_CHANGED, OFFERS_CHANGED, type OfferChanged, type OffersChanged } from '~/domain/catalogue/offer.events';
import { STANDING_CHANGED, type StandingChanged } from '~/domain/eligibility/eligibility.events';
import type { OrderEventPayload } from '~/domain/orders/order.events';
import { changesSupply, ORDER_STATES } from '~/domain/orders/order.states';
import { orderOfQuoteStep } from '~/domain/sourcing/quotes/order-of-quote.queries.server';
import type { QuoteEventPayload } from '~/domain/sourcing/quotes/quote.events';
import { matchWanted } from '~/domain/sourcing/wanted/match-wanted.server';
import { tellCoverable, tellFitting } from '~/domain/sourcing/wanted/tell-wanted.server';
import {
  productsChangedBetween,
  productsOfDecision,
  productsOfOffer,
  productsOfOrder,
} from '~/domain/sourcing/wanted/touched-products.queries.server';
import {
  WANTED_CHANGED,
  WANTED_COVERABLE,
  WANTED_FITS,
  type WantedEvent,
} from '~/domain/sourcing/wanted/wanted.events';
import type { EventContext, Subscriber, Subscribers } from './subscriber';

async function matchProducts({ database, clock }: EventContext, productTypes: string[]): Promise<void> {
  if (productTypes.length > 0) await matchWanted(database.db, { productTypes }, clock);
}

const matchPost: Subscriber = async ({ database, clock }, { payload }) => {
  await matchWanted(database.db, { ids: [(payload as WantedEvent).postId] }, clock);
};

const followOffer: Subscriber = async (context, { payload }) => {
  await matchProducts(context, await productsOfOffer(context.database.db, (payload as OfferChanged).offerId));
};

const followOffers: Subscriber = async (context, { payload }) => {
  await matchProducts(context, await productsChangedBetween(context.database.db, payload as OffersChanged));
};

/** An order takes supply, and gives it back where nothing comes of it. */
const followOrder: Subscriber = async (context, { payload }) => {
  await matchProducts(context, await productsOfOrder(context.database.db, (payload as OrderEventPayload).orderId));
};

/** So does a quote that was accepted, which is an order from then on. */
const followQuote: Subscriber = async (context, { payload }) => {
  const orderId = await orderOfQuoteStep(context.database.db, (payload as QuoteEventPayload).quoteEventId);
  if (orderId !== null) await matchProducts(context, await productsOfOrder(context.database.db, orderId));
};

const followStanding: Subscriber = async (context, { payload }) => {
  await matchProducts(context, await productsOfDecision(context.database.db, (payload as StandingChanged).decisionId));
};

const tellSellers: Subscriber = async ({ database }, { id, payload }) => {
  await tellFitting(database.db, id, (payload as WantedEvent).postId);
};

const tellOwner: Subscriber = async ({ database }, { id, payload }) => {
  await tellCoverable(database.db, id, (payload as WantedEvent).postId);
};

export const wantedSubscribers: Subscribers = {
  [WANTED_CHANGED]: [matchPost],
  [OFFER_CHANGED]: [followOffer],
  [OFFERS_CHANGED]: [followOffers],
  ...Object.fromEntries(ORDER_STATES.filter(changesSupply).map((state) => [`order.${state}`, [followOrder]])),
  'quote.accepted': [followQuote],
  [STANDING_CHANGED]: [followStanding],
  [WANTED_FITS]: [tellSellers],
  [WANTED_COVERABLE]: [tellOwner],
};
