import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loanPlan } from './loan-plan';
import { SCHEDULE_METHODS, type AgreedTerms } from './loan-terms';
import { outsidePlan } from './outside-plan';
import { allocate, payOff, paidPart, type RegisterInstalment } from './pay-off';
import { rescheduledPlan } from './reschedule-loan.server';

const RUNS = { numRuns: 2000, seed: 20_261_127 };
const TERMS: AgreedTerms = {
  method: 'declining_equal_instalments',
  annualRatePercent: '24',
  period: 'month',
  graceKind: 'none',
  gracePeriods: 0,
};

function planOf(given: Partial<AgreedTerms> & { principalMinor: number; instalments: number }): RegisterInstalment[] {
  return loanPlan({ ...TERMS, ...given }, '2026-01-15').instalments.map((row) => ({
    number: row.number,
    dueOn: row.dueOn,
    principalDueMinor: row.principalMinor,
    interestDueMinor: row.interestMinor,
  }));
}
const sum = (rows: readonly RegisterInstalment[], what: 'principalDueMinor' | 'interestDueMinor') =>
  rows.reduce((total, row) => total + row[what], 0);
const asks = (rows: readonly RegisterInstalment[]) => sum(rows, 'principalDueMinor') + sum(rows, 'interestDueMinor');

const anyLoan = fc.record({
  method: fc.constantFrom(...SCHEDULE_METHODS),
  principalMinor: fc.integer({ min: 10_000, max: 9_000_000 }),
  instalments: fc.integer({ min: 1, max: 30 }),
  paid: fc.double({ min: 0, max: 1, noNaN: true }),
  payments: fc.array(fc.integer({ min: 1, max: 400_000 }), { maxLength: 6 }),
  day: fc.constantFrom('2026-01-15', '2026-02-15', '2026-03-01', '2026-07-15', '2027-01-01', '2030-01-01'),
});

describe('paying a loan off', () => {
  it('of a declining loan asks interest up to the end of the period that has begun', () => {
    const plan = planOf({ principalMinor: 6000_00, instalments: 3 });
    const interest = plan.map((row) => row.interestDueMinor);
    expect(payOff({ method: 'declining', plan, paidMinor: 0 }, '2026-01-20')).toMatchObject({
      owedMinor: 6000_00 + (interest[0] ?? 0),
      sparedMinor: (interest[1] ?? 0) + (interest[2] ?? 0),
    });
    expect(payOff({ method: 'declining', plan, paidMinor: 0 }, '2026-02-15').sparedMinor).toBe(interest[2]);
    expect(payOff({ method: 'declining', plan, paidMinor: 0 }, '2026-04-15').sparedMinor).toBe(0);
  });

  it('of a flat loan spares nothing', () => {
    const plan = planOf({ principalMinor: 6000_00, instalments: 3, method: 'flat' });
    expect(payOff({ method: 'flat', plan, paidMinor: 100 }, '2026-01-20')).toMatchObject({
      owedMinor: asks(plan) - 100,
      sparedMinor: 0,
    });
  });

  it('never asks less than the principal that is left, nor more than the plan, and keeps the principal whole', () => {
    fc.assert(
      fc.property(anyLoan, ({ paid, day, ...terms }) => {
        const plan = planOf(terms);
        const paidMinor = Math.floor(asks(plan) * paid);
        const method = terms.method === 'flat' ? 'flat' : 'declining';
        const off = payOff({ method, plan, paidMinor }, day);
        const principalPaid = allocate(plan, paidMinor).reduce((total, row) => total + row.principalPaidMinor, 0);
        expect(off.owedMinor).toBeGreaterThanOrEqual(terms.principalMinor - principalPaid);
        expect(off.owedMinor + off.sparedMinor).toBe(asks(plan) - paidMinor);
        expect(sum(off.plan, 'principalDueMinor')).toBe(terms.principalMinor);
        expect(allocate(off.plan, paidMinor).map((row) => row.principalPaidMinor)).toEqual(
          allocate(plan, paidMinor).map((row) => row.principalPaidMinor),
        );
      }),
      RUNS,
    );
  });
});

describe('payments over a plan', () => {
  it('never cover a part by more than it asks, go to the oldest first and to interest before principal', () => {
    fc.assert(
      fc.property(anyLoan, ({ payments, ...terms }) => {
        const plan = planOf(terms);
        const paidMinor = Math.min(
          asks(plan),
          payments.reduce((total, one) => total + one, 0),
        );
        const rows = allocate(plan, paidMinor);
        expect(rows.reduce((total, row) => total + row.principalPaidMinor + row.interestPaidMinor, 0)).toBe(paidMinor);
        rows.forEach((row, index) => {
          expect(row.principalPaidMinor).toBeLessThanOrEqual(row.principalDueMinor);
          expect(row.interestPaidMinor).toBeLessThanOrEqual(row.interestDueMinor);
          if (row.principalPaidMinor > 0) expect(row.interestPaidMinor).toBe(row.interestDueMinor);
          const before = rows[index - 1];
          if (row.interestPaidMinor + row.principalPaidMinor > 0 && before) {
            expect(before.principalPaidMinor).toBe(before.principalDueMinor);
          }
        });
      }),
      RUNS,
    );
  });
});

