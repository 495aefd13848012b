import type { LedgerAccount } from '~/domain/ledger/post-entries.server';

/** Whose books a loan of our own stands in, and where its money comes from and goes back to. */
export function fundOf(loan: { source: string; branchId: string; groupId: string }): {
  books: { branchId: string; groupId: string | null };
  purse: LedgerAccount;
} {
  const internal = loan.source === 'internal';
  const books = { branchId: loan.branchId, groupId: internal ? loan.groupId : null };
  return { books, purse: { ...books, kind: internal ? 'cash_box' : 'programme_fund' } };
}
