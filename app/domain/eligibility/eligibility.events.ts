/** Enterprises stand elsewhere than before: those of the decisions in the range, others of the range may be among them. */
export const ELIGIBILITY_JUDGED = 'eligibility.judged';

/** First and last `eligibility_decision.id` of the judgement, both included. */
export type EligibilityJudged = { decisionFrom: number; decisionTo: number };

/** One enterprise whose owners have an account moved, or has a new notice. */
export const STANDING_CHANGED = 'standing.changed';

/** `was`: the outcome before ('never_judged' where there was none). */
export type StandingChanged = { decisionId: number; was: string };

/** A notice of hers ends in a few days. */
export const STANDING_REMINDER = 'standing.reminder';

export type StandingReminder = { enterpriseId: string };

/** A waiver of one enterprise begins to stand, or is about to end. For each that a blanket waiver covers, one event. */
export const WAIVER_APPROVED = 'waiver.approved';
export const WAIVER_ENDING = 'waiver.ending';

export type WaiverApproved = { requestId: string; enterpriseId: string };

export const APPEAL_ANSWERED = 'appeal.answered';

export type AppealAnswered = { appealId: string };
