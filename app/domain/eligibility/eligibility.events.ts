/** Enterprises stand elsewhere than before: those of the decisions in the range, others of the range may be among them. */
export const ELIGIBILITY_JUDGED = 'eligibility.judged';

/** First and last `eligibility_decision.id` of the judgement, both included. */
export type EligibilityJudged = { decisionFrom: number; decisionTo: number };
