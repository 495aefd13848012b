/** Why somebody is suspended; nothing else is a reason. */
export const SUSPENSION_CAUSES = ['fraud', 'child_labour', 'unsafe_goods', 'coercion', 'consent_withdrawn'] as const;
export type SuspensionCause = (typeof SUSPENSION_CAUSES)[number];

export type SuspensionState = 'proposed' | 'confirmed' | 'refused' | 'lapsed' | 'lifted';

/** Hours in which a second officer has to confirm; without her word the suspension lapses. */
export const CONFIRM_HOURS = 72;
/** Days for which an officer whose proposal came to nothing may not propose again for the same enterprise. */
export const PROPOSE_AGAIN_DAYS = 30;

/** What can be done with a suspension, from which state to which. A lapse is done by the clock. */
export const SUSPENSION_STEPS = {
  confirm: { from: 'proposed', to: 'confirmed' },
  refuse: { from: 'proposed', to: 'refused' },
  lapse: { from: 'proposed', to: 'lapsed' },
  'propose-lifting': { from: 'confirmed', to: 'confirmed' },
  'refuse-lifting': { from: 'confirmed', to: 'confirmed' },
  lift: { from: 'confirmed', to: 'lifted' },
} as const satisfies Record<string, { from: SuspensionState; to: SuspensionState }>;

export type SuspensionStep = keyof typeof SUSPENSION_STEPS;
