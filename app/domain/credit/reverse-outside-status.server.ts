import { startRecording } from '~/domain/identity/start-recording.server';
import type { StaffMember } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';
import { findLoan } from './loan-view.queries.server';
import { lockLoans, type LockedLoan } from './lock-loans.server';
import { noteLoanEvents } from './note-loan-event.server';
import { restorePlan, standingPlan } from './replace-plan.server';

export type OutsideReversalError =
  | { code: 'loan-not-found' }
  | { code: 'reason-missing' }
  /** Something later stands: a word of the lender, or a register that was taken in. */
  | { code: 'not-the-last-word' };

/**
 * Takes back what was noted as a lender's last word, for it was noted wrongly; it stays visible with the reason. The
 * register stands again as before it: plan, payment and state. Then the right one can be recorded, also of that day.
 * Fails with `loan-not-found`, `reason-missing`, and `not-the-last-word` where something later stands (or it was taken
 * back already).
 */
export async function reverseOutsideStatus(
  tx: Tx,
  actor: StaffMember,
  input: { loanId: string; statusId: number; reason: string },
  clock: Clock,
): Promise<Result<null, OutsideReversalError>> {
  const found = await findLoan(tx, actor, input.loanId);
  if (!found?.mayKeep || found.source !== 'external_mfi' || found.loanId === null) {
    return fail({ code: 'loan-not-found' });
  }
  const reason = input.reason.trim().slice(0, 500);
  if (reason === '') return fail({ code: 'reason-missing' });
  const recording = { what: 'outside-credit-status-reversal', memberId: found.memberId, reason };
  const recordingId = await startRecording(tx, actor, recording, clock);
  const [loan] = await lockLoans(tx, recordingId, [found.loanId]);
  if (!loan) return fail({ code: 'loan-not-found' });
  const last = await lastWord(tx, loan.id);
  const stands = last?.id === input.statusId && (await standingPlan(tx, loan.id)) === last.recordingId;
  if (!stands) return fail({ code: 'not-the-last-word' });
  await tx.updateTable('outsideLoanStatus').set({ reversedIn: recordingId }).where('id', '=', last.id).execute();
  await tx
    .updateTable('loanPayment')
    .set({ reversedIn: recordingId })
    .where('loanId', '=', loan.id)
    .where('importId', '=', last.recordingId)
    .where('reversedIn', 'is', null)
    .execute();
  await restorePlan(tx, recordingId, loan.id, last.recordingId);
  await restoreState(tx, recordingId, loan, last.recordingId, reason);
  return ok(null);
}

function lastWord(tx: Tx, loanId: string) {
  return tx
    .selectFrom('outsideLoanStatus')
    .select(['id', 'recordingId'])
    .where('loanId', '=', loanId)
    .where('reversedIn', 'is', null)
    .orderBy('asOf', 'desc')
    .limit(1)
    .executeTakeFirst();
}

async function restoreState(tx: Tx, recordingId: number, loan: LockedLoan, saidIn: number, reason: string) {
  const change = await tx
    .selectFrom('loanEvent')
    .select(['fromState', 'fromStatusOn'])
    .where('loanId', '=', loan.id)
    .where('recordingId', '=', saidIn)
    .executeTakeFirst();
  if (!change?.fromState) return;
  const { fromState: status, fromStatusOn: statusOn } = change;
  await tx.updateTable('loan').set({ status, statusOn }).where('id', '=', loan.id).execute();
  const event = { loanId: loan.id, fromState: loan.status, toState: status, fromStatusOn: loan.statusOn };
  await noteLoanEvents(tx, recordingId, [{ ...event, onDay: loan.today, reason }]);
}
