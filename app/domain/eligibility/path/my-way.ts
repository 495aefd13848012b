import type { EvidenceLine } from '../enterprise-evidence';
import type { Rule, Threshold, Verdict } from '../rules';
import type { Outcome } from '../standing.states';
import type { Path } from './path-to-step-4';

/** The four steps of the method, and the rules that show each. */
export const STEP_RULES: readonly (readonly Rule[])[] = [
  ['G1', 'G2', 'G3', 'G4', 'G7', 'M1', 'M2', 'M3', 'M4'],
  ['M6'],
  ['G5', 'G6', 'M5', 'M7'],
  ['E1', 'E2', 'E3'],
];

/** A rule as she sees it: no figure of another owner's, and her group's only as sums. */
export type MyLine = {
  rule: Rule;
  verdict: Verdict;
  figure: { numerator: number; denominator: number } | null;
  threshold: Threshold | null;
  waivedUntil: string | null;
};

/** Where she stands with one enterprise, or would with her first. */
export type MyWay = {
  /** Null: what it would take if she had an enterprise of her own. */
  enterprise: { id: string; name: string } | null;
  group: string;
  outcome: Outcome | null;
  eligibleSince: string | null;
  /** Of one at risk, the first day on which she would be paused. */
  restsFrom: string | null;
  lines: MyLine[];
  path: Path;
  currency: string;
};

/** The line without what is another's. */
export function myLine(line: EvidenceLine, memberId: string): MyLine {
  const own = line.member === null || line.member.id === memberId;
  return {
    rule: line.rule,
    verdict: line.verdict,
    figure: own ? line.figure : null,
    threshold: own ? line.threshold : null,
    waivedUntil: line.waiver?.expiresOn ?? null,
  };
}
