/** The life of an offer. Nothing leads out of `withdrawn`, and nothing is deleted. */
export const OFFER_STATES = ['draft', 'live', 'paused', 'withdrawn'] as const;
export type OfferState = (typeof OFFER_STATES)[number];

/** Who paused an offer: its seller, or the loss of her place on the market. Only the latter ends by itself. */
export type PausedBy = 'seller' | 'standing';

const TRANSITIONS = {
  publish: { from: ['draft'], to: 'live' },
  pause: { from: ['live'], to: 'paused' },
  resume: { from: ['paused'], to: 'live' },
  withdraw: { from: ['draft', 'live', 'paused'], to: 'withdrawn' },
} as const satisfies Record<string, { from: readonly OfferState[]; to: OfferState }>;

export type OfferAct = keyof typeof TRANSITIONS;

export const OFFER_ACTS = Object.keys(TRANSITIONS) as OfferAct[];

/** The state an act leads to. */
export function stateAfter(act: OfferAct): OfferState {
  return TRANSITIONS[act].to;
}

/** Whether the act may be done to an offer in this state. */
export function mayDo(act: OfferAct, state: OfferState): boolean {
  const from: readonly OfferState[] = TRANSITIONS[act].from;
  return from.includes(state);
}
