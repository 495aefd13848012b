import type { PlanRow } from '~/components/loan-plan-table';
import { loanPlan } from '~/domain/credit/loan-plan';
import type { LoanHead, LoanInstalmentRow, LoanPaymentRow } from '~/domain/credit/loan-view.queries.server';
import { isOpenLoan, type LoanState } from '~/domain/credit/loan.states';
import { allocate, payOff } from '~/domain/credit/pay-off';

type Records = { instalments: LoanInstalmentRow[]; payments: LoanPaymentRow[] };

/** What is owed by plan, and what pays the loan off today; minor units. */
export type Owed = {
  paidMinor: number;
  outstandingMinor: number;
  interestMinor: number;
  /** What has fallen due and is not paid. */
  dueMinor: number;
  payOffMinor: number;
  sparedMinor: number;
};

/** What a form says it saw: the recording that wrote the plan that stands (0: an import without one, or no plan). */
export const planVersion = (instalments: LoanInstalmentRow[]) =>
  Math.max(0, ...instalments.flatMap(({ replacedIn, writtenIn }) => (replacedIn === null ? [writtenIn ?? 0] : [])));

/** The plan that stands with what was paid of it (of a request: as it would be), plans before it, and what is owed. */
export function loanPlansOf(loan: LoanHead, { instalments, payments }: Records, today: string) {
  const standing = instalments.filter(({ replacedIn }) => replacedIn === null);
  const paidMinor = payments.reduce((sum, one) => (one.reversedAt === null ? sum + one.amountMinor : sum), 0);
  const rows = allocate(standing, paidMinor);
  const plan: PlanRow[] =
    loan.loanId === null
      ? wouldBe(loan, today)
      : rows.map((row) => ({
          number: row.number,
          dueOn: row.dueOn,
          principalMinor: row.principalDueMinor,
          interestMinor: row.interestDueMinor,
          paidMinor: row.principalPaidMinor + row.interestPaidMinor,
        }));
  const open = loan.loanId !== null && loan.source !== 'external_mfi' && isOpenLoan(loan.state as LoanState);
  const replaced = [...new Set(instalments.flatMap(({ replacedIn }) => replacedIn ?? []))];
  const oldPlans = replaced.map((recording) => {
    const old = instalments.filter(({ replacedIn }) => replacedIn === recording);
    const asked = old.map(({ number, dueOn, principalDueMinor, interestDueMinor }) => ({
      ...{ number, dueOn, principalMinor: principalDueMinor, interestMinor: interestDueMinor },
    }));
    return { replacedAt: old[0]?.replacedAt ?? '', rows: asked };
  });
  return { plan, oldPlans, off: open ? owed() : null };

  function owed(): Owed {
    const off = payOff({ method: loan.method, plan: standing, paidMinor }, today);
    const left = (rows: PlanRow[], of: 'principal' | 'all') =>
      rows.reduce((sum, row) => {
        const principalPaid = Math.max(0, (row.paidMinor ?? 0) - row.interestMinor);
        const principal = row.principalMinor - principalPaid;
        return sum + (of === 'principal' ? principal : row.principalMinor + row.interestMinor - (row.paidMinor ?? 0));
      }, 0);
    const outstandingMinor = left(plan, 'principal');
    return {
      paidMinor,
      outstandingMinor,
      interestMinor: left(plan, 'all') - outstandingMinor,
      dueMinor: left(
        plan.filter(({ dueOn }) => dueOn <= today),
        'all',
      ),
      payOffMinor: off.owedMinor,
      sparedMinor: off.sparedMinor,
    };
  }
}

function wouldBe({ terms, instalments, amountMinor, approvedMinor }: LoanHead, today: string): PlanRow[] {
  if (!terms || instalments === null) return [];
  return loanPlan({ ...terms, instalments, principalMinor: approvedMinor ?? amountMinor }, today).instalments.map(
    ({ number, dueOn, principalMinor, interestMinor }) => ({ number, dueOn, principalMinor, interestMinor }),
  );
}
