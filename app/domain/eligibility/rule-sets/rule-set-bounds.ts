import { plainFigure } from '~/platform/digits';
import { CONSTANTS, type Constant, type RuleNumbers, type RuleSetNumbers } from '../rule-set-numbers';
import type { Rule } from '../rules';

type Bounds = readonly [least: number, most: number];

/** Within which a country may set each threshold. What is not here measures nothing. */
const RULE_BOUNDS: Partial<Record<Rule, Bounds>> = {
  G1: [1, 24],
  G2: [30, 100],
  G3: [30, 100],
  G4: [30, 100],
  G6: [0, 50],
  G7: [15, 120],
  M1: [19, 25],
  M2: [1, 24],
  M3: [30, 100],
  M4: [30, 100],
  M5: [30, 100],
  M6: [50, 100],
};

const CONSTANT_BOUNDS: Record<Constant, Bounds> = {
  window_months: [3, 12],
  instalment_months: [6, 24],
  write_off_months: [12, 60],
  visit_months: [6, 24],
  least_scheduled: [1, 12],
  least_expected: [1, 12],
  least_attended: [1, 12],
  past_due_days: [7, 90],
  reconciled_meetings: [1, 6],
  unclear_years: [18, 25],
  signatories: [1, 5],
  module_minutes_percent: [50, 100],
  restructured_instalments: [1, 12],
  waiver_days: [14, 90],
  waiver_reason_length: [20, 200],
};

/** Age and consent, a running enterprise, where to collect and how to pay are never waived, in no country. */
const NEVER_WAIVED: readonly Rule[] = ['M1', 'E1', 'E3'];

/** Whether the rule may be made waivable at all. */
export function canBeWaivable(rule: Rule): boolean {
  return !NEVER_WAIVED.includes(rule);
}

/** Whether less is easier for her: of what must be reached that is so, of what must not be passed more is. */
function isHarder(rule: RuleNumbers, keep: number, enter: number): boolean {
  return rule.unit === 'percent_at_most' || rule.unit === 'days' ? keep < enter : keep > enter;
}

export type NumberProblem =
  { code: 'not-whole' } | { code: 'out-of-bounds'; least: number; most: number } | { code: 'keep-harder' };

/**
 * Reads the numbers of a draft from a form (`enter-G2`, `keep-G2`, `waivable-G2`, `always-window_months`), by the rules
 * of the version that it is based on: no rule is added or taken away. What it takes to stay is never harder than what it
 * takes to enter. Gives the problems by field where there are any.
 */
export function readNumbers(
  typed: Partial<Record<string, string>>,
  base: RuleSetNumbers,
): { numbers: RuleSetNumbers; problems: Record<string, NumberProblem> } {
  const problems: Record<string, NumberProblem> = {};
  const read = (field: string, [least, most]: Bounds, otherwise: number): number => {
    const text = plainFigure(typed[field] ?? '');
    const value = Number(text);
    if (!/^\d{1,6}$/.test(text)) problems[field] = { code: 'not-whole' };
    else if (value < least || value > most) problems[field] = { code: 'out-of-bounds', least, most };
    else return value;
    return otherwise;
  };
  const rules = base.rules.map((rule): RuleNumbers => {
    const waivable = canBeWaivable(rule.rule) && typed[`waivable-${rule.rule}`] === 'yes';
    const bounds = RULE_BOUNDS[rule.rule];
    if (!bounds || rule.enter === undefined || rule.keep === undefined) return { ...rule, waivable };
    const enter = read(`enter-${rule.rule}`, bounds, rule.enter);
    const keep = read(`keep-${rule.rule}`, bounds, rule.keep);
    if (isHarder(rule, keep, enter)) problems[`keep-${rule.rule}`] ??= { code: 'keep-harder' };
    return { ...rule, waivable, enter, keep };
  });
  const always = Object.fromEntries(
    CONSTANTS.map((name) => [name, read(`always-${name}`, CONSTANT_BOUNDS[name], base.always[name])]),
  ) as Record<Constant, number>;
  return { numbers: { rules, always }, problems };
}

export type NumberDifference = { field: string; rule: Rule | null; part: string; from: string; to: string };

/** Where two sets of numbers differ, in the order in which they are reported. */
export function differences(from: RuleSetNumbers, to: RuleSetNumbers): NumberDifference[] {
  const ofRules = from.rules.flatMap((old) => {
    const next = to.rules.find(({ rule }) => rule === old.rule);
    if (!next) return [];
    return (['enter', 'keep', 'waivable'] as const).flatMap((part) =>
      old[part] === next[part]
        ? []
        : [{ field: `${part}-${old.rule}`, rule: old.rule, part, from: String(old[part]), to: String(next[part]) }],
    );
  });
  const ofAlways = CONSTANTS.flatMap((name) =>
    from.always[name] === to.always[name]
      ? []
      : [
          {
            field: `always-${name}`,
            rule: null,
            part: name,
            from: String(from.always[name]),
            to: String(to.always[name]),
          },
        ],
  );
  return [...ofRules, ...ofAlways];
}
