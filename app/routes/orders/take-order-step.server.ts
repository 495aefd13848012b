import { acceptOrder, type AcceptOrderError } from '~/domain/orders/accept-order.server';
import { completeOrder } from '~/domain/orders/complete-order.server';
import { declineOrderSchema } from '~/domain/orders/decline-order.schema';
import { declineOrder } from '~/domain/orders/decline-order.server';
import { fulfilOrder } from '~/domain/orders/fulfil-order.server';
import type { OrderState } from '~/domain/orders/order.states';
import { withdrawOrder } from '~/domain/orders/withdraw-order.server';
import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import { transact, type Db } from '~/platform/db.server';
import type { TypedText } from '~/platform/form-data.server';
import { fail, type Result } from '~/platform/result';

export type TakeOrderStepError =
  | AcceptOrderError
  | { code: 'unknown-step' }
  | { code: 'wrong-fields'; field: string; problem: 'missing' | 'too-long' };

/** Turns the button that was pressed on an order's page into its command. */
export function takeOrderStep(
  db: Db,
  actor: Actor,
  orderId: string,
  typed: TypedText,
  clock: Clock,
): Promise<Result<OrderState, TakeOrderStepError>> {
  return transact<OrderState, TakeOrderStepError>(db, async (tx) => {
    if (typed.step === 'withdraw') return withdrawOrder(tx, actor, orderId, clock);
    if (typed.step === 'complete') return completeOrder(tx, actor, orderId, clock);
    switch (typed.step) {
      case 'accept':
        return acceptOrder(tx, actor, orderId, clock);
      case 'make-ready':
      case 'deliver':
        return fulfilOrder(tx, actor, orderId, typed.step, clock);
      case 'decline': {
        const answer = declineOrderSchema.safeParse(typed);
        if (answer.success) return declineOrder(tx, actor, orderId, answer.data, clock);
        const [issue] = answer.error.issues;
        const problem = issue?.message === 'too-long' ? 'too-long' : 'missing';
        return fail({ code: 'wrong-fields', field: String(issue?.path[0]), problem });
      }
      default:
        return fail({ code: 'unknown-step' });
    }
  });
}
