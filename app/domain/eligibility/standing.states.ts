/** Where an enterprise can stand. */
export const OUTCOMES = ['eligible', 'not_yet', 'at_risk', 'paused', 'suspended'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/**
 * What the records say about one enterprise: every rule holds; none fails but some lack data; one fails; or one fails
 * whose notice is over, or that needs none.
 */
export const FINDINGS = ['holds', 'lacks_data', 'fails', 'fails_for_good'] as const;
export type Finding = (typeof FINDINGS)[number];

/** Days from the day on which a rule begins to fail to the day that pauses her. */
export const NOTICE_DAYS = 14;
/** Days that staff have to record what is missing about one who may sell. */
export const GRACE_DAYS = 60;
/** Days before the end of a notice on which she is reminded. */
export const REMINDER_DAYS = 3;

/**
 * Where the records put an enterprise, by where they had put it before. What fails pauses after its notice; records too
 * thin to judge by never pause a seller. A suspension is no matter of the records: see `standsAt`.
 */
export const NEXT_OUTCOME: Readonly<Record<Outcome | 'never_judged', Readonly<Record<Finding, Outcome>>>> = {
  never_judged: { holds: 'eligible', lacks_data: 'not_yet', fails: 'not_yet', fails_for_good: 'not_yet' },
  not_yet: { holds: 'eligible', lacks_data: 'not_yet', fails: 'not_yet', fails_for_good: 'not_yet' },
  eligible: { holds: 'eligible', lacks_data: 'at_risk', fails: 'at_risk', fails_for_good: 'paused' },
  at_risk: { holds: 'eligible', lacks_data: 'at_risk', fails: 'at_risk', fails_for_good: 'paused' },
  paused: { holds: 'eligible', lacks_data: 'paused', fails: 'paused', fails_for_good: 'paused' },
  suspended: { holds: 'suspended', lacks_data: 'suspended', fails: 'suspended', fails_for_good: 'suspended' },
};

/** A suspension that one officer has proposed, or that a second has confirmed. */
export type Hold = 'proposed' | 'confirmed';

/** Where an enterprise stands that the records put at `byRecords`, while a suspension holds it or not. */
export function standsAt(byRecords: Outcome, hold: Hold | null): Outcome {
  if (hold === 'confirmed') return 'suspended';
  return hold === 'proposed' && maySell(byRecords) ? 'paused' : byRecords;
}

/** Whether a seller who stands so may have live offers and accept orders. */
export function maySell(outcome: Outcome): boolean {
  return outcome === 'eligible' || outcome === 'at_risk';
}
