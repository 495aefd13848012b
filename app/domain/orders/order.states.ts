/** The way of an order, as far as one seller and payment on delivery take it. */
export const ORDER_STATES = [
  'placed',
  'accepted',
  'declined',
  'withdrawn',
  'lapsed',
  'ready',
  'delivered',
  'completed',
] as const;

export type OrderState = (typeof ORDER_STATES)[number];
export type OrderSide = 'buyer' | 'seller' | 'staff' | 'system';

type Transition = { from: OrderState; to: OrderState; by: readonly OrderSide[] };

const TRANSITIONS = {
  accept: { from: 'placed', to: 'accepted', by: ['seller'] },
  decline: { from: 'placed', to: 'declined', by: ['seller'] },
  withdraw: { from: 'placed', to: 'withdrawn', by: ['buyer'] },
  lapse: { from: 'placed', to: 'lapsed', by: ['system'] },
  'make-ready': { from: 'accepted', to: 'ready', by: ['seller'] },
  deliver: { from: 'ready', to: 'delivered', by: ['seller'] },
  complete: { from: 'delivered', to: 'completed', by: ['buyer', 'system'] },
} as const satisfies Record<string, Transition>;

export type OrderStep = keyof typeof TRANSITIONS;

export const ORDER_STEPS = Object.keys(TRANSITIONS) as OrderStep[];

/** The transition that a step makes. */
export function transitionOf(step: OrderStep): Transition {
  return TRANSITIONS[step];
}

/** The steps that a side may take on an order in this state. */
export function stepsOpenTo(side: OrderSide, state: OrderState): OrderStep[] {
  return ORDER_STEPS.filter((step) => {
    const { from, by } = transitionOf(step);
    return from === state && by.includes(side);
  });
}

/** Whether the supply that the order took goes back to the offer when it comes to this state. */
export function givesSupplyBack(state: OrderState): boolean {
  return state === 'declined' || state === 'withdrawn' || state === 'lapsed';
}

/** Whether coming to this state takes supply from the offer or gives it back. */
export function changesSupply(state: OrderState): boolean {
  return state === 'placed' || givesSupplyBack(state);
}

/** Hours that a seller has to answer. */
export const ANSWER_HOURS = 72;
/** Hours that an order has that waits for an answer when its seller loses her place on the market. */
export const PAUSED_ANSWER_HOURS = 48;
/** Days after delivery when an order counts as received without the buyer's word. */
export const COMPLETION_DAYS = 14;

/** Why a seller declines, as people understand it; texts stand in the catalogue. */
export const DECLINE_REASONS = ['not-enough', 'date-not-possible', 'price-changed', 'too-far', 'other'] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];
