/** A row of a loan's plan as the register has it, minor units; the day is 'YYYY-MM-DD'. */
export type RegisterInstalment = {
  number: number;
  dueOn: string;
  principalDueMinor: number;
  interestDueMinor: number;
};

type PaidInstalment = RegisterInstalment & { principalPaidMinor: number; interestPaidMinor: number };

/** How what was paid runs over a plan: the oldest instalment first, within it interest before principal. */
export function allocate(plan: readonly RegisterInstalment[], paidMinor: number): PaidInstalment[] {
  let left = paidMinor;
  return plan.map((row) => {
    const interestPaidMinor = Math.min(left, row.interestDueMinor);
    const principalPaidMinor = Math.min(left - interestPaidMinor, row.principalDueMinor);
    left -= interestPaidMinor + principalPaidMinor;
    return { ...row, principalPaidMinor, interestPaidMinor };
  });
}

export type PayOff = {
  /** What pays the loan off on that day, and so the most that can be paid. */
  owedMinor: number;
  /** Interest that is spared by paying it off then. */
  sparedMinor: number;
  /** The plan as it is when it is paid off so. */
  plan: RegisterInstalment[];
};

/**
 * What pays a loan off on a day ('YYYY-MM-DD', minor units). On a declining loan interest is owed up to the end of the
 * period that has begun: that of every instalment due by then and of the next one; what later instalments would have
 * asked falls away, but what was paid of it already is not given back. A flat loan's interest was agreed as a whole.
 */
export function payOff(
  loan: { method: 'flat' | 'declining'; plan: readonly RegisterInstalment[]; paidMinor: number },
  on: string,
): PayOff {
  const next = loan.plan.find(({ dueOn }) => dueOn > on)?.number ?? Infinity;
  const plan = allocate(loan.plan, loan.paidMinor).map(({ principalPaidMinor: _, interestPaidMinor, ...row }) => {
    const spared = loan.method === 'declining' && row.number > next;
    return spared ? { ...row, interestDueMinor: interestPaidMinor } : row;
  });
  const asks = (rows: readonly RegisterInstalment[]) =>
    rows.reduce((sum, row) => sum + row.principalDueMinor + row.interestDueMinor, 0);
  return { owedMinor: asks(plan) - loan.paidMinor, sparedMinor: asks(loan.plan) - asks(plan), plan };
}

/** What stays of a plan when another takes its place on a day: what was paid, as instalments due by then. */
export function paidPart(plan: readonly RegisterInstalment[], paidMinor: number, on: string): RegisterInstalment[] {
  return allocate(plan, paidMinor)
    .filter((row) => row.principalPaidMinor + row.interestPaidMinor > 0)
    .map((row) => ({
      number: row.number,
      dueOn: row.dueOn < on ? row.dueOn : on,
      principalDueMinor: row.principalPaidMinor,
      interestDueMinor: row.interestPaidMinor,
    }));
}
