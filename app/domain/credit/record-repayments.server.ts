import type { Tx } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';
import { closePaidLoans } from './close-paid-loans.server';
import { isOpenLoan } from './loan.states';
import { lockLoans, type LockedLoan } from './lock-loans.server';
import { payOff, type RegisterInstalment } from './pay-off';
import { postLoanPayments } from './post-loan-payments.server';
import { plansOf, replacePlan } from './replace-plan.server';
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

/** `owedMinor`: what pays the loan off after it; `sparedMinor`: interest that paying it off early spared. */
export type RepaymentDone = {
  loanId: string;
  paidMinor: number;
  owedMinor: number;
  sparedMinor: number;
  closed: boolean;
};

type Paying = {
  loan: LockedLoan;
  paidMinor: number;
  owedMinor: number;
  sparedMinor: number;
  plan: RegisterInstalment[];
};

/**
 * Records repayments of one day ('YYYY-MM-DD', amounts in minor units): the register's rows, the ledger's entries, and
 * a loan that is paid is closed. What pays a loan off that day (`payOff`) is the most it takes, and closes it, sparing
 * the interest of later periods. A payment on a loan that was given up is a recovery. All of them or none: the first
 * that cannot be is named, with what is owed where it is more (`owedMinor`) and the day where that is wrong.
 */
export async function recordRepayments(
  tx: Tx,
  recordingId: number,
  { on, repayments }: { on: string; repayments: readonly Repayment[] },
): Promise<Result<RepaymentDone[], RepaymentError>> {
  if (repayments.length === 0) return ok([]);
  const loanIds = [...new Set(repayments.map(({ loanId }) => loanId))];
  const paying = await readLoans(tx, recordingId, loanIds, on);
  for (const { loanId, amountMinor } of repayments) {
    const loan = paying.get(loanId);
    if (!loan) return fail({ code: 'loan-not-found', loanId });
    const refused = refusalOf(loan, on, amountMinor);
    if (refused) return fail(refused);
    loan.paidMinor += amountMinor;
    loan.owedMinor -= amountMinor;
  }
  const rows = repayments.map((one) => ({ ...one, paidOn: on, importId: recordingId }));
  await tx.insertInto('loanPayment').values(rows).execute();
  const loans = [...paying.values()];
  const paidOff = loans.filter(({ owedMinor }) => owedMinor === 0);
  for (const { loan, plan, sparedMinor } of paidOff) {
    if (sparedMinor > 0) await replacePlan(tx, recordingId, loan.id, plan);
  }
  await postLoanPayments(tx, recordingId, loanIds, 'repayment');
  const givenUp = loans.filter(({ loan }) => loan.offTheBooks).map(({ loan }) => loan.id);
  if (givenUp.length > 0) await settleLosses(tx, recordingId, givenUp, on);
  const closed = paidOff.map(({ loan }) => loan).filter(({ status }) => isOpenLoan(status));
  await closePaidLoans(tx, recordingId, closed, on);
  return ok(
    loans.map(({ loan, paidMinor, owedMinor, sparedMinor }) => ({
      ...{ loanId: loan.id, paidMinor, owedMinor, closed: closed.includes(loan) },
      sparedMinor: owedMinor === 0 ? sparedMinor : 0,
    })),
  );
}

async function readLoans(tx: Tx, recordingId: number, loanIds: string[], on: string): Promise<Map<string, Paying>> {
  const loans = await lockLoans(tx, recordingId, loanIds);
  const plans = await plansOf(tx, loanIds);
  return new Map(
    loans.map((loan) => {
      const plan = plans.get(loan.id) ?? [];
      const byPlan = { owedMinor: loan.plannedMinor - loan.paidMinor, sparedMinor: 0, plan };
      const early = plan.length > 0 && isOpenLoan(loan.status) && (loan.lastPaidOn ?? '') <= on;
      return [loan.id, { loan, paidMinor: 0, ...(early ? payOff({ ...loan, plan }, on) : byPlan) }];
    }),
  );
}

function refusalOf({ loan, owedMinor }: Paying, on: string, amountMinor: number): RepaymentError | null {
  const loanId = loan.id;
  if (loan.source === 'external_mfi') return { code: 'kept-by-lender', loanId };
  if (loan.status === 'closed') return { code: 'loan-closed', loanId };
  if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0) return { code: 'not-positive', loanId };
  if (on > loan.today) return { code: 'in-the-future', loanId, today: loan.today };
  if (on < loan.disbursedOn) return { code: 'before-disbursement', loanId, disbursedOn: loan.disbursedOn };
  return amountMinor > owedMinor ? { code: 'more-than-owed', loanId, owedMinor } : null;
}
