import type { Rule, ThresholdUnit } from './rules';

/** One rule as a rule set has it. `enter` and `keep` are counted in `unit`; `window` names the constant it looks back by. */
export type RuleNumbers = {
  rule: Rule;
  waivable: boolean;
  unit?: ThresholdUnit;
  enter?: number;
  keep?: number;
  window?: Constant;
};

/** What always holds, whoever is judged: lengths of windows, least figures to judge by, and the like. */
export const CONSTANTS = [
  ...(['window_months', 'instalment_months', 'write_off_months', 'visit_months', 'least_scheduled'] as const),
  ...(['least_expected', 'least_attended', 'past_due_days', 'reconciled_meetings', 'unclear_years'] as const),
  ...(['signatories', 'module_minutes_percent', 'restructured_instalments', 'waiver_days'] as const),
  'waiver_reason_length',
] as const;
export type Constant = (typeof CONSTANTS)[number];

/** The numbers of a rule set: its rules in the order in which they are reported, and its constants. */
export type RuleSetNumbers = { rules: RuleNumbers[]; always: Record<Constant, number> };
