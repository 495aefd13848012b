/** Where an enterprise can stand. */
export const OUTCOMES = ['eligible', 'not_yet', 'at_risk', 'paused', 'suspended'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What the records say about one enterprise: every rule holds, none fails but some lack data, or one fails. */
export type Finding = 'holds' | 'lacks_data' | 'fails';

/**
 * Where an enterprise stands after a judgement, by where it stood before. A suspension is
 * lifted by staff only, and records too thin to judge by never pause a seller.
 */
export const NEXT_OUTCOME: Readonly<Record<Outcome | 'never_judged', Readonly<Record<Finding, Outcome>>>> = {
  never_judged: { holds: 'eligible', lacks_data: 'not_yet', fails: 'not_yet' },
  not_yet: { holds: 'eligible', lacks_data: 'not_yet', fails: 'not_yet' },
  eligible: { holds: 'eligible', lacks_data: 'at_risk', fails: 'paused' },
  at_risk: { holds: 'eligible', lacks_data: 'at_risk', fails: 'paused' },
  paused: { holds: 'eligible', lacks_data: 'paused', fails: 'paused' },
  suspended: { holds: 'suspended', lacks_data: 'suspended', fails: 'suspended' },
};

/** Whether a seller who stands so may have live offers and accept orders. */
export function maySell(outcome: Outcome): boolean {
  return outcome === 'eligible' || outcome === 'at_risk';
}
