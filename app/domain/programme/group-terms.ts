export const RHYTHMS = ['weekly', 'fortnightly', 'monthly'] as const;
export type Rhythm = (typeof RHYTHMS)[number];

export const LOAN_METHODS = ['flat', 'declining_equal_instalments', 'declining_equal_principal'] as const;
export type LoanMethod = (typeof LOAN_METHODS)[number];

/** Shares are bought one to five at a meeting. */
export const MOST_SHARES = 5;

/** What a fine can be agreed for so that a meeting's roll call brings it up. */
export const FINED_MARKS = ['late', 'absent'] as const;

export type Fine = { reason: string; amountMinor: number; mark?: (typeof FINED_MARKS)[number] };

/** What a group holds by on a day. */
export type GroupTerms = {
  /** 0 where nothing is written and the defaults hold. */
  version: number;
  /** The day from which this version holds; null for the defaults. */
  fromOn: string | null;
  /** What each brings to a meeting, or the price of a share, in minor units; null where nothing is written: any amount. */
  contributionMinor: number | null;
  /** What each gives to the social fund at a meeting, in minor units. */
  socialFundMinor: number;
  rhythm: Rhythm;
  /** 1 is Monday, 7 Sunday. */
  weekday: number;
  /** Interest on loans of the group, as decimal text: "12", "18.50". */
  loanAnnualPercent: string;
  loanMethod: LoanMethod;
  loanPeriod: Rhythm;
  /** A loan is at most so many times what its borrower has saved, as decimal text: "3", "2.5". */
  loanTimesSavings: string;
  loanLongestMonths: number;
  /** Of the members, how many of a hundred must be there to resolve anything. */
  quorumPercent: number;
  /** How many members sign a meeting off. */
  signOffs: number;
  fines: Fine[];
};

/** What holds where a group has written nothing down; its rhythm is then read from its latest meetings. */
export const DEFAULT_TERMS: Omit<GroupTerms, 'rhythm' | 'weekday'> = {
  version: 0,
  fromOn: null,
  contributionMinor: null,
  socialFundMinor: 0,
  loanAnnualPercent: '12',
  loanMethod: 'declining_equal_principal',
  loanPeriod: 'monthly',
  loanTimesSavings: '3',
  loanLongestMonths: 12,
  quorumPercent: 66,
  signOffs: 3,
  fines: [],
};
