import { sql } from 'kysely';
import type { SupplyPlan } from '~/domain/catalogue/promise-date';
import type { Tx } from '~/platform/db.server';
import { newId } from '~/platform/id';
import type { OrderSide, OrderState } from './order.states';

export type PlacedOrder = { id: string; number: string };

/** An order that has been checked, as it is to be written. Amounts in minor units, days 'YYYY-MM-DD'. */
export type NewOrder = {
  buyerAccountId: string;
  enterpriseId: string;
  /** Where it begins: it waits for the seller, or both have agreed already. */
  state: 'placed' | 'accepted';
  currency: string;
  line: {
    /** Null for what is made to measure. */
    offerId: string | null;
    title: string;
    productType: string;
    unit: string;
    unitPriceMinor: number;
    quantity: number;
  };
  /** What of the offer's stock and of its coming weeks is taken, under the offer's lock. */
  plan: Pick<SupplyPlan, 'fromStock' | 'weeks'>;
  promisedOn: string;
  wishedOn: string | null;
  deliveryMethod: 'pickup' | 'delivery';
  deliveryPlace: string;
  note: string;
  depositPercent: number;
  answerBy: Date;
  idempotencyKey: string;
  requestHash: string;
  /** The terms that were agreed; null for an order at the offer's price. */
  quoteId: string | null;
  /** The eligibility decision that an acceptance rests on. */
  decisionId: number | null;
  placedAt: Date;
  history: readonly { toState: OrderState; side: OrderSide; accountId: string }[];
};

/**
 * Writes an order in one statement: order, line, history, supply taken; and tells that it was placed where it waits for an
 * answer. Undefined, and nothing written, when the buyer's key is in use by now.
 */
export async function writeOrder(tx: Tx, order: NewOrder): Promise<PlacedOrder | undefined> {
  const { line, plan, placedAt } = order;
  const id = newId();
  const totalMinor = line.unitPriceMinor * line.quantity;
  const { rows } = await sql<PlacedOrder>`
    with placed as (
      insert into purchase_order (id, number, buyer_account_id, enterprise_id, state, currency, total_minor,
        delivery_method, delivery_place, wished_on, note, payment_method, promised_on, answer_by, idempotency_key,
        request_hash, placed_at, quote_id, deposit_percent, decision_id)
      values (${id}, ${`PO-${placedAt.getUTCFullYear()}-`} || lpad(nextval('purchase_order_number')::text, 6, '0'),
        ${order.buyerAccountId}, ${order.enterpriseId}, ${order.state}, ${order.currency}, ${totalMinor},
        ${order.deliveryMethod}, ${order.deliveryPlace}, ${order.wishedOn}, ${order.note}, 'on_delivery',
        ${order.promisedOn}, ${order.answerBy}, ${order.idempotencyKey}, ${order.requestHash}, ${placedAt},
        ${order.quoteId}, ${order.depositPercent}, ${order.decisionId})
      on conflict (buyer_account_id, idempotency_key) do nothing
      returning id, number, state
    ), line as (
      insert into purchase_order_line (order_id, offer_id, title, product_type, unit, unit_price_minor, quantity,
        from_stock, line_total_minor)
      select id, ${line.offerId}::uuid, ${line.title}, ${line.productType}, ${line.unit},
        ${line.unitPriceMinor}::bigint, ${line.quantity}::int, ${plan.fromStock}::int, ${totalMinor}::bigint from placed
    ), supply as (
      update offer set stock = stock - ${plan.fromStock}::int
      from placed where offer.id = ${line.offerId}::uuid and ${plan.fromStock}::int > 0
    ), capacity as (
      insert into capacity_commitment (offer_id, order_id, week_on, quantity)
      select ${line.offerId}::uuid, placed.id, week_on, quantity
      from placed, jsonb_to_recordset(${JSON.stringify(plan.weeks)}::jsonb) as w("weekOn" date, quantity int),
        lateral (select "weekOn" as week_on) named
    ), history as (
      insert into purchase_order_event (order_id, from_state, to_state, account_id, side, at)
      select id, lag(h."toState") over (order by h.place), h."toState", h."accountId", h.side, ${placedAt}::timestamptz
      from placed, rows from (jsonb_to_recordset(${JSON.stringify(order.history)}::jsonb)
        as ("toState" text, side text, "accountId" uuid)) with ordinality
        as h("toState", side, "accountId", place)
      order by h.place
    ), event as (
      insert into outbox_event (name, payload)
      select 'order.placed', jsonb_build_object('orderId', id) from placed where state = 'placed' returning id
    )
    select placed.id, placed.number, (select enqueue_event(id) from event) from placed
  `.execute(tx);
  return rows[0] && { id: rows[0].id, number: rows[0].number };
}
