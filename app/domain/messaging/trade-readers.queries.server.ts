import { sql } from 'kysely';
import type { Db } from '~/platform/db.server';
import type { Reader } from '~/platform/message.server';

export type TradeSide = 'buyer' | 'seller';
/** Who trade with each other: the account that buys, for the group where one buys together, and the enterprise that sells. */
export type TradeSides = { buyerAccountId: string; buyerGroupId?: string | null; enterpriseId: string };

/**
 * Whom to tell on one side of a trade: the buyer and, of what a group buys, the group's officers; or everybody who acts for
 * the enterprise. Closed accounts are left out.
 */
export async function readersOn(
  db: Db,
  { buyerAccountId, buyerGroupId = null, enterpriseId }: TradeSides,
  side: TradeSide,
): Promise<Reader[]> {
  const sellers = sql`(select account_id from enterprise_account where enterprise_id = ${enterpriseId})`;
  const officers = sql`select member_id from open_membership
    where group_id = ${buyerGroupId}::uuid and role <> 'member'`;
  const theirs =
    side === 'buyer'
      ? sql`(a.id = ${buyerAccountId} or a.member_id in (${officers}) and a.id not in ${sellers})`
      : sql`a.id in ${sellers}`;
  const { rows } = await sql<Reader>`
    select a.id as account_id, a.phone, a.email, a.locale from account a
    where a.disabled_at is null and ${theirs}
    order by a.id
  `.execute(db);
  return rows;
}
