import { sql } from 'kysely';
import type { LedgerAccount } from '~/domain/ledger/post-entries.server';
import type { LedgerAccountKind } from '~/domain/ledger/account-kinds';
import type { Db } from '~/platform/db.server';
import { newId } from '~/platform/id';

/** An account of the small books, with its number. */
export type KnownAccount = LedgerAccount & { id: number; currency: string };

/** One set of books: a group's, or a branch's own. */
export type KnownBooks = { branchId: string; groupId: string | null; currency: string; accounts: KnownAccount[] };

const OF_GROUP: LedgerAccountKind[] = ['cash_box', 'bank', 'social_fund', 'fine_income', 'expense'];
const OF_BRANCH: LedgerAccountKind[] = ['programme_fund', 'interest_income', 'expense'];

/**
 * Opens small books: two branches (rupees, shillings) with their own, two groups of two members in each, and for the
 * first group accounts in dollars too.
 */
export async function openSmallBooks(db: Db): Promise<KnownBooks[]> {
  const books: KnownBooks[] = [];
  for (const [country, currency] of [
    ['IN', 'INR'],
    ['KE', 'KES'],
  ] as const) {
    const branchId = newId();
    await sql`insert into branch (id, code, name, country, timezone, currency)
      values (${branchId}, ${country}, ${country}, ${country}, 'UTC', ${currency})`.execute(db);
    books.push(await openBooks(db, { branchId, groupId: null }, currency, OF_BRANCH));
    for (const name of ['Roja', 'Upendo']) {
      const groupId = newId();
      await sql`insert into self_help_group (id, code, branch_id, name, kind, formed_on)
        values (${groupId}, ${`${country}-${name}`}, ${branchId}, ${name}, 'savings', '2020-01-01')`.execute(db);
      books.push(await openBooks(db, { branchId, groupId }, currency, OF_GROUP, 2));
    }
  }
  const [first] = books.filter(({ groupId }) => groupId !== null);
  if (first) books.push(await openBooks(db, first, 'USD', OF_GROUP));
  return books;
}

async function openBooks(
  db: Db,
  { branchId, groupId }: { branchId: string; groupId: string | null },
  currency: string,
  kinds: LedgerAccountKind[],
  members = 0,
): Promise<KnownBooks> {
  const memberIds = Array.from({ length: members }, newId);
  for (const id of memberIds) {
    await sql`insert into member (id, code, display_name, birth_year) values (${id}, ${id}, 'Asha', 1990)`.execute(db);
  }
  const accounts: LedgerAccount[] = [
    ...kinds.map((kind) => ({ branchId, groupId, kind })),
    ...memberIds.map((memberId) => ({ branchId, groupId, kind: 'member_savings' as const, memberId })),
  ];
  const opened: KnownAccount[] = [];
  for (const account of accounts) {
    const row = await db
      .insertInto('ledgerAccount')
      .values({ ...account, currency })
      .returning('id')
      .executeTakeFirstOrThrow();
    opened.push({ ...account, id: row.id, currency });
  }
  return { branchId, groupId, currency, accounts: opened };
}
