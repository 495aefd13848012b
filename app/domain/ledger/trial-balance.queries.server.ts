import { sql } from 'kysely';
import type { Db } from '~/platform/db.server';
import { LEDGER_ACCOUNT_KINDS, type LedgerAccountKind } from './account-kinds';

/** Whose books: a group's, or a whole branch's (its groups' and its own). */
export type Books = { groupId: string } | { branchId: string };

export type TrialBalanceRow = {
  kind: LedgerAccountKind;
  /** Whether the account is in the branch's own books and not in a group's. */
  ofBranch: boolean;
  currency: string;
  /** Whose account it is, where members are asked for and it is a member's. */
  memberId: string | null;
  memberName: string | null;
  memberCode: string | null;
  /** Everything ever debited and credited up to the day, in minor units, both ≥ 0. */
  debitMinor: number;
  creditMinor: number;
  /** Debits less credits. */
  balanceMinor: number;
};

export type TrialBalance = {
  rows: TrialBalanceRow[];
  /** One a currency; debits and credits are equal, or the books are broken. */
  totals: { currency: string; debitMinor: number; creditMinor: number }[];
};

/**
 * The trial balance of books at the end of a day: debits, credits and balance of each kind of account, or member by member
 * where a kind has members. What was taken back by a reversal stands on both sides. The caller has seen to it that the
 * reader may read these books.
 */
export async function trialBalance(
  db: Db,
  books: Books,
  { on, byMember = false }: { on: string; byMember?: boolean },
): Promise<TrialBalance> {
  const member = byMember ? sql`a.member_id` : sql`null::uuid`;
  const { rows } = await sql<TrialBalanceRow>`
    with moved as (
      select a.kind, a.group_id is null as of_branch, a.currency, ${member} as member_id,
        coalesce(sum(l.amount_minor) filter (where l.amount_minor > 0), 0)::bigint as debit_minor,
        coalesce(-sum(l.amount_minor) filter (where l.amount_minor < 0), 0)::bigint as credit_minor
      from ledger_account a
      join ledger_line l on l.account_id = a.id and l.effective_on <= ${on}::date
      where ${'groupId' in books ? sql`a.group_id = ${books.groupId}` : sql`a.branch_id = ${books.branchId}`}
      group by 1, 2, 3, 4
    )
    select v.*, v.debit_minor - v.credit_minor as balance_minor, m.display_name as member_name, m.code as member_code
    from moved v left join member m on m.id = v.member_id
    order by v.currency, v.of_branch, array_position(${[...LEDGER_ACCOUNT_KINDS]}::text[], v.kind), m.code
  `.execute(db);
  const currencies = [...new Set(rows.map(({ currency }) => currency))];
  const totals = currencies.map((currency) => {
    const own = rows.filter((row) => row.currency === currency);
    const sum = (of: (row: TrialBalanceRow) => number) => own.reduce((all, row) => all + of(row), 0);
    return { currency, debitMinor: sum((row) => row.debitMinor), creditMinor: sum((row) => row.creditMinor) };
  });
  return { rows, totals };
}
