/**
 * Kinds of accounts. A debit is > 0: what there is (cash_box, bank, mobile_money, loan_receivable) and what was spent
 * (expense, loan_loss) stand above zero; what is owed (member_savings, social_fund, rotation_pot, programme_fund) and
 * what came in (interest_income, fine_income, other_income) stand below. `share_out` is what members were paid beyond
 * their savings when a cycle ended.
 */
export const LEDGER_ACCOUNT_KINDS = [
  ...(['cash_box', 'bank', 'mobile_money', 'loan_receivable', 'expense', 'loan_loss'] as const),
  ...(['member_savings', 'social_fund', 'rotation_pot', 'programme_fund'] as const),
  ...(['interest_income', 'fine_income', 'other_income', 'share_out'] as const),
] as const;
export type LedgerAccountKind = (typeof LEDGER_ACCOUNT_KINDS)[number];
