import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Actor } from '~/platform/actor';
import type { Tx } from '~/platform/db.server';
import type { OrderForStep } from './change-order-state.server';
import { onBuyerSide, onSellerSide } from './order-sides.sql';

/** Locks an order whose buyer this actor acts for; undefined for everybody else's. */
export function lockOwnOrder(tx: Tx, buyer: Actor, orderId: string): Promise<OrderForStep | undefined> {
  return lockOrder(tx, orderId, onBuyerSide(buyer));
}

/** Locks an order placed with an enterprise that this actor acts for; undefined for everybody else's. */
export function lockReceivedOrder(tx: Tx, seller: Actor, orderId: string): Promise<OrderForStep | undefined> {
  return lockOrder(tx, orderId, onSellerSide(seller));
}

async function lockOrder(tx: Tx, orderId: string, whose: RawBuilder<SqlBool>): Promise<OrderForStep | undefined> {
  const { rows } = await sql<OrderForStep>`
    select o.id, o.state, o.enterprise_id, o.answer_by from purchase_order o where o.id = ${orderId} and ${whose}
    for update of o
  `.execute(tx);
  return rows[0];
}
