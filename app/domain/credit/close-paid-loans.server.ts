import type { Tx } from '~/platform/db.server';
import type { LockedLoan } from './lock-loans.server';
import { noteLoanEvents } from './note-loan-event.server';

/** Closes loans whose plan is paid, on the day of the last payment (`on`, or a later one that was there before). */
export async function closePaidLoans(
  tx: Tx,
  recordingId: number,
  loans: readonly LockedLoan[],
  on: string,
): Promise<void> {
  for (const day of new Set(loans.map((loan) => closedOn(loan, on)))) {
    const ids = loans.filter((loan) => closedOn(loan, on) === day).map(({ id }) => id);
    await tx.updateTable('loan').set({ status: 'closed', statusOn: day }).where('id', 'in', ids).execute();
  }
  const events = loans.map((loan) => ({
    loanId: loan.id,
    fromState: loan.status,
    toState: 'closed',
    onDay: closedOn(loan, on),
    fromStatusOn: loan.statusOn,
  }));
  await noteLoanEvents(tx, recordingId, events);
}

function closedOn({ lastPaidOn }: LockedLoan, on: string): string {
  return lastPaidOn !== null && lastPaidOn > on ? lastPaidOn : on;
}
