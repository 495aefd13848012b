import { sendQuoteMessages } from '~/domain/messaging/send-quote-messages.server';
import type { QuoteEventPayload } from '~/domain/sourcing/quotes/quote.events';
import { QUOTE_STATES } from '~/domain/sourcing/quotes/quote.states';
import type { Subscriber, Subscribers } from './subscriber';

const tellOtherSide: Subscriber = async ({ database }, { id, payload }) => {
  await sendQuoteMessages(database.db, id, (payload as QuoteEventPayload).quoteEventId);
};

export const quoteSubscribers: Subscribers = Object.fromEntries(
  QUOTE_STATES.map((state) => [`quote.${state}`, [tellOtherSide]]),
);
