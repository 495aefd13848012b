import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { mayKeepGroup } from '~/domain/programme/group-access.server';
import type { Actor } from '~/platform/actor';

/** The name of the group that bought the order `o` together, null for any other: members' names are the group's own matter. */
export const GROUP_OF_ORDER = sql<string | null>`(select c.name from group_purchase p
  join self_help_group c on c.id = p.group_id where p.order_id = o.id)`;

/** The condition that the actor acts for the enterprise that the order `o` was placed with. */
export function onSellerSide({ accountId }: Actor): RawBuilder<SqlBool> {
  return sql<SqlBool>`exists (select from enterprise_account w
    where w.enterprise_id = o.enterprise_id and w.account_id = ${accountId})`;
}

/**
 * The condition that the actor acts for the buyer of the order `o`: who placed it; where a group bought together, whoever
 * keeps that group's records too, for it is the group's order and not hers who pressed. Nobody acts for both sides.
 */
export function onBuyerSide(actor: Actor): RawBuilder<SqlBool> {
  return sql<SqlBool>`(o.buyer_account_id = ${actor.accountId} or not ${onSellerSide(actor)} and exists (
    select from group_purchase p join self_help_group g on g.id = p.group_id
    where p.order_id = o.id and ${mayKeepGroup(actor, { branch: 'g.branch_id', group: 'g.id' })}))`;
}
