/** Whose money a loan is: the group's own, the programme's fund, or an outside lender's. */
export const LOAN_SOURCES = ['internal', 'own_fund', 'external_mfi'] as const;
export type LoanSource = (typeof LOAN_SOURCES)[number];
