export const WANTED_STATES = ['open', 'covered', 'closed', 'withdrawn', 'expired'] as const;
export type WantedState = (typeof WANTED_STATES)[number];

type Transition = { from: WantedState; to: WantedState; by: 'owner' | 'system' };

/** The way of a wanted post: it is open until its owner says how it ended, or its last day is over. */
const TRANSITIONS = {
  /** What was wanted came from sellers here. */
  cover: { from: 'open', to: 'covered', by: 'owner' },
  /** It came from elsewhere. */
  close: { from: 'open', to: 'closed', by: 'owner' },
  /** It is wanted no longer. */
  withdraw: { from: 'open', to: 'withdrawn', by: 'owner' },
  expire: { from: 'open', to: 'expired', by: 'system' },
} as const satisfies Record<string, Transition>;

export type WantedStep = keyof typeof TRANSITIONS;

/** The transition that a step makes. */
export function wantedTransition(step: WantedStep): Transition {
  return TRANSITIONS[step];
}

/** The steps by which an owner ends a post. */
export const OWNER_STEPS = ['cover', 'close', 'withdraw'] as const satisfies WantedStep[];
export type OwnerStep = (typeof OWNER_STEPS)[number];

/** Whether a form's word is one of the owner's steps. */
export function isOwnerStep(step: string | undefined): step is OwnerStep {
  return OWNER_STEPS.some((known) => known === step);
}
