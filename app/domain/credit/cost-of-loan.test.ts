import { describe, expect, it } from 'vitest';
import { costOfLoan, type CostOfLoan } from './cost-of-loan';
import { loanPlan } from './loan-plan';
import type { AgreedTerms } from './loan-terms';

const terms: AgreedTerms = {
  method: 'flat',
  annualRatePercent: '15',
  period: 'month',
  graceKind: 'none',
  gracePeriods: 0,
};

function cost(principalMinor: number, instalments: number, given: Partial<AgreedTerms>): CostOfLoan {
  const agreed = { ...terms, ...given };
  return costOfLoan(loanPlan({ ...agreed, principalMinor, instalments }, '2026-01-15'), agreed);
}

describe('the cost of a loan', () => {
  // Figures reckoned apart from this code, to fifty digits, by Newton's method on the polynomial in 1 ÷ (1 + r).
  it.each([
    ['30,000 at 15 per cent flat in 6 months', cost(30_000_00, 6, {}), 0.15, 0.2527536902, 0.2841905989],
    [
      '100,000 at 24 per cent flat in 6 months',
      cost(100_000, 6, { annualRatePercent: '24' }),
      0.24,
      0.4004850966,
      0.4828224212,
    ],
    ['12 per cent flat in 12 months', cost(12_000_000_00, 12, { annualRatePercent: '12' }), 0.12, 0.214571843, 0.237],
  ] as const)('of %s has the known yearly rates', (_what, one, flat, declining, effective) => {
    expect(one.flatRate).toBeCloseTo(flat, 6);
    expect(one.decliningRate).toBeCloseTo(declining, 6);
    expect(one.effectiveRate).toBeCloseTo(effective, 4);
  });

  it('gives a declining loan the rate it was agreed at, whatever the method and period', () => {
    for (const method of ['declining_equal_instalments', 'declining_equal_principal'] as const) {
      for (const [period, periodsPerYear] of [
        ['week', 52],
        ['fortnight', 26],
        ['month', 12],
      ] as const) {
        const one = cost(50_000_000_00, 20, { method, period, annualRatePercent: '21' });
        expect(one.decliningRate).toBeCloseTo(0.21, 6);
        expect(one.effectiveRate).toBeCloseTo((1 + 0.21 / periodsPerYear) ** periodsPerYear - 1, 6);
      }
    }
  });

  it('of one instalment is its interest over its principal, and of no interest nothing', () => {
    expect(cost(8_000_00, 1, { annualRatePercent: '12' }).decliningRate).toBeCloseTo(0.12, 9);
    const free = cost(8_000_00, 4, { annualRatePercent: '0' });
    expect([free.totalInterestMinor, free.flatRate]).toEqual([0, 0]);
    expect(free.decliningRate).toBeCloseTo(0, 9);
  });

  it('counts the periods of grace', () => {
    const grace = { method: 'declining_equal_principal', graceKind: 'interest_only', gracePeriods: 3 } as const;
    expect(cost(60_000_00, 6, grace).decliningRate).toBeCloseTo(0.15, 5);
    const later = cost(60_000_00, 6, { ...grace, graceKind: 'no_instalment' });
    expect(later.decliningRate).toBeLessThan(0.15);
    expect(later.decliningRate).toBeGreaterThan(0.14);
  });
});
