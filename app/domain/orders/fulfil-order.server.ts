import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { fail, type Result } from '~/platform/result';
import { changeOrderState, type OrderStepError } from './change-order-state.server';
import { lockReceivedOrder } from './lock-order.server';
import type { OrderState } from './order.states';

/**
 * The seller says that an accepted order is ready, or that a ready one is delivered.
 * Fails with `order-not-found` or `state-changed`.
 */
export async function fulfilOrder(
  tx: Tx,
  seller: Actor,
  orderId: string,
  step: 'make-ready' | 'deliver',
  clock: Clock,
): Promise<Result<OrderState, OrderStepError>> {
  const order = await lockReceivedOrder(tx, seller, orderId);
  if (!order) return fail({ code: 'order-not-found' });
  return changeOrderState(tx, order, step, { side: 'seller', accountId: seller.accountId, at: clock.now() });
}
