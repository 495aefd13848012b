import type { Tx } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';
import { loanAfter } from './loan.states';
import { lockLoans, type LockedLoan } from './lock-loans.server';
import { noteLoanEvents } from './note-loan-event.server';
import { postLoanPayments } from './post-loan-payments.server';
import { restorePlan } from './replace-plan.server';
import { settleLosses } from './settle-losses.server';

export type ReversalError =
  | { code: 'loan-not-found' }
  | { code: 'kept-by-lender' }
  | { code: 'payment-not-found' }
  | { code: 'payment-rests-in-new-plan' };

/**
 * Takes a recorded payment back; it stays visible as reversed, and the ledger is put right by reversals. A loan that it
 * had closed stands again as it stood; interest that an early repayment had spared is asked again. The recording says
 * why. Fails with `payment-not-found` where it is not there or was taken back already, and with
 * `payment-rests-in-new-plan` where the loan was rescheduled after it, for what is left was reckoned from it.
 */
export async function reverseRepayment(
  tx: Tx,
  recordingId: number,
  input: { loanId: string; paymentId: number },
): Promise<Result<null, ReversalError>> {
  const [loan] = await lockLoans(tx, recordingId, [input.loanId]);
  if (!loan) return fail({ code: 'loan-not-found' });
  if (loan.source === 'external_mfi') return fail({ code: 'kept-by-lender' });
  const payment = await tx
    .selectFrom('loanPayment')
    .select(['id', 'importId'])
    .where('id', '=', input.paymentId)
    .where('loanId', '=', loan.id)
    .where('reversedIn', 'is', null)
    .executeTakeFirst();
  if (!payment) return fail({ code: 'payment-not-found' });
  if (await rescheduledSince(tx, loan.id, payment.importId)) return fail({ code: 'payment-rests-in-new-plan' });
  await tx.updateTable('loanPayment').set({ reversedIn: recordingId }).where('id', '=', payment.id).execute();
  if (payment.importId !== null) await restorePlan(tx, recordingId, loan.id, payment.importId);
  await postLoanPayments(tx, recordingId, [loan.id], 'payment-corrected');
  if (loan.offTheBooks) await settleLosses(tx, recordingId, [loan.id], loan.today);
  if (loan.status === 'closed') await reopen(tx, recordingId, loan);
  return ok(null);
}

async function rescheduledSince(tx: Tx, loanId: string, paymentRecording: number | null): Promise<boolean> {
  const later = await tx
    .selectFrom('loanEvent')
    .select('id')
    .where('loanId', '=', loanId)
    .where('toState', '=', 'restructured')
    .where('recordingId', '>', paymentRecording ?? 0)
    .where('fromState', 'in', ['active', 'restructured'])
    .executeTakeFirst();
  return later !== undefined;
}

/** The state that the loan had before its last closing; one that came closed with an import was active. */
async function reopen(tx: Tx, recordingId: number, loan: LockedLoan): Promise<void> {
  const closing = await tx
    .selectFrom('loanEvent')
    .select(['fromState', 'fromStatusOn'])
    .where('loanId', '=', loan.id)
    .where('toState', '=', 'closed')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  const step = closing?.fromState === 'restructured' ? 'reopen_restructured' : 'reopen';
  const status = loanAfter(loan.status, step);
  if (!status) return;
  const statusOn = closing?.fromStatusOn ?? null;
  await tx.updateTable('loan').set({ status, statusOn }).where('id', '=', loan.id).execute();
  const event = { loanId: loan.id, fromState: loan.status, toState: status, fromStatusOn: loan.statusOn };
  await noteLoanEvents(tx, recordingId, [{ ...event, onDay: loan.today }]);
}
