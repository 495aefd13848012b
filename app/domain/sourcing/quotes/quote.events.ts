import type { QuoteState } from './quote.states';

/** What is told when a request for quotation comes to a state; the payload is the row of its history. */
export type QuoteEventName = `quote.${QuoteState}`;
export type QuoteEventPayload = { quoteEventId: number };
