/** How a loan's schedule is spread. The register files' `declining` may be either of the last two. */
export type ScheduleMethod = 'flat' | 'declining_equal_instalments' | 'declining_equal_principal';

export interface LoanTerms {
  /** Minor units of the loan's currency. */
  principalMinor: number;
  /** Per cent a year as decimal text, e.g. "18.5". */
  annualRatePercent: string;
  method: ScheduleMethod;
  periodsPerYear: number;
  instalments: number;
}

export interface ScheduledInstalment {
  number: number;
  principalMinor: number;
  interestMinor: number;
  paymentMinor: number;
  /** Principal left after this instalment. */
  balanceMinor: number;
}

export interface LoanSchedule {
  instalments: ScheduledInstalment[];
  totalInterestMinor: number;
  totalMinor: number;
}

/** The exact rate of one period, numerator over denominator. */
interface PeriodRate {
  over: bigint;
  under: bigint;
}

interface Part {
  principal: bigint;
  interest: bigint;
}

/**
 * The schedule of a loan in minor units. Every amount is the exact value rounded half to even; the last instalment
 * absorbs what rounding left. Throws RangeError for terms that are no loan (principal or count not a positive whole
 * number, a rate that is no decimal number ≥ 0). A principal of fewer minor units than twice its instalments can give
 * a last part below zero: product rules forbid such loans.
 */
export function loanSchedule(terms: LoanTerms): LoanSchedule {
  const { principalMinor, instalments, periodsPerYear } = terms;
  for (const whole of [principalMinor, instalments, periodsPerYear]) {
    if (!Number.isSafeInteger(whole) || whole <= 0) throw new RangeError(`not a positive whole number: ${whole}`);
  }
  const principal = BigInt(principalMinor);
  const rate = periodRate(terms.annualRatePercent, BigInt(periodsPerYear));
  const parts = spread(terms.method, principal, rate, BigInt(instalments));

  let balance = principal;
  let totalInterest = 0n;
  const rows = parts.map((part, index) => {
    balance -= part.principal;
    totalInterest += part.interest;
    return {
      number: index + 1,
      principalMinor: Number(part.principal),
      interestMinor: Number(part.interest),
      paymentMinor: Number(part.principal + part.interest),
      balanceMinor: Number(balance),
    };
  });
  const total = principal + totalInterest;
  if (total > BigInt(Number.MAX_SAFE_INTEGER)) throw new RangeError('the schedule is too large to be held exactly');
  return { instalments: rows, totalInterestMinor: Number(totalInterest), totalMinor: Number(total) };
}

/** Quotient rounded half to even; the divisor is above zero. */
export function divideHalfEven(dividend: bigint, divisor: bigint): bigint {
  let quotient = dividend / divisor;
  let rest = dividend % divisor;
  if (rest < 0n) {
    quotient -= 1n;
    rest += divisor;
  }
  const twice = rest * 2n;
  if (twice > divisor || (twice === divisor && quotient % 2n !== 0n)) return quotient + 1n;
  return quotient;
}

function periodRate(annualPercent: string, periodsPerYear: bigint): PeriodRate {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(annualPercent);
  if (!match) throw new RangeError(`not a rate: ${annualPercent}`);
  const decimals = match[2] ?? '';
  return { over: BigInt(`${match[1]}${decimals}`), under: 100n * periodsPerYear * 10n ** BigInt(decimals.length) };
}

function spread(method: ScheduleMethod, principal: bigint, rate: PeriodRate, count: bigint): Part[] {
  switch (method) {
    case 'flat':
      return flat(principal, rate, count);
    case 'declining_equal_instalments':
      return declining(principal, rate, count, levelPayment(principal, rate, count));
    case 'declining_equal_principal':
      return declining(principal, rate, count, null);
  }
}

function flat(principal: bigint, rate: PeriodRate, count: bigint): Part[] {
  const interest = divideHalfEven(principal * rate.over * count, rate.under);
  const each = { principal: divideHalfEven(principal, count), interest: divideHalfEven(interest, count) };
  const last = {
    principal: principal - each.principal * (count - 1n),
    interest: interest - each.interest * (count - 1n),
  };
  return [...Array.from({ length: Number(count) - 1 }, () => each), last];
}

/** Interest on what is still owed; the principal part comes from the level payment, or is equal where there is none. */
function declining(principal: bigint, rate: PeriodRate, count: bigint, level: bigint | null): Part[] {
  const equal = divideHalfEven(principal, count);
  const parts: Part[] = [];
  let balance = principal;
  for (let number = 1n; number <= count; number += 1n) {
    const interest = divideHalfEven(balance * rate.over, rate.under);
    const share = level === null ? equal : level - interest;
    const paid = number === count ? balance : share;
    parts.push({ principal: paid, interest });
    balance -= paid;
  }
  return parts;
}

/** principal × i ÷ (1 − (1 + i)^−n), rounded once; principal ÷ n at a rate of 0. */
function levelPayment(principal: bigint, rate: PeriodRate, count: bigint): bigint {
  if (rate.over === 0n) return divideHalfEven(principal, count);
  const grown = (rate.over + rate.under) ** count;
  const unit = rate.under ** count;
  return divideHalfEven(principal * rate.over * grown, rate.under * (grown - unit));
}
