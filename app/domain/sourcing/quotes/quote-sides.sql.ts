import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Actor } from '~/platform/actor';

/** The condition that the request `r` is the actor's: she asked, or she acts for the enterprise that was asked. */
export function onEitherSide({ accountId }: Actor): RawBuilder<SqlBool> {
  return sql<SqlBool>`(r.buyer_account_id = ${accountId} or exists (
    select from enterprise_account w where w.enterprise_id = r.enterprise_id and w.account_id = ${accountId}))`;
}

/** On which side of the request `r` the actor stands, where it is hers. */
export function sideOf({ accountId }: Actor): RawBuilder<'buyer' | 'seller'> {
  return sql`case when r.buyer_account_id = ${accountId} then 'buyer' else 'seller' end`;
}
