/** The way of a member to an outside lender. `lent`: the lender paid out, and the loan stands in the register. */
export const REFERRAL_STATES = ['referred', 'accepted', 'declined', 'withdrawn', 'lent'] as const;
export type ReferralState = (typeof REFERRAL_STATES)[number];

const TRANSITIONS = {
  accept: { from: ['referred'], to: 'accepted' },
  decline: { from: ['referred', 'accepted'], to: 'declined' },
  withdraw: { from: ['referred', 'accepted'], to: 'withdrawn' },
  lend: { from: ['accepted'], to: 'lent' },
} as const satisfies Record<string, { from: readonly ReferralState[]; to: ReferralState }>;
export type ReferralStep = keyof typeof TRANSITIONS;
export const REFERRAL_STEPS = Object.keys(TRANSITIONS) as ReferralStep[];

/** What a step makes of a referral in this state; null where the step does not start from it. */
export function referralAfter(state: ReferralState, step: ReferralStep): ReferralState | null {
  const { from, to }: { from: readonly ReferralState[]; to: ReferralState } = TRANSITIONS[step];
  return from.includes(state) ? to : null;
}
