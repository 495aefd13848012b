import type { RuleSetNumbers } from '../rule-set-numbers';

export const DRAFT_STATES = ['draft', 'proposed', 'published', 'dropped'] as const;
export type DraftState = (typeof DRAFT_STATES)[number];

/** A rule set that somebody thinks of, beside the version that is in force where it would be. */
export type RuleSetDraft = {
  id: string;
  country: string | null;
  title: string;
  reason: string;
  numbers: RuleSetNumbers;
  state: DraftState;
  proposedFrom: string | null;
  proposedBy: string | null;
  /** The reader proposed it herself, so somebody else publishes it. */
  isMyProposal: boolean;
  madeBy: string;
  version: number;
  inForce: { version: string; numbers: RuleSetNumbers };
  /** What it was published as. */
  publishedAs: string | null;
};
