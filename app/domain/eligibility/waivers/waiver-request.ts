/** Days that a waiver lasts at most. */
export const MOST_WAIVER_DAYS = 90;
/** Days ahead that a waiver may begin. */
export const WAIVER_BEGINS_WITHIN_DAYS = 30;

/** Why rules are waived; a shock concerns a whole branch as a rule. */
export const WAIVER_REASONS = [
  ...(['flood', 'drought', 'conflict', 'epidemic'] as const),
  ...(['illness', 'birth', 'bereavement', 'records_lost', 'staff_late', 'appeal', 'other'] as const),
] as const;
export type WaiverReason = (typeof WAIVER_REASONS)[number];

export type WaiverState = 'proposed' | 'approved' | 'refused' | 'withdrawn';

/** What can be done with a request: by another officer, or by who asked (`withdraw`). */
export const WAIVER_STEPS = {
  approve: 'approved',
  refuse: 'refused',
  withdraw: 'withdrawn',
} as const satisfies Record<string, WaiverState>;
export type WaiverStep = keyof typeof WAIVER_STEPS;
