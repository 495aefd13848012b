import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { periodsAfter } from './due-dates';
import { loanPlan, soundPlan } from './loan-plan';
import { GRACE_KINDS, INTEREST_PERIODS, PERIODS_PER_YEAR, SCHEDULE_METHODS, type AgreedTerms } from './loan-terms';
import { loanSchedule } from './schedule';

const plain: AgreedTerms & { principalMinor: number; instalments: number } = {
  method: 'declining_equal_instalments',
  annualRatePercent: '12',
  period: 'month',
  graceKind: 'none',
  gracePeriods: 0,
  principalMinor: 6000_00,
  instalments: 3,
};
const rowsOf = (terms: Partial<typeof plain>) =>
  loanPlan({ ...plain, ...terms }, '2026-01-31').instalments.map((row) => [
    row.dueOn,
    row.principalMinor,
    row.interestMinor,
  ]);

describe('the days of a plan', () => {
  it('are counted from the day of the disbursement and end with a short month', () => {
    expect([1, 2, 3].map((count) => periodsAfter('2026-01-31', 'month', count))).toEqual([
      ...['2026-02-28', '2026-03-31', '2026-04-30'],
    ]);
    expect(periodsAfter('2027-12-31', 'month', 2)).toBe('2028-02-29');
    expect(periodsAfter('2026-12-29', 'week', 1)).toBe('2027-01-05');
    expect(periodsAfter('2026-12-29', 'fortnight', 2)).toBe('2027-01-26');
  });
});

describe('a plan with grace', () => {
  it('asks interest alone for some instalments, then the usual schedule', () => {
    const after = loanSchedule({ ...plain, periodsPerYear: 12 }).instalments;
    expect(rowsOf({ graceKind: 'interest_only', gracePeriods: 2 })).toEqual([
      ['2026-02-28', 0, 60_00],
      ['2026-03-31', 0, 60_00],
      ...after.map((row, index) => [
        ['2026-04-30', '2026-05-31', '2026-06-30'][index],
        row.principalMinor,
        row.interestMinor,
      ]),
    ]);
  });

  it('asks nothing for some periods, and their interest with the first instalment', () => {
    const rows = rowsOf({ graceKind: 'no_instalment', gracePeriods: 2 });
    expect(rows.map(([dueOn]) => dueOn)).toEqual(['2026-04-30', '2026-05-31', '2026-06-30']);
    expect(rows[0]?.[2]).toBe(120_00 + 60_00);
  });

  it('spreads the interest of a flat loan over all its periods', () => {
    const flat = { method: 'flat', gracePeriods: 1 } as const;
    expect(rowsOf({ ...flat, graceKind: 'interest_only' }).map(([, , interest]) => interest)).toEqual([
      ...[60_00, 60_00, 60_00, 60_00],
    ]);
    expect(rowsOf({ ...flat, graceKind: 'no_instalment' }).map(([, , interest]) => interest)).toEqual([
      ...[80_00, 80_00, 80_00],
    ]);
  });
});

const anyTerms = fc
  .record({
    method: fc.constantFrom(...SCHEDULE_METHODS),
    rate: fc.integer({ min: 0, max: 12_000 }),
    period: fc.constantFrom(...INTEREST_PERIODS),
    graceKind: fc.constantFrom(...GRACE_KINDS),
    gracePeriods: fc.integer({ min: 1, max: 6 }),
    principalMinor: fc.integer({ min: 1, max: 5_000_000_00 }),
    instalments: fc.integer({ min: 1, max: 104 }),
  })
  .map(({ rate, ...terms }) => ({
    ...terms,
    annualRatePercent: String(rate / 100),
    gracePeriods: terms.graceKind === 'none' ? 0 : terms.gracePeriods,
  }));

describe('any plan', () => {
  it('pays back exactly its principal, ends at a balance of zero and rises in days', () => {
    fc.assert(
      fc.property(anyTerms, (terms) => {
        const plan = loanPlan(terms, '2026-01-31');
        const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
        expect(sum(plan.instalments.map((row) => row.principalMinor))).toBe(terms.principalMinor);
        expect(sum(plan.instalments.map((row) => row.interestMinor))).toBe(plan.totalInterestMinor);
        expect(plan.instalments.at(-1)?.balanceMinor).toBe(0);
        const days = plan.instalments.map((row) => row.dueOn);
        expect([...days].sort()).toEqual(days);
      }),
      { numRuns: 2000, verbose: 1 },
    );
  });

  it('without grace is the schedule, an instalment a period', () => {
    fc.assert(
      fc.property(anyTerms, (terms) => {
        const without = { ...terms, graceKind: 'none', gracePeriods: 0 } as const;
        const periodsPerYear = PERIODS_PER_YEAR[terms.period];
        const parts = loanPlan(without, '2026-01-31').instalments.map((row) => [row.principalMinor, row.interestMinor]);
        const rows = loanSchedule({ ...without, periodsPerYear }).instalments;
        expect(parts).toEqual(rows.map((row) => [row.principalMinor, row.interestMinor]));
      }),
      { numRuns: 500 },
    );
  });

  it('asks equal amounts but for the last, and nothing below zero where it is sound', () => {
    fc.assert(
      fc.property(anyTerms, (terms) => {
        const plan = loanPlan(terms, '2026-01-31');
        fc.pre(soundPlan(terms, '2026-01-31') !== null && terms.graceKind === 'none');
        const level = plan.instalments
          .slice(0, -1)
          .map((row) => (terms.method === 'declining_equal_principal' ? row.principalMinor : row.paymentMinor));
        expect(new Set(level).size).toBeLessThanOrEqual(1);
        expect(plan.instalments.every((row) => row.balanceMinor >= 0)).toBe(true);
      }),
      { numRuns: 700 },
    );
  });

  it('is sound for what is lent in earnest: 5 to 36 per cent a year, 10,000 minor units an instalment or more', () => {
    fc.assert(
      fc.property(anyTerms, (terms) => {
        const principalMinor = Math.max(terms.principalMinor, 10_000 * terms.instalments);
        const annualRatePercent = String(5 + (Number(terms.annualRatePercent) % 31));
        expect(soundPlan({ ...terms, principalMinor, annualRatePercent }, '2026-01-31')).not.toBeNull();
      }),
      { numRuns: 500 },
    );
  });
});
