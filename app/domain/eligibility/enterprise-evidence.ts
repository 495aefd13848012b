import type { Rule, Threshold, Verdict } from './rules';
import type { Outcome } from './standing.states';

export type EvidenceWaiver = {
  grantedOn: string;
  expiresOn: string;
  grantedBy: string;
  approvedBy: string;
  reasonCode: string;
  reason: string;
};

/** One rule of a decision. */
export type EvidenceLine = {
  rule: Rule;
  verdict: Verdict;
  /** Null where the rule is no ratio or does not apply; of G6 in minor units of the enterprise's currency. */
  figure: { numerator: number; denominator: number } | null;
  threshold: Threshold | null;
  /** Records dated later than `after`, up to `upTo`, count; null where the rule has no window. */
  window: { after: string; upTo: string } | null;
  /** The owner whom the line is about, the worst of several; null for group and enterprise rules. */
  member: { id: string; code: string; name: string } | null;
  waiver: EvidenceWaiver | null;
};

export type EvidenceDecision = {
  id: number;
  ruleSetVersion: string;
  thresholds: 'enter' | 'keep';
  /** The day judged, 'YYYY-MM-DD'. */
  asOf: string;
  outcome: Outcome;
  decidedAt: Date;
};

export type EvidenceOwner = { id: string; code: string; name: string; signatory: boolean };

export type EvidenceEnterprise = {
  id: string;
  code: string;
  name: string;
  kind: 'individual' | 'group';
  sector: string | null;
  status: 'active' | 'closed';
  startedOn: string;
  pickupPlace: string | null;
  payoutMethod: 'mobile_money' | 'bank' | 'cash' | null;
  group: { id: string; code: string; name: string };
  branch: { id: string; name: string; country: string };
  currency: string;
  owners: EvidenceOwner[];
};

export type EnterpriseEvidence = {
  enterprise: EvidenceEnterprise;
  /** Null before the first judgement. */
  standing: { outcome: Outcome; eligibleSince: string | null } | null;
  decision: EvidenceDecision | null;
  /** The newest decision's lines in the order of the rules; none before the first. */
  lines: EvidenceLine[];
};
