import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { fail, type Result } from '~/platform/result';
import { changeOrderState, type OrderStepError } from './change-order-state.server';
import { lockOwnOrder } from './lock-order.server';
import type { OrderState } from './order.states';

/** Who acts for the buyer confirms that a delivered order was received. Fails with `order-not-found` or `state-changed`. */
export async function completeOrder(
  tx: Tx,
  buyer: Actor,
  orderId: string,
  clock: Clock,
): Promise<Result<OrderState, OrderStepError>> {
  const order = await lockOwnOrder(tx, buyer, orderId);
  if (!order) return fail({ code: 'order-not-found' });
  return changeOrderState(tx, order, 'complete', { side: 'buyer', accountId: buyer.accountId, at: clock.now() });
}
