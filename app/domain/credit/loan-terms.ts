import type { ScheduleMethod } from './schedule';

export const SCHEDULE_METHODS = ['flat', 'declining_equal_instalments', 'declining_equal_principal'] as const;

/** The period for which interest is counted and after which an instalment falls due, and how many make a year. */
export const PERIODS_PER_YEAR = { week: 52, fortnight: 26, month: 12 } as const;
export type InterestPeriod = keyof typeof PERIODS_PER_YEAR;
export const INTEREST_PERIODS = Object.keys(PERIODS_PER_YEAR) as InterestPeriod[];

/** What a borrower is spared at first: nothing, the principal, or every payment. */
export const GRACE_KINDS = ['none', 'interest_only', 'no_instalment'] as const;
export type GraceKind = (typeof GRACE_KINDS)[number];

/** How a loan is paid back, as agreed with the borrower. */
export type AgreedTerms = {
  method: ScheduleMethod;
  /** Per cent a year as decimal text, e.g. "18.5". */
  annualRatePercent: string;
  period: InterestPeriod;
  graceKind: GraceKind;
  /** 0 exactly where there is no grace. */
  gracePeriods: number;
};

/** What may be lent and how: a version of a product, or what a group's constitution says. Amounts in minor units. */
export type LendingTerms = AgreedTerms & {
  currency: string;
  smallestMinor: number;
  /** Null: no limit but the ceiling. */
  largestMinor: number | null;
  fewestInstalments: number;
  mostInstalments: number;
  /** A borrower owes at most this many times what she has saved; decimal text. Null: no such ceiling. */
  savingsMultiple: string | null;
};

/** The register's word for a method. */
export function registerMethod(method: ScheduleMethod): 'flat' | 'declining' {
  return method === 'flat' ? 'flat' : 'declining';
}
