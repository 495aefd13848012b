import { sql } from 'kysely';
import type { Db } from '~/platform/db.server';
import type { Reader } from '~/platform/message.server';

export type TradeSide = 'buyer' | 'seller';
/** Who trade with each other: the account that buys, the enterprise that sells. */
export type TradeSides = { buyerAccountId: string; enterpriseId: string };

/** Whom to tell on one side of a trade: the buyer, or everybody who acts for the enterprise. Closed accounts are left out. */
export async function readersOn(
  db: Db,
  { buyerAccountId, enterpriseId }: TradeSides,
  side: TradeSide,
): Promise<Reader[]> {
  const theirs =
    side === 'buyer'
      ? sql`a.id = ${buyerAccountId}`
      : sql`a.id in (select account_id from enterprise_account where enterprise_id = ${enterpriseId})`;
  const { rows } = await sql<Reader>`
    select a.id as account_id, a.phone, a.email, a.locale from account a
    where a.disabled_at is null and ${theirs}
    order by a.id
  `.execute(db);
  return rows;
}
