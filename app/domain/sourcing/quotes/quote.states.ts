/** The way of a request for quotation. In `quoted` the seller has said the last word, in `countered` the buyer. */
export const QUOTE_STATES = ['asked', 'quoted', 'countered', 'accepted', 'declined', 'withdrawn', 'expired'] as const;
export type QuoteState = (typeof QUOTE_STATES)[number];
export type QuoteSide = 'buyer' | 'seller' | 'system';

type Transition = { from: readonly QuoteState[]; to: QuoteState; by: QuoteSide };

/**
 * Every step by the side that takes it. Whose word stands may say new terms or withdraw; the other side accepts, declines
 * or answers with terms of its own.
 */
const TRANSITIONS = {
  quote: { from: ['asked', 'quoted', 'countered'], to: 'quoted', by: 'seller' },
  counter: { from: ['quoted', 'countered'], to: 'countered', by: 'buyer' },
  'accept-quote': { from: ['quoted'], to: 'accepted', by: 'buyer' },
  'accept-counter': { from: ['countered'], to: 'accepted', by: 'seller' },
  'decline-quote': { from: ['quoted'], to: 'declined', by: 'buyer' },
  'decline-request': { from: ['asked', 'countered'], to: 'declined', by: 'seller' },
  'withdraw-request': { from: ['asked', 'countered'], to: 'withdrawn', by: 'buyer' },
  'withdraw-quote': { from: ['quoted'], to: 'withdrawn', by: 'seller' },
  expire: { from: ['asked', 'quoted', 'countered'], to: 'expired', by: 'system' },
} as const satisfies Record<string, Transition>;

export type QuoteStep = keyof typeof TRANSITIONS;
export const QUOTE_STEPS = Object.keys(TRANSITIONS) as QuoteStep[];

/** The transition that a step makes. */
export function quoteTransition(step: QuoteStep): Transition {
  return TRANSITIONS[step];
}

/** The steps that a side may take on a request in this state. */
export function quoteStepsOpenTo(side: QuoteSide, state: QuoteState): QuoteStep[] {
  return QUOTE_STEPS.filter((step) => {
    const { from, by }: Transition = TRANSITIONS[step];
    return by === side && from.includes(state);
  });
}

/** Whether somebody still has a next word to say. */
export function isOpen(state: QuoteState): boolean {
  return state === 'asked' || state === 'quoted' || state === 'countered';
}

/** Whose answer a request waits for; null when it is over. */
export function waitsFor(state: QuoteState): 'buyer' | 'seller' | null {
  if (!isOpen(state)) return null;
  return state === 'quoted' ? 'buyer' : 'seller';
}

/** Where a request truly stands: one whose time is over has expired, also before the calendar's job has said so. */
export function stateAt(request: { state: QuoteState; answerBy: Date }, now: Date): QuoteState {
  return isOpen(request.state) && request.answerBy <= now ? 'expired' : request.state;
}

/** Days that somebody can be given to answer, counted from the seller's today. */
export const SOONEST_ANSWER_DAYS = 1;
export const LATEST_ANSWER_DAYS = 60;
/** Sellers that one form can ask, and requests of one buyer that can be open at once. */
export const MOST_SELLERS = 20;
export const MOST_OPEN_REQUESTS = 200;
