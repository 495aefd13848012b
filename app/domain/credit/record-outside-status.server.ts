import { startRecording } from '~/domain/identity/start-recording.server';
import type { StaffMember } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';
import { findLoan } from './loan-view.queries.server';
import type { LoanState } from './loan.states';
import { lockLoans, type LockedLoan } from './lock-loans.server';
import { noteLoanEvents } from './note-loan-event.server';
import { outsidePlan, type OutsideWord } from './outside-plan';
import { allocate } from './pay-off';
import { plansOf, replacePlan } from './replace-plan.server';

export type OutsideStatus = OutsideWord & {
  loanId: string;
  status: LoanState;
  /** Who said so: a letter, a name at the lender. */
  toldBy: string;
};

export type OutsideStatusError =
  | { code: 'loan-not-found' }
  | { code: 'state-changed'; now: LoanState }
  | { code: 'source-missing' }
  | { code: 'in-the-future'; today: string }
  | { code: 'before-last-word'; asOf: string }
  | { code: 'balance-rose'; mostMinor: number }
  | { code: 'days-before-disbursement'; most: number }
  | { code: 'not-a-balance' };

/**
 * Keeps what a lender said of a member's loan: a dated snapshot, and from it the register's rows, by which the rule set
 * judges (days past due, outstanding, restructured, written off). The ledger is not touched. The balance must not rise,
 * words come in order of their days, one a day. Closed is what has no balance left.
 */
export async function recordOutsideStatus(
  tx: Tx,
  actor: StaffMember,
  input: OutsideStatus,
  clock: Clock,
): Promise<Result<null, OutsideStatusError>> {
  const { loanId, asOf, balanceMinor, daysPastDue } = input;
  const found = await findLoan(tx, actor, loanId);
  if (!found?.mayKeep || found.source !== 'external_mfi' || found.loanId === null)
    return fail({ code: 'loan-not-found' });
  const recording = { what: 'outside-credit-status', memberId: found.memberId };
  const recordingId = await startRecording(tx, actor, recording, clock);
  const [loan] = await lockLoans(tx, recordingId, [found.loanId]);
  if (!loan) return fail({ code: 'loan-not-found' });
  const plan = (await plansOf(tx, [loan.id])).get(loan.id) ?? [];
  const principalPaid = allocate(plan, loan.paidMinor).reduce((sum, row) => sum + row.principalPaidMinor, 0);
  const outstandingMinor = loan.principalMinor - principalPaid;
  const refused = refusalOf(loan, input, outstandingMinor) ?? (await tooEarly(tx, loan, asOf));
  if (refused) return fail(refused);

  const toldBy = input.toldBy.trim().slice(0, 200);
  const status = balanceMinor === 0 && input.status === 'active' ? 'closed' : input.status;
  await tx
    .insertInto('outsideLoanStatus')
    .values({ loanId: loan.id, asOf, balanceMinor, daysPastDue, status, toldBy, recordingId })
    .execute();
  const next = outsidePlan(plan, { paidMinor: loan.paidMinor, outstandingMinor }, input);
  await replacePlan(tx, recordingId, loan.id, next.plan);
  if (next.paidSinceMinor > 0) {
    const payment = { loanId: loan.id, paidOn: asOf, amountMinor: next.paidSinceMinor, importId: recordingId };
    await tx.insertInto('loanPayment').values(payment).execute();
  }
  if (status !== loan.status) {
    await tx.updateTable('loan').set({ status, statusOn: asOf }).where('id', '=', loan.id).execute();
    const event = { loanId: loan.id, fromState: loan.status, toState: status, onDay: asOf, reason: toldBy };
    await noteLoanEvents(tx, recordingId, [{ ...event, fromStatusOn: loan.statusOn }]);
  }
  return ok(null);
}

function refusalOf(loan: LockedLoan, input: OutsideStatus, mostMinor: number): OutsideStatusError | null {
  const { asOf, balanceMinor, daysPastDue, status, toldBy } = input;
  if (loan.status === 'closed' || (loan.status === 'written_off' && status !== 'written_off')) {
    return { code: 'state-changed', now: loan.status };
  }
  if (toldBy.trim() === '') return { code: 'source-missing' };
  if (asOf > loan.today) return { code: 'in-the-future', today: loan.today };
  if (!Number.isSafeInteger(balanceMinor) || balanceMinor < 0) return { code: 'not-a-balance' };
  if (status === 'closed' && balanceMinor > 0) return { code: 'not-a-balance' };
  if (balanceMinor > mostMinor) return { code: 'balance-rose', mostMinor };
  const most = Math.round((Date.parse(asOf) - Date.parse(loan.disbursedOn)) / 86_400_000);
  return daysPastDue > most ? { code: 'days-before-disbursement', most: Math.max(0, most) } : null;
}

async function tooEarly(tx: Tx, loan: LockedLoan, asOf: string): Promise<OutsideStatusError | null> {
  const last = await tx
    .selectFrom('outsideLoanStatus')
    .select('asOf')
    .where('loanId', '=', loan.id)
    .where('reversedIn', 'is', null)
    .orderBy('asOf', 'desc')
    .limit(1)
    .executeTakeFirst();
  const since = [last?.asOf, loan.lastPaidOn, loan.disbursedOn].reduce((a, b) => ((b ?? '') > (a ?? '') ? b : a)) ?? '';
  return asOf < since || asOf === last?.asOf ? { code: 'before-last-word', asOf: since } : null;
}
