/** The rules in the order in which they are reported: group, members, enterprise. */
export const RULES = [
  ...(['G1', 'G2', 'G3', 'G4', 'G5', 'G6', 'G7'] as const),
  ...(['M1', 'M2', 'M3', 'M4', 'M5', 'M6', 'M7'] as const),
  ...(['E1', 'E2', 'E3'] as const),
] as const;
export type Rule = (typeof RULES)[number];

/** Whether the text is the name of a rule. */
export function isRule(text: string | null | undefined): text is Rule {
  return RULES.some((rule) => rule === text);
}

/** Whether a line rests on loans from elsewhere, which those alone see who follow loans; the others rest on the group's own books. */
export function restsOnLoansElsewhere(rule: Rule): boolean {
  return rule === 'M7';
}

/** `no_data`: too little is recorded to judge. `waived`: would be fail or no_data, and a valid waiver stands. */
export type Verdict = 'pass' | 'fail' | 'no_data' | 'not_applicable' | 'waived';

const THRESHOLD_UNITS = ['percent_at_least', 'percent_at_most', 'months', 'days', 'years', 'signatories'] as const;
export type ThresholdUnit = (typeof THRESHOLD_UNITS)[number];
export type Threshold = { unit: ThresholdUnit; value: number };

/** A threshold as evidence keeps it ("percent_at_least 80"); null where the rule measures nothing. */
export function readThreshold(text: string | null): Threshold | null {
  const [name, value] = (text ?? '').split(' ');
  const unit = THRESHOLD_UNITS.find((known) => known === name);
  return unit && value !== undefined ? { unit, value: Number(value) } : null;
}
