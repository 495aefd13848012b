import type { LoanPlan } from './loan-plan';
import { PERIODS_PER_YEAR, type AgreedTerms } from './loan-terms';

/** What a loan costs. Amounts in minor units; rates a year as fractions (0.24 is 24 per cent). */
export type CostOfLoan = {
  totalInterestMinor: number;
  totalMinor: number;
  instalments: number;
  /** The largest single payment. */
  largestPaymentMinor: number;
  /** Interest a year on the whole principal from first to last, as flat loans are quoted. */
  flatRate: number;
  /** The rate of a period on what is still owed, times periods a year (nominal, as declining loans are quoted). */
  decliningRate: number;
  /** The same with interest on interest: (1 + rate of a period)^periods − 1. */
  effectiveRate: number;
};

const STEPS = 200;

/**
 * What a borrower pays in all, and the yearly rates by which loans of any method compare. The rate of a period is the
 * internal rate of return of the plan: the r for which the payments, each divided by (1 + r)^(periods from the
 * disbursement), sum to the principal. Source: the definition of the annual percentage rate, Directive 2008/48/EC,
 * annex I, with equal periods; the nominal rate is that of the United States' Regulation Z, appendix J.
 */
export function costOfLoan(plan: LoanPlan, terms: AgreedTerms): CostOfLoan {
  const periodsPerYear = PERIODS_PER_YEAR[terms.period];
  const spared = terms.graceKind === 'no_instalment' ? terms.gracePeriods : 0;
  const payments = plan.instalments.map((row) => ({ after: spared + row.number, minor: row.paymentMinor }));
  const periods = payments.at(-1)?.after ?? 1;
  const periodRate = internalRate(plan.principalMinor, payments);
  return {
    totalInterestMinor: plan.totalInterestMinor,
    totalMinor: plan.totalMinor,
    instalments: plan.instalments.length,
    largestPaymentMinor: Math.max(...payments.map(({ minor }) => minor)),
    flatRate: (plan.totalInterestMinor / plan.principalMinor / periods) * periodsPerYear,
    decliningRate: periodRate * periodsPerYear,
    effectiveRate: (1 + periodRate) ** periodsPerYear - 1,
  };
}

/** Found by halving: what payments are worth falls as the rate rises. */
function internalRate(principal: number, payments: { after: number; minor: number }[]): number {
  const worth = (rate: number) => payments.reduce((sum, { after, minor }) => sum + minor / (1 + rate) ** after, 0);
  let low = 0;
  let high = 1;
  while (worth(high) > principal) high *= 2;
  for (let step = 0; step < STEPS && high - low > 1e-12; step += 1) {
    const middle = (low + high) / 2;
    if (worth(middle) > principal) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
