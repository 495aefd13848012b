import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { divideHalfEven, loanSchedule, type ScheduleMethod } from './schedule';

interface LoanCase {
  id: string;
  digits: number;
  principal: string;
  annual_rate_percent: string;
  method: ScheduleMethod;
  periods_per_year: number;
  instalments: number;
  expected: {
    total_interest: string;
    total: string;
    schedule: { number: number; principal: string; interest: string; payment: string; balance: string }[];
  };
}

const vectors = JSON.parse(readFileSync('tests/vectors/loans.json', 'utf8')) as { cases: LoanCase[] };

function minor(amount: string, digits: number): number {
  const [whole = '0', decimals = ''] = amount.split('.');
  return Number(whole + decimals.padEnd(digits, '0'));
}

function scheduleOf(loan: LoanCase) {
  return loanSchedule({
    principalMinor: minor(loan.principal, loan.digits),
    annualRatePercent: loan.annual_rate_percent,
    method: loan.method,
    periodsPerYear: loan.periods_per_year,
    instalments: loan.instalments,
  });
}

describe('a loan schedule', () => {
  it('has a case for each of the three methods', () => {
    expect(new Set(vectors.cases.map((loan) => loan.method))).toEqual(
      new Set(['flat', 'declining_equal_instalments', 'declining_equal_principal']),
    );
  });

  it.each(vectors.cases.map((loan) => [loan.id, loan] as const))('equals the published schedule %s', (_id, loan) => {
    const { expected, digits } = loan;
    expect(scheduleOf(loan)).toEqual({
      totalInterestMinor: minor(expected.total_interest, digits),
      totalMinor: minor(expected.total, digits),
      instalments: expected.schedule.map((row) => ({
        number: row.number,
        principalMinor: minor(row.principal, digits),
        interestMinor: minor(row.interest, digits),
        paymentMinor: minor(row.payment, digits),
        balanceMinor: minor(row.balance, digits),
      })),
    });
  });

  it('sums to its principal and comes to a balance of zero whatever the terms', () => {
    for (const method of ['flat', 'declining_equal_instalments', 'declining_equal_principal'] as const) {
      for (const principalMinor of [100_01, 333_333, 10_000_000_07]) {
        for (const instalments of [1, 2, 7, 24]) {
          const { instalments: rows, totalInterestMinor } = loanSchedule({
            principalMinor,
            annualRatePercent: '17.75',
            method,
            periodsPerYear: 12,
            instalments,
          });
          expect(rows.reduce((sum, row) => sum + row.principalMinor, 0)).toBe(principalMinor);
          expect(rows.reduce((sum, row) => sum + row.interestMinor, 0)).toBe(totalInterestMinor);
          expect(rows.at(-1)?.balanceMinor).toBe(0);
        }
      }
    }
  });

  it('refuses terms that are no loan', () => {
    const terms = { annualRatePercent: '12', method: 'flat', periodsPerYear: 12 } as const;
    expect(() => loanSchedule({ ...terms, principalMinor: 0, instalments: 6 })).toThrow(RangeError);
    expect(() => loanSchedule({ ...terms, principalMinor: 1000, instalments: 1.5 })).toThrow(RangeError);
    expect(() => loanSchedule({ ...terms, principalMinor: 1000, instalments: 6, annualRatePercent: '-1' })).toThrow(
      RangeError,
    );
  });
});

describe('half to even', () => {
  it('takes a half to the even neighbour and everything else to the nearest', () => {
    const rounded = [5n, 15n, 25n, -5n, -15n, 14n, 16n].map((dividend) => divideHalfEven(dividend, 10n));
    expect(rounded).toEqual([0n, 2n, 2n, 0n, -2n, 1n, 2n]);
  });
});
