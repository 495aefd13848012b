import { loanSchedule, type ScheduleMethod } from '~/domain/credit/schedule';
import { dayText, dayTextOrEmpty, monthsLater, type Day } from '../day';
import { amountText, type RegisterRows } from '../writing/register-columns';
import type { Instalment, Payment } from './repayments';

export interface Loan {
  code: string;
  source: 'internal' | 'own_fund' | 'external_mfi';
  groupCode: string;
  memberCode: string;
  partner: string;
  disbursedOn: Day;
  principalMinor: number;
  annualRatePercent: string;
  method: ScheduleMethod;
  status: 'active' | 'closed' | 'written_off' | 'restructured';
  statusOn: Day | null;
  instalments: Instalment[];
  payments: Payment[];
}

export interface LoanOffer {
  disbursedOn: Day;
  principalMinor: number;
  annualRatePercent: string;
  method: ScheduleMethod;
  months: number;
}

/** Monthly instalments by the credit area's own schedule, due on the same day of each month. */
export function monthlyInstalments(terms: LoanOffer): Instalment[] {
  const { principalMinor, annualRatePercent, method } = terms;
  const { instalments } = loanSchedule({
    principalMinor,
    annualRatePercent,
    method,
    periodsPerYear: 12,
    instalments: terms.months,
  });
  return instalments.map((row) => ({
    number: row.number,
    dueOn: monthsLater(terms.disbursedOn, row.number),
    principalMinor: row.principalMinor,
    interestMinor: row.interestMinor,
  }));
}

/** Whether the payments cover the whole schedule. */
export function isPaidUp({ instalments, payments }: Pick<Loan, 'instalments' | 'payments'>): boolean {
  const due = instalments.reduce((sum, row) => sum + row.principalMinor + row.interestMinor, 0);
  return payments.reduce((sum, row) => sum + row.amountMinor, 0) >= due;
}

/** Writes loans with their instalments and payments. */
export function writeLoans(loans: readonly Loan[], rows: RegisterRows): void {
  for (const loan of loans) {
    rows.write('loans', [
      loan.code,
      loan.source,
      loan.groupCode,
      loan.memberCode,
      loan.partner,
      dayText(loan.disbursedOn),
      amountText(loan.principalMinor),
      loan.annualRatePercent,
      loan.method === 'flat' ? 'flat' : 'declining',
      loan.status,
      dayTextOrEmpty(loan.statusOn),
    ]);
    for (const row of loan.instalments) {
      const amounts = [amountText(row.principalMinor), amountText(row.interestMinor)];
      rows.write('loan_instalments', [loan.code, row.number, dayText(row.dueOn), ...amounts]);
    }
    for (const row of loan.payments) {
      rows.write('loan_payments', [loan.code, dayText(row.paidOn), amountText(row.amountMinor)]);
    }
  }
}
