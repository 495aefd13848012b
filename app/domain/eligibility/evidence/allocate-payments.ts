import { daysBetween } from '~/platform/day';

export type LoanInstalment = { number: number; dueOn: string; principalMinor: number; interestMinor: number };
export type LoanPayment = { paidOn: string; amountMinor: number };

export type AllocatedInstalment = LoanInstalment & {
  /** What has been paid of it by the day asked for, minor units. */
  paidMinor: number;
  principalPaidMinor: number;
  /** Whether what was paid by its due date covers it whole; null while it is not due yet. */
  onTime: boolean | null;
};

export type LoanPosition = {
  instalments: AllocatedInstalment[];
  /** Principal not paid yet, minor units. */
  outstandingMinor: number;
  /** Days since the oldest not fully paid instalment fell due; 0 where none has. */
  daysPastDue: number;
};

/**
 * How a loan stands on a day. Payments up to that day run to the oldest instalment first, within it to interest before
 * principal; an instalment of nothing is covered at once. `settled`: closed or written off by then, so nothing is
 * outstanding and nothing past due. Amounts in minor units, dates as 'YYYY-MM-DD'.
 */
export function allocatePayments(
  loan: { principalMinor: number; settled: boolean; instalments: LoanInstalment[]; payments: LoanPayment[] },
  asOf: string,
): LoanPosition {
  const payments = loan.payments.filter(({ paidOn }) => paidOn <= asOf);
  const paidBy = (day: string) => sum(payments.filter(({ paidOn }) => paidOn <= day).map((p) => p.amountMinor));
  let left = paidBy(asOf);
  let dueSoFar = 0;
  const instalments = [...loan.instalments]
    .sort((one, other) => one.number - other.number)
    .map((instalment): AllocatedInstalment => {
      const { principalMinor, interestMinor, dueOn } = instalment;
      const due = principalMinor + interestMinor;
      dueSoFar += due;
      const paidMinor = Math.min(left, due);
      left -= paidMinor;
      return {
        ...instalment,
        paidMinor,
        principalPaidMinor: Math.max(0, paidMinor - interestMinor),
        onTime: dueOn > asOf ? null : due === 0 || paidBy(dueOn) >= dueSoFar,
      };
    });
  if (loan.settled) return { instalments, outstandingMinor: 0, daysPastDue: 0 };
  const oldest = instalments.find((i) => i.paidMinor < i.principalMinor + i.interestMinor);
  return {
    instalments,
    outstandingMinor: loan.principalMinor - sum(instalments.map((i) => i.principalPaidMinor)),
    daysPastDue: oldest ? Math.max(0, daysBetween(oldest.dueOn, asOf)) : 0,
  };
}

function sum(amounts: number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
