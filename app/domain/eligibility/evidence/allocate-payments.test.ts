import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseAmount } from '~/platform/money';
import { allocatePayments } from './allocate-payments';

type Vector = {
  id: string;
  currency: string;
  as_of: string;
  loans: {
    loan_code: string;
    principal: string;
    status: string;
    status_on: string;
    instalments: { number: number; due_on: string; principal_due: string; interest_due: string }[];
    payments: { paid_on: string; amount: string }[];
    expected: { days_past_due?: number; outstanding: string };
  }[];
};

const { cases } = JSON.parse(readFileSync('tests/vectors/par30.json', 'utf8')) as { cases: Vector[] };

function minor(text: string, currency: string): number {
  const amount = parseAmount(text, currency);
  if (!amount.ok) throw new Error(`${text} is no amount in ${currency}`);
  return amount.value;
}

describe.each(cases)('the loans of $id', ({ currency, as_of: asOf, loans }) => {
  test.each(loans)('$loan_code stands as expected', (loan) => {
    const settled =
      ['closed', 'written_off'].includes(loan.status) && (loan.status_on === '' || loan.status_on <= asOf);
    const position = allocatePayments(
      {
        principalMinor: minor(loan.principal, currency),
        settled,
        instalments: loan.instalments.map((i) => ({
          number: i.number,
          dueOn: i.due_on,
          principalMinor: minor(i.principal_due, currency),
          interestMinor: minor(i.interest_due, currency),
        })),
        payments: loan.payments.map((p) => ({ paidOn: p.paid_on, amountMinor: minor(p.amount, currency) })),
      },
      asOf,
    );
    expect(position.outstandingMinor).toBe(minor(loan.expected.outstanding, currency));
    expect(position.daysPastDue).toBe(loan.expected.days_past_due ?? 0);
  });
});

describe('an instalment', () => {
  const instalment = (number: number, dueOn: string, principalMinor: number, interestMinor: number) => ({
    number,
    dueOn,
    principalMinor,
    interestMinor,
  });
  const loan = {
    principalMinor: 200,
    settled: false,
    instalments: [instalment(1, '2026-01-31', 100, 10), instalment(2, '2026-02-28', 100, 10)],
  };

  test('is paid interest first', () => {
    const { instalments } = allocatePayments(
      { ...loan, payments: [{ paidOn: '2026-01-10', amountMinor: 115 }] },
      '2026-03-01',
    );
    expect(instalments.map((i) => [i.paidMinor, i.principalPaidMinor])).toEqual([
      [110, 100],
      [5, 0],
    ]);
  });

  test('is on time when paid on its due date, and late a day after', () => {
    const paid = (paidOn: string) =>
      allocatePayments({ ...loan, payments: [{ paidOn, amountMinor: 110 }] }, '2026-02-10').instalments.map(
        (i) => i.onTime,
      );
    expect(paid('2026-01-31')).toEqual([true, null]);
    expect(paid('2026-02-01')).toEqual([false, null]);
  });

  test('of nothing is covered at once', () => {
    const free = { ...loan, principalMinor: 0, instalments: [instalment(1, '2026-01-31', 0, 0)], payments: [] };
    expect(allocatePayments(free, '2026-06-01')).toMatchObject({ daysPastDue: 0, instalments: [{ onTime: true }] });
  });
});
