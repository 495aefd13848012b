import type { Tx } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';
import { closePaidLoans } from './close-paid-loans.server';
import { isOpenLoan } from './loan.states';
import { lockLoans, type LockedLoan } from './lock-loans.server';
import { postLoanPayments } from './post-loan-payments.server';
import { settleLosses } from './settle-losses.server';

export type Repayment = { loanId: string; amountMinor: number };

export type RepaymentError =
  | { code: 'loan-not-found'; loanId: string }
  | { code: 'kept-by-lender'; loanId: string }
  | { code: 'loan-closed'; loanId: string }
  | { code: 'not-positive'; loanId: string }
  | { code: 'before-disbursement'; loanId: string; disbursedOn: string }
  | { code: 'in-the-future'; loanId: string; today: string }
  | { code: 'more-than-owed'; loanId: string; owedMinor: number };

/** `owedMinor`: what is still to be paid by plan, principal and interest. */
export type RepaymentDone = { loanId: string; paidMinor: number; owedMinor: number; closed: boolean };

/**
 * Records repayments of one day ('YYYY-MM-DD', amounts in minor units): the register's rows, the ledger's entries, and
 * a loan that is paid is closed. A payment on a loan that was given up is a recovery. All of them or none: the first
 * that cannot be is named, with what is owed where it is more (`owedMinor`) and the day where that is wrong.
 */
export async function recordRepayments(
  tx: Tx,
  recordingId: number,
  { on, repayments }: { on: string; repayments: readonly Repayment[] },
): Promise<Result<RepaymentDone[], RepaymentError>> {
  if (repayments.length === 0) return ok([]);
  const loanIds = [...new Set(repayments.map(({ loanId }) => loanId))];
  const loans = new Map((await lockLoans(tx, recordingId, loanIds)).map((loan) => [loan.id, loan]));
  const owed = new Map([...loans].map(([id, loan]) => [id, loan.plannedMinor - loan.paidMinor]));
  for (const { loanId, amountMinor } of repayments) {
    const loan = loans.get(loanId);
    if (!loan) return fail({ code: 'loan-not-found', loanId });
    const owedMinor = owed.get(loanId) ?? 0;
    const refused = refusalOf(loan, on, amountMinor, owedMinor);
    if (refused) return fail(refused);
    owed.set(loanId, owedMinor - amountMinor);
  }
  const rows = repayments.map(({ loanId, amountMinor }) => ({
    loanId,
    amountMinor,
    paidOn: on,
    importId: recordingId,
  }));
  await tx.insertInto('loanPayment').values(rows).execute();
  await postLoanPayments(tx, recordingId, loanIds, 'repayment');
  const givenUp = [...loans.values()].filter(({ offTheBooks }) => offTheBooks).map(({ id }) => id);
  if (givenUp.length > 0) await settleLosses(tx, recordingId, givenUp, on);
  const paid = [...loans.values()].filter(({ id, status }) => owed.get(id) === 0 && isOpenLoan(status));
  await closePaidLoans(tx, recordingId, paid, on);
  return ok(
    loanIds.map((loanId) => ({
      loanId,
      paidMinor: (loans.get(loanId)?.plannedMinor ?? 0) - (owed.get(loanId) ?? 0) - (loans.get(loanId)?.paidMinor ?? 0),
      owedMinor: owed.get(loanId) ?? 0,
      closed: paid.some(({ id }) => id === loanId),
    })),
  );
}

function refusalOf(loan: LockedLoan, on: string, amountMinor: number, owedMinor: number): RepaymentError | null {
  const loanId = loan.id;
  if (loan.source === 'external_mfi') return { code: 'kept-by-lender', loanId };
  if (loan.status === 'closed') return { code: 'loan-closed', loanId };
  if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0) return { code: 'not-positive', loanId };
  if (on > loan.today) return { code: 'in-the-future', loanId, today: loan.today };
  if (on < loan.disbursedOn) return { code: 'before-disbursement', loanId, disbursedOn: loan.disbursedOn };
  return amountMinor > owedMinor ? { code: 'more-than-owed', loanId, owedMinor } : null;
}
