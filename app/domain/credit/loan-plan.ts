import { periodsAfter } from './due-dates';
import { PERIODS_PER_YEAR, type AgreedTerms } from './loan-terms';
import { divideHalfEven, loanSchedule, type LoanTerms } from './schedule';

export type PlannedInstalment = {
  number: number;
  dueOn: string;
  principalMinor: number;
  interestMinor: number;
  paymentMinor: number;
  /** Principal left after this instalment. */
  balanceMinor: number;
};

export type LoanPlan = {
  instalments: PlannedInstalment[];
  principalMinor: number;
  totalInterestMinor: number;
  totalMinor: number;
};

type Part = { principal: number; interest: number };

/**
 * The instalments of a loan with their days, minor units. Without grace this is `loanSchedule`, an instalment a period.
 * Grace of interest alone puts instalments without principal before it; a flat loan's interest is then spread over all.
 * Grace without instalments moves everything later, and the interest of those periods (principal × rate × periods, not
 * compounded, rounded once) is due with the first instalment; a flat loan's is spread. `disbursedOn` is 'YYYY-MM-DD'.
 * Throws RangeError as `loanSchedule` does.
 */
export function loanPlan(
  terms: AgreedTerms & { principalMinor: number; instalments: number },
  disbursedOn: string,
): LoanPlan {
  const { principalMinor, period } = terms;
  const parts = partsOf(terms);
  const sparedPeriods = terms.graceKind === 'no_instalment' ? terms.gracePeriods : 0;
  let balance = principalMinor;
  let totalInterest = 0;
  const instalments = parts.map(({ principal, interest }, index) => {
    balance -= principal;
    totalInterest += interest;
    return {
      number: index + 1,
      dueOn: periodsAfter(disbursedOn, period, sparedPeriods + index + 1),
      principalMinor: principal,
      interestMinor: interest,
      paymentMinor: principal + interest,
      balanceMinor: balance,
    };
  });
  return { instalments, principalMinor, totalInterestMinor: totalInterest, totalMinor: principalMinor + totalInterest };
}

/** Nothing larger is lent: what is owed in all stays far below what a number holds exactly. */
const LARGEST_MINOR = 10_000_000_000_000;

/**
 * The plan of a loan that can be paid so; null where it cannot: it is too large, or a part is below zero, which rounding
 * can bring about in loans of a few minor units.
 */
export function soundPlan(
  terms: AgreedTerms & { principalMinor: number; instalments: number },
  disbursedOn: string,
): LoanPlan | null {
  if (terms.principalMinor <= 0 || terms.principalMinor > LARGEST_MINOR) return null;
  const plan = loanPlan(terms, disbursedOn);
  const sound = plan.instalments.every((row) => row.principalMinor >= 0 && row.interestMinor >= 0);
  return sound ? plan : null;
}

function partsOf(terms: AgreedTerms & { principalMinor: number; instalments: number }): Part[] {
  const { principalMinor, annualRatePercent, method, instalments, graceKind, gracePeriods } = terms;
  const plain: LoanTerms = {
    principalMinor,
    annualRatePercent,
    method,
    periodsPerYear: PERIODS_PER_YEAR[terms.period],
    instalments,
  };
  const parts = partsOfSchedule(plain);
  if (graceKind === 'none' || gracePeriods === 0) return parts;
  const flatOver = (periods: number): LoanTerms => ({ ...plain, method: 'flat', instalments: periods });
  if (graceKind === 'interest_only') {
    const spared = Array.from({ length: gracePeriods }, () => 0);
    const principals = [...spared, ...parts.map(({ principal }) => principal)];
    const whole = partsOfSchedule(flatOver(gracePeriods + instalments));
    const interests =
      method === 'flat'
        ? whole.map(({ interest }) => interest)
        : [...spared.map(() => loanSchedule(flatOver(1)).totalInterestMinor), ...parts.map((part) => part.interest)];
    return principals.map((principal, index) => ({ principal, interest: interests[index] ?? 0 }));
  }
  if (method === 'flat')
    return spreadInterest(parts, loanSchedule(flatOver(gracePeriods + instalments)).totalInterestMinor);
  const before = loanSchedule(flatOver(gracePeriods)).totalInterestMinor;
  return parts.map((part, index) => (index === 0 ? { ...part, interest: part.interest + before } : part));
}

function partsOfSchedule(terms: LoanTerms): Part[] {
  return loanSchedule(terms).instalments.map((row) => ({ principal: row.principalMinor, interest: row.interestMinor }));
}

/** The same instalments with this interest in equal parts; the last takes what rounding left. */
function spreadInterest(parts: Part[], interest: number): Part[] {
  const each = Number(divideHalfEven(BigInt(interest), BigInt(parts.length)));
  const last = interest - each * (parts.length - 1);
  return parts.map(({ principal }, index) => ({ principal, interest: index === parts.length - 1 ? last : each }));
}
