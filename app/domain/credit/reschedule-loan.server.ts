import type { Tx } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';
import { soundPlan } from './loan-plan';
import type { AgreedTerms } from './loan-terms';
import { loanAfter, type LoanState } from './loan.states';
import { lockLoans } from './lock-loans.server';
import { noteLoanEvents } from './note-loan-event.server';
import { allocate, paidPart, type RegisterInstalment } from './pay-off';
import { plansOf, replacePlan, standingPlan } from './replace-plan.server';

export type RescheduleError =
  | { code: 'loan-not-found' }
  | { code: 'kept-by-lender' }
  | { code: 'state-changed'; now: LoanState }
  | { code: 'plan-changed' }
  | { code: 'reason-missing' }
  | { code: 'in-the-future'; today: string }
  | { code: 'before-last-payment'; lastPaidOn: string }
  | { code: 'nothing-outstanding' }
  | { code: 'amount-too-small-to-divide' };

type NewPlan = AgreedTerms & { instalments: number };

/**
 * The plan of a loan from a day ('YYYY-MM-DD') on: what was paid stays as it was, the principal that is left goes by the
 * new terms from that day, and interest that had fallen due unpaid is asked with the first new instalment. Interest of
 * later days of the old plan falls away.
 */
export function rescheduledPlan(
  old: readonly RegisterInstalment[],
  paidMinor: number,
  on: string,
  terms: NewPlan,
): RegisterInstalment[] | null {
  const rows = allocate(old, paidMinor);
  const principalMinor = rows.reduce((sum, row) => sum + row.principalDueMinor - row.principalPaidMinor, 0);
  if (principalMinor === 0) return null;
  const arrears = rows
    .filter(({ dueOn }) => dueOn <= on)
    .reduce((sum, row) => sum + row.interestDueMinor - row.interestPaidMinor, 0);
  const plan = soundPlan({ ...terms, principalMinor }, on);
  if (!plan) return null;
  const kept = paidPart(old, paidMinor, on);
  const further = plan.instalments.map((row, index) => ({
    number: kept.length + row.number,
    dueOn: row.dueOn,
    principalDueMinor: row.principalMinor,
    interestDueMinor: row.interestMinor + (index === 0 ? arrears : 0),
  }));
  return [...kept, ...further];
}

/**
 * Puts a loan on a new plan; the old one stays visible, and the register says that it was restructured on that day.
 * `seenPlan` is the plan that the form showed (the recording that wrote it); another stands by now: `plan-changed`.
 * Fails with `state-changed` where the loan is not open, a day after today or before the last payment, `reason-missing`, and
 * where nothing is left or too little to divide.
 */
export async function rescheduleLoan(
  tx: Tx,
  recordingId: number,
  input: { loanId: string; on: string; terms: NewPlan; reason: string; seenPlan: number },
): Promise<Result<RegisterInstalment[], RescheduleError>> {
  const { loanId, on, terms } = input;
  const reason = input.reason.trim();
  const [loan] = await lockLoans(tx, recordingId, [loanId]);
  if (!loan) return fail({ code: 'loan-not-found' });
  if (loan.source === 'external_mfi') return fail({ code: 'kept-by-lender' });
  const status = loanAfter(loan.status, 'restructure');
  if (!status) return fail({ code: 'state-changed', now: loan.status });
  if ((await standingPlan(tx, loanId)) !== input.seenPlan) return fail({ code: 'plan-changed' });
  if (reason === '') return fail({ code: 'reason-missing' });
  if (on > loan.today) return fail({ code: 'in-the-future', today: loan.today });
  const since = loan.lastPaidOn ?? loan.disbursedOn;
  if (on < since) return fail({ code: 'before-last-payment', lastPaidOn: since });
  if (loan.paidMinor >= loan.plannedMinor) return fail({ code: 'nothing-outstanding' });
  const old = (await plansOf(tx, [loanId])).get(loanId) ?? planless(loan);
  const plan = rescheduledPlan(old, loan.paidMinor, on, terms);
  if (!plan) return fail({ code: 'amount-too-small-to-divide' });
  await replacePlan(tx, recordingId, loanId, plan);
  await tx.updateTable('loan').set({ status, statusOn: on }).where('id', '=', loanId).execute();
  const event = { loanId, fromState: loan.status, toState: status, onDay: on, fromStatusOn: loan.statusOn, reason };
  await noteLoanEvents(tx, recordingId, [event]);
  return ok(plan);
}

/** A loan that came without a plan: its principal, owed at once. */
function planless(loan: { principalMinor: number; disbursedOn: string }): RegisterInstalment[] {
  const { principalMinor, disbursedOn } = loan;
  return [{ number: 1, dueOn: disbursedOn, principalDueMinor: principalMinor, interestDueMinor: 0 }];
}
