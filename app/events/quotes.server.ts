import { sendQuoteMessages } from '~/domain/messaging/send-quote-messages.server';
import { offersOfOrder } from '~/domain/orders/offers-of-order.queries.server';
import { orderOfQuoteStep } from '~/domain/sourcing/quotes/order-of-quote.queries.server';
import type { QuoteEventPayload } from '~/domain/sourcing/quotes/quote.events';
import { QUOTE_STATES } from '~/domain/sourcing/quotes/quote.states';
import { reindexOffers } from '~search/indexer.server';
import type { Subscriber, Subscribers } from './subscriber';

const tellOtherSide: Subscriber = async ({ database }, { id, payload }) => {
  await sendQuoteMessages(database.db, id, (payload as QuoteEventPayload).quoteEventId);
};

/** An accepted quote is an order that takes supply: the market is found by what is left. */
const reindexWhatWasTaken: Subscriber = async ({ database }, { payload }) => {
  const orderId = await orderOfQuoteStep(database.db, (payload as QuoteEventPayload).quoteEventId);
  if (orderId !== null) await reindexOffers(database, await offersOfOrder(database.db, orderId));
};

export const quoteSubscribers: Subscribers = Object.fromEntries(
  QUOTE_STATES.map((state) => [
    `quote.${state}`,
    state === 'accepted' ? [tellOtherSide, reindexWhatWasTaken] : [tellOtherSide],
  ]),
);