describe('a new plan', () => {
  it('keeps the whole principal, what was paid of principal and interest, and days that do not fall', () => {
    fc.assert(
      fc.property(anyLoan, fc.integer({ min: 1, max: 24 }), ({ paid, day, ...terms }, instalments) => {
        const old = planOf(terms);
        const paidMinor = Math.floor(asks(old) * paid);
        const before = allocate(old, paidMinor);
        const plan = rescheduledPlan(old, paidMinor, day, { ...TERMS, instalments });
        fc.pre(plan !== null);
        expect(sum(plan, 'principalDueMinor')).toBe(terms.principalMinor);
        const after = allocate(plan, paidMinor);
        for (const what of ['principalPaidMinor', 'interestPaidMinor'] as const) {
          expect(after.reduce((total, row) => total + row[what], 0)).toBe(
            before.reduce((total, row) => total + row[what], 0),
          );
        }
        expect(plan.map(({ number }) => number)).toEqual(plan.map((_, index) => index + 1));
        expect(plan.map(({ dueOn }) => dueOn).sort()).toEqual(plan.map(({ dueOn }) => dueOn));
      }),
      RUNS,
    );
  });

  it('asks interest that had fallen due unpaid with its first instalment', () => {
    const old = planOf({ principalMinor: 6000_00, instalments: 3 });
    const plan = rescheduledPlan(old, 0, '2026-03-20', { ...TERMS, instalments: 4 });
    const fresh = loanPlan({ ...TERMS, principalMinor: 6000_00, instalments: 4 }, '2026-03-20').instalments;
    const arrears = (old[0]?.interestDueMinor ?? 0) + (old[1]?.interestDueMinor ?? 0);
    expect(plan?.[0]).toMatchObject({ number: 1, interestDueMinor: (fresh[0]?.interestMinor ?? 0) + arrears });
  });
});

describe('what an outside lender says', () => {
  it('gives the register her balance and days past due on that day', () => {
    const old = [{ number: 1, dueOn: '2027-01-15', principalDueMinor: 5000_00, interestDueMinor: 0 }];
    const first = outsidePlan(
      old,
      { paidMinor: 0, outstandingMinor: 5000_00 },
      { asOf: '2026-06-30', balanceMinor: 4000_00, daysPastDue: 0 },
    );
    expect(first.paidSinceMinor).toBe(1000_00);
    expect(first.plan.map(({ dueOn, principalDueMinor }) => [dueOn, principalDueMinor])).toEqual([
      ['2026-06-30', 1000_00],
      ['2027-01-15', 4000_00],
    ]);
    const late = { asOf: '2026-08-31', balanceMinor: 4000_00, daysPastDue: 45 };
    const then = outsidePlan(first.plan, { paidMinor: 1000_00, outstandingMinor: 4000_00 }, late);
    expect(then.plan.map(({ dueOn, principalDueMinor }) => [dueOn, principalDueMinor])).toEqual([
      ['2026-06-30', 1000_00],
      ['2026-07-17', 4000_00],
    ]);
  });

  it('keeps what was paid, whatever it says', () => {
    fc.assert(
      fc.property(
        anyLoan,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat({ max: 400 }),
        (loan, share, daysPastDue) => {
          const old = planOf(loan);
          const paidMinor = Math.floor(asks(old) * loan.paid);
          const principalPaid = allocate(old, paidMinor).reduce((total, row) => total + row.principalPaidMinor, 0);
          const outstandingMinor = loan.principalMinor - principalPaid;
          const balanceMinor = Math.floor(outstandingMinor * share);
          const { plan, paidSinceMinor } = outsidePlan(
            old,
            { paidMinor, outstandingMinor },
            { asOf: '2027-03-01', balanceMinor, daysPastDue },
          );
          expect(sum(plan, 'principalDueMinor')).toBe(loan.principalMinor);
          const rows = allocate(plan, paidMinor + paidSinceMinor);
          const left = rows.reduce((total, row) => total + row.principalDueMinor - row.principalPaidMinor, 0);
          expect(left).toBe(balanceMinor);
          expect(plan.map(({ dueOn }) => dueOn).sort()).toEqual(plan.map(({ dueOn }) => dueOn));
        },
      ),
      RUNS,
    );
  });
});

it('what stays of a plan is what was paid of it', () => {
  const old = planOf({ principalMinor: 6000_00, instalments: 3 });
  expect(asks(paidPart(old, 2500_00, '2026-02-20'))).toBe(2500_00);
  expect(paidPart(old, 0, '2026-02-20')).toEqual([]);
});
