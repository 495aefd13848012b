import { sql, type SqlBool } from 'kysely';
import type { Actor } from '~/platform/actor';
import type { Db } from '~/platform/db.server';
import { isId } from '~/platform/id';
import { GROUP_OF_ORDER } from './order-sides.sql';
import type { OrderState } from './order.states';

export type OrderSummary = {
  id: string;
  number: string;
  state: OrderState;
  title: string;
  /** Made to measure, not from an offer. */
  madeToMeasure: boolean;
  productType: string;
  quantity: number;
  unit: string;
  totalMinor: number;
  currency: string;
  /** The seller for a buyer, the buyer for a seller. */
  otherParty: string;
  placedAt: Date;
  answerBy: Date;
  promisedOn: string;
};

export type OrderPage = { orders: OrderSummary[]; next: string | null };

const PAGE_SIZE = 20;

/** Whose orders: those the actor placed, or those placed with the enterprises she acts for. */
function ordersOf(db: Db, actor: Actor, side: 'buyer' | 'seller') {
  const orders = db
    .selectFrom('purchaseOrder as o')
    .innerJoin('purchaseOrderLine as l', 'l.orderId', 'o.id')
    .innerJoin('enterprise as e', 'e.id', 'o.enterpriseId')
    .innerJoin('account as b', 'b.id', 'o.buyerAccountId')
    .select(['o.id', 'o.number', 'o.state', 'o.totalMinor', 'o.currency', 'o.placedAt', 'o.answerBy', 'o.promisedOn'])
    .select(['l.title', 'l.productType', 'l.quantity', 'l.unit'])
    .select(sql<boolean>`l.offer_id is null`.as('madeToMeasure'))
    .select(
      side === 'buyer'
        ? sql<string>`case when o.state in ('placed', 'declined', 'withdrawn', 'lapsed')
            then public_enterprise_name(e.name, e.kind, e.country, e.hides_name) else e.name end`.as('otherParty')
        : sql<string>`coalesce(${GROUP_OF_ORDER}, b.organisation, b.display_name)`.as('otherParty'),
    );
  return side === 'buyer'
    ? orders.where('o.buyerAccountId', '=', actor.accountId)
    : orders.where(
        sql<SqlBool>`o.enterprise_id in (select enterprise_id from enterprise_account where account_id = ${actor.accountId})`,
      );
}

function asSummary<Row extends { state: string }>(row: Row): Row & { state: OrderState } {
  return { ...row, state: row.state as OrderState };
}

/** A page of the actor's orders on one side, newest first. A cursor that is none counts as the first page. */
export async function orderPage(
  db: Db,
  actor: Actor,
  side: 'buyer' | 'seller',
  cursor: string | null,
): Promise<OrderPage> {
  let query = ordersOf(db, actor, side)
    .orderBy('o.id', 'desc')
    .limit(PAGE_SIZE + 1);
  if (isId(cursor ?? undefined)) query = query.where('o.id', '<', cursor);
  const rows = await query.execute();
  const orders = rows.slice(0, PAGE_SIZE).map(asSummary);
  return { orders, next: rows.length > PAGE_SIZE ? (orders.at(-1)?.id ?? null) : null };
}

/** Orders that wait for this seller's answer, the most urgent first; at most `limit`. */
export async function ordersToAnswer(db: Db, seller: Actor, limit = 10): Promise<OrderSummary[]> {
  const rows = await ordersOf(db, seller, 'seller')
    .where('o.state', '=', 'placed')
    .orderBy('o.answerBy')
    .limit(limit)
    .execute();
  return rows.map(asSummary);
}
