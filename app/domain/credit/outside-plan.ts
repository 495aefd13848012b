import { addDays } from '~/platform/day';
import { paidPart, type RegisterInstalment } from './pay-off';

/** What a lender says of a loan on a day; minor units. */
export type OutsideWord = { asOf: string; balanceMinor: number; daysPastDue: number };

/**
 * The register's plan of an outside loan after what its lender said: what was paid before stays; what was paid since is
 * an instalment of that day (of the day it fell due where the loan is behind); the balance is one instalment, due when
 * the lender says it fell due, otherwise on the plan's last day or, where that is past, on the day of the word. So
 * outstanding and days past due on that day are the lender's. Gives the plan and what was paid since.
 */
export function outsidePlan(
  old: readonly RegisterInstalment[],
  { paidMinor, outstandingMinor }: { paidMinor: number; outstandingMinor: number },
  word: OutsideWord,
): { plan: RegisterInstalment[]; paidSinceMinor: number } {
  const { asOf, balanceMinor, daysPastDue } = word;
  const lastDue = old.at(-1)?.dueOn ?? asOf;
  const fellDue = addDays(asOf, -daysPastDue);
  const restDue = daysPastDue > 0 ? fellDue : lastDue > asOf ? lastDue : asOf;
  const kept = paidPart(old, paidMinor, asOf);
  const paidSinceMinor = outstandingMinor - balanceMinor;
  const rows = [
    ...kept.map(({ dueOn, principalDueMinor, interestDueMinor }) => ({ dueOn, principalDueMinor, interestDueMinor })),
    { dueOn: daysPastDue > 0 ? fellDue : asOf, principalDueMinor: paidSinceMinor, interestDueMinor: 0 },
    { dueOn: restDue, principalDueMinor: balanceMinor, interestDueMinor: 0 },
  ].filter((row) => row.principalDueMinor + row.interestDueMinor > 0);
  const plan = rows.map((row, index) => ({
    ...row,
    number: index + 1,
    dueOn: row.dueOn < restDue ? row.dueOn : restDue,
  }));
  return { plan, paidSinceMinor };
}
