import { sql } from 'kysely';
import type { Tx } from '~/platform/db.server';
import { emit } from '~/platform/outbox.server';
import { fail, ok, type Result } from '~/platform/result';
import type { OrderEventName } from './order.events';
import { givesSupplyBack, transitionOf, type OrderSide, type OrderState, type OrderStep } from './order.states';

export type OrderForStep = { id: string; state: OrderState; enterpriseId: string; answerBy: Date };

export type StepTaken = {
  side: OrderSide;
  accountId: string | null;
  at: Date;
  reasonCode?: string;
  reason?: string;
  /** The eligibility decision that an acceptance rests on. */
  decisionId?: number | null;
};

/** `now` is the state the order has instead of the one that the step starts from. */
export type OrderStepError = { code: 'order-not-found' } | { code: 'state-changed'; now: OrderState };

/**
 * Makes one step of an order whose row the caller has locked: compare-and-set of the state, history, supply given back
 * where nothing will be delivered, event. Fails with `state-changed` when the order is elsewhere or the side may not.
 */
export async function changeOrderState(
  tx: Tx,
  order: OrderForStep,
  step: OrderStep,
  taken: StepTaken,
): Promise<Result<OrderState, OrderStepError>> {
  const { from, to, by } = transitionOf(step);
  if (order.state !== from || !by.includes(taken.side)) return fail({ code: 'state-changed', now: order.state });
  const { numUpdatedRows } = await tx
    .updateTable('purchaseOrder')
    .set((eb) => ({
      state: to,
      version: eb('version', '+', 1),
      ...(taken.decisionId === undefined ? {} : { decisionId: taken.decisionId }),
    }))
    .where('id', '=', order.id)
    .where('state', '=', from)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return fail({ code: 'state-changed', now: order.state });
  await tx
    .insertInto('purchaseOrderEvent')
    .values({
      orderId: order.id,
      fromState: from,
      toState: to,
      accountId: taken.accountId,
      side: taken.side,
      reasonCode: taken.reasonCode ?? null,
      reason: taken.reason ?? null,
      at: taken.at,
    })
    .execute();
  if (givesSupplyBack(to)) await giveSupplyBack(tx, order.id);
  await emit(tx, `order.${to}` satisfies OrderEventName, { orderId: order.id });
  return ok(to);
}

async function giveSupplyBack(tx: Tx, orderId: string): Promise<void> {
  await sql`
    with line as (
      select offer_id, from_stock from purchase_order_line where order_id = ${orderId} and from_stock > 0
    ), locked as (
      select o.id from offer o where o.id in (select offer_id from line) order by o.id for update
    ), freed as (
      delete from capacity_commitment where order_id = ${orderId}
    )
    update offer o set stock = coalesce(o.stock, 0) + line.from_stock
    from line, locked where locked.id = line.offer_id and o.id = line.offer_id
  `.execute(tx);
}
