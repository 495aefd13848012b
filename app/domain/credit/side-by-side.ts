import { costOfLoan, type CostOfLoan } from './cost-of-loan';
import { loanPlan } from './loan-plan';
import type { AgreedTerms } from './loan-terms';
import type { ScheduleMethod } from './schedule';

type AskedLoan = AgreedTerms & { principalMinor: number; instalments: number };

/** What a loan costs, and what it would cost the other way at the same quoted rate: flat beside declining. */
export function costsSideBySide(
  loan: AskedLoan,
  on: string,
): { method: ScheduleMethod; chosen: boolean; cost: CostOfLoan }[] {
  const other: ScheduleMethod = loan.method === 'flat' ? 'declining_equal_instalments' : 'flat';
  return [loan.method, other].map((method) => {
    const terms = { ...loan, method };
    return { method, chosen: method === loan.method, cost: costOfLoan(loanPlan(terms, on), terms) };
  });
}
