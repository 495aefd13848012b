import type { GroupTerms } from './group-terms';

export const MARKS = ['present', 'late', 'absent', 'excused'] as const;
export type Mark = (typeof MARKS)[number];

/** Cash that moves beside savings, loans and fines of members, as the register has it, and which way it moves the box. */
export const MOVEMENT_SIGNS = {
  social_fund_out: -1,
  expense: -1,
  bank_deposit: -1,
  bank_withdrawal: 1,
  other_in: 1,
  other_out: -1,
  fine: 1,
  social_fund_in: 1,
} as const;
export type MovementKind = keyof typeof MOVEMENT_SIGNS;
export const MOVEMENT_KINDS = Object.keys(MOVEMENT_SIGNS) as MovementKind[];
/** What is written under expenses; fines and the social fund have parts of their own. */
export const OTHER_MOVEMENTS = MOVEMENT_KINDS.slice(0, 6);

export type Votes = { for: number; against: number; abstained: number };

/** Amounts are minor units of the group's currency and above zero unless said. */
export type MeetingSheet = {
  heldOn: string;
  scheduledOn: string;
  marks: { memberId: string; mark: Mark }[];
  cashOpenMinor: number;
  openReason: string;
  /** A deposit > 0, a withdrawal < 0; who receives a rotating group's pot withdraws it. */
  savings: { memberId: string; amountMinor: number }[];
  socialFund: { memberId: string; amountMinor: number }[];
  repayments: { loanId: string; amountMinor: number }[];
  fines: { memberId: string; amountMinor: number; reason: string }[];
  requests: {
    memberId: string;
    amountMinor: number;
    instalments: number;
    purpose: string;
    votes: Votes;
    /** Paid out at this meeting. */
    payOut: boolean;
  }[];
  resolutions: { text: string; votes: Votes }[];
  /** Requests that were approved before and are paid out now. */
  disbursements: { requestId: string; amountMinor: number }[];
  pot: { memberId: string; amountMinor: number } | null;
  movements: { kind: MovementKind; amountMinor: number; note: string }[];
  cashCloseMinor: number;
  closeReason: string;
  minutes: string;
  nextOn: string | null;
  signers: string[];
};

export type SheetMember = {
  memberId: string;
  code: string;
  name: string;
  joinedOn: string;
  leftOn: string | null;
  savedMinor: number;
  hasPin: boolean;
};

export type SheetLoan = {
  loanId: string;
  code: string;
  memberId: string;
  name: string;
  /** What was due by the day and is unpaid; what is owed in all, interest by plan included. */
  dueMinor: number;
  owedMinor: number;
};

export type ApprovedRequest = { requestId: string; memberId: string; name: string; amountMinor: number };

/** What a group's books say before the meeting: enough to hold it without a network. */
export type MeetingFacts = {
  groupId: string;
  name: string;
  kind: 'savings' | 'shares' | 'rotating';
  currency: string;
  /** The branch's day on which these facts were read. */
  today: string;
  formedOn: string;
  plannedOn: string | null;
  last: { heldOn: string; closingMinor: number | null } | null;
  terms: GroupTerms;
  members: SheetMember[];
  loans: SheetLoan[];
  approved: ApprovedRequest[];
  /** Internal loans paid back (> 0) or given (< 0) at the desk since the last meeting; they belong to this one. */
  between: { on: string; amountMinor: number }[];
  /** Who has the pot next in a rotating group. */
  turnOf: string | null;
};

/** Whether a member is expected on a day: she joined by then and has not left. */
export function isExpected({ joinedOn, leftOn }: Pick<SheetMember, 'joinedOn' | 'leftOn'>, on: string): boolean {
  return joinedOn <= on && (leftOn === null || leftOn > on);
}

/** Who was there, late or not. */
export function presentIds({ marks }: Pick<MeetingSheet, 'marks'>): Set<string> {
  return new Set(marks.filter(({ mark }) => mark === 'present' || mark === 'late').map(({ memberId }) => memberId));
}

/** How many must be there for a resolution: the constitution's part of the members expected, rounded up. */
export function quorumOf(expected: number, quorumPercent: number): number {
  return Math.ceil((expected * quorumPercent) / 100);
}

export function isCarried(votes: Votes): boolean {
  return votes.for > votes.against;
}

export type SheetTotals = {
  savedMinor: number;
  withdrawnMinor: number;
  socialFundMinor: number;
  repaidMinor: number;
  finesMinor: number;
  lentMinor: number;
  otherInMinor: number;
  otherOutMinor: number;
  /** Loans at the desk since the last meeting, net. */
  betweenMinor: number;
  /** What the box should hold at the end (rule G7). */
  computedMinor: number;
};

const sum = (rows: readonly { amountMinor: number }[]) =>
  rows.reduce((total, { amountMinor }) => total + amountMinor, 0);

/**
 * What came in and went out by part, and what the box should hold (rule G7 of `eligibility`): what was counted at the
 * opening + savings (withdrawals negative) + loan payments + fines + social fund in + from the bank + other in − loans
 * given − social fund out − expenses − to the bank − other out, with the loans that the desk recorded since the last
 * meeting. Minor units.
 */
export function sheetTotals(sheet: MeetingSheet, between: MeetingFacts['between']): SheetTotals {
  const deposits = sheet.savings.filter(({ amountMinor }) => amountMinor > 0);
  const withdrawals = sheet.savings.filter(({ amountMinor }) => amountMinor < 0);
  const signed = sheet.movements.map(({ kind, amountMinor }) => MOVEMENT_SIGNS[kind] * amountMinor);
  const parts = {
    savedMinor: sum(deposits),
    withdrawnMinor: -sum(withdrawals) + (sheet.pot?.amountMinor ?? 0),
    socialFundMinor: sum(sheet.socialFund),
    repaidMinor: sum(sheet.repayments),
    finesMinor: sum(sheet.fines),
    lentMinor: sum(sheet.requests.filter(({ payOut }) => payOut)) + sum(sheet.disbursements),
    otherInMinor: signed.filter((amount) => amount > 0).reduce((total, amount) => total + amount, 0),
    otherOutMinor: signed.filter((amount) => amount < 0).reduce((total, amount) => total - amount, 0),
    betweenMinor: sum(between.filter(({ on }) => on <= sheet.heldOn)),
  };
  const came = parts.savedMinor + parts.socialFundMinor + parts.repaidMinor + parts.finesMinor + parts.otherInMinor;
  const went = parts.withdrawnMinor + parts.lentMinor + parts.otherOutMinor;
  return { ...parts, computedMinor: sheet.cashOpenMinor + came - went + parts.betweenMinor };
}
