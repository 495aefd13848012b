import type { GroupTerms } from '~/domain/programme/group-terms';
import { PERIODS_PER_YEAR, type InterestPeriod, type LendingTerms } from './loan-terms';

const PERIODS: Record<GroupTerms['loanPeriod'], InterestPeriod> = {
  weekly: 'week',
  fortnightly: 'fortnight',
  monthly: 'month',
};

/** What a group lends of its own money, by its constitution; the ceiling is a multiple of savings. */
export function lendingTermsOf(terms: GroupTerms, currency: string): LendingTerms {
  const period = PERIODS[terms.loanPeriod];
  return {
    method: terms.loanMethod,
    annualRatePercent: terms.loanAnnualPercent,
    period,
    graceKind: 'none',
    gracePeriods: 0,
    currency,
    smallestMinor: 1,
    largestMinor: null,
    fewestInstalments: 1,
    mostInstalments: Math.max(1, Math.floor((terms.loanLongestMonths * PERIODS_PER_YEAR[period]) / 12)),
    savingsMultiple: terms.loanTimesSavings,
  };
}
