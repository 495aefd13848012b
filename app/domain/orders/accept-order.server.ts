import { requireEligible } from '~/domain/eligibility/require-eligible.server';
import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { fail, type Result } from '~/platform/result';
import { changeOrderState, type OrderStepError } from './change-order-state.server';
import { lockReceivedOrder } from './lock-order.server';
import type { OrderState } from './order.states';

export type AcceptOrderError = OrderStepError | { code: 'not-eligible' } | { code: 'answer-too-late' };

/**
 * The seller accepts within her time. Her place on the market is checked again under lock, and the decision it rests on
 * is stored with the order. Fails with `order-not-found`, `state-changed`, `answer-too-late` or `not-eligible`.
 */
export async function acceptOrder(
  tx: Tx,
  seller: Actor,
  orderId: string,
  clock: Clock,
): Promise<Result<OrderState, AcceptOrderError>> {
  const order = await lockReceivedOrder(tx, seller, orderId);
  if (!order) return fail({ code: 'order-not-found' });
  const at = clock.now();
  if (order.state === 'placed' && order.answerBy <= at) return fail({ code: 'answer-too-late' });
  const standing = await requireEligible(tx, order.enterpriseId);
  if (!standing.ok) return fail({ code: 'not-eligible' });
  return changeOrderState(tx, order, 'accept', {
    side: 'seller',
    accountId: seller.accountId,
    at,
    decisionId: standing.value,
  });
}
