import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { fail, type Result } from '~/platform/result';
import { changeOrderState, type OrderStepError } from './change-order-state.server';
import type { DeclineOrderInput } from './decline-order.schema';
import { lockReceivedOrder } from './lock-order.server';
import type { OrderState } from './order.states';

/** The seller declines with a reason; the supply goes back to the offer. Fails with `order-not-found` or `state-changed`. */
export async function declineOrder(
  tx: Tx,
  seller: Actor,
  orderId: string,
  input: DeclineOrderInput,
  clock: Clock,
): Promise<Result<OrderState, OrderStepError>> {
  const order = await lockReceivedOrder(tx, seller, orderId);
  if (!order) return fail({ code: 'order-not-found' });
  return changeOrderState(tx, order, 'decline', {
    side: 'seller',
    accountId: seller.accountId,
    at: clock.now(),
    reasonCode: input.reasonCode,
    reason: input.reason,
  });
}
