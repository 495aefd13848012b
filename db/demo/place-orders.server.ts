import { acceptOrder } from '~/domain/orders/accept-order.server';
import { closeOverdueOrders } from '~/domain/orders/close-overdue-orders.server';
import { completeOrder } from '~/domain/orders/complete-order.server';
import { declineOrder } from '~/domain/orders/decline-order.server';
import { fulfilOrder } from '~/domain/orders/fulfil-order.server';
import type { OrderState } from '~/domain/orders/order.states';
import { placeOrderSchema } from '~/domain/orders/place-order.schema';
import { placeOrder } from '~/domain/orders/place-order.server';
import { withdrawOrder } from '~/domain/orders/withdraw-order.server';
import type { Actor, Seller } from '~/platform/actor';
import { fixedClock, type Clock } from '~/platform/clock';
import { transact, type Db } from '~/platform/db.server';
import type { Result } from '~/platform/result';
import { buyerOf, sellerOf } from './demo-actors.server';
import { demoOrders, type DemoOrder } from './people';

const HOUR_MS = 3_600_000;
/** How long after the step before each step of a demo order is taken, in hours. */
const STEP_HOURS = 4;

/** The steps from placed to each state; a lapsed order just waits for its time. */
const WAY: Record<OrderState, OrderState[]> = {
  placed: [],
  lapsed: [],
  withdrawn: ['withdrawn'],
  declined: ['declined'],
  accepted: ['accepted'],
  ready: ['accepted', 'ready'],
  delivered: ['accepted', 'ready', 'delivered'],
  completed: ['accepted', 'ready', 'delivered', 'completed'],
};

/** Places the demo's orders at their times and takes each to its state by the commands of its two sides. */
export async function placeOrders(db: Db, clock: Clock): Promise<void> {
  for (const order of demoOrders) {
    const { orderId, buyer, seller, placedAt } = await place(db, order, clock);
    let at = placedAt;
    for (const state of WAY[order.state]) {
      at += STEP_HOURS * HOUR_MS;
      await step(db, state, { order, orderId, buyer, seller, clock: fixedClock(new Date(at)) });
    }
  }
  await closeOverdueOrders(db, clock);
}

async function place(db: Db, order: DemoOrder, clock: Clock) {
  const offer = await db
    .selectFrom('offer')
    .select(['id', 'enterpriseId'])
    .where('code', '=', order.offerCode)
    .executeTakeFirstOrThrow();
  const buyer = await buyerOf(db, order.buyer);
  const input = placeOrderSchema.parse({
    offerId: offer.id,
    quantity: String(order.quantity),
    deliveryMethod: order.deliveryPlace ? 'delivery' : 'pickup',
    deliveryPlace: order.deliveryPlace ?? '',
    note: order.note,
    idempotencyKey: order.key,
  });
  const placedAt = clock.now().getTime() - order.placedHoursAgo * HOUR_MS;
  const placed = await transact(db, (tx) => placeOrder(tx, buyer, input, fixedClock(new Date(placedAt))));
  if (!placed.ok) throw new Error(`${order.key}: ${placed.error.code}`);
  return { orderId: placed.value.id, buyer, seller: await sellerOf(db, offer.enterpriseId), placedAt };
}

type StepContext = { order: DemoOrder; orderId: string; buyer: Actor; seller: Seller; clock: Clock };

async function step(db: Db, state: OrderState, { order, orderId, buyer, seller, clock }: StepContext): Promise<void> {
  const result: Result<OrderState, { code: string }> = await transact<OrderState, { code: string }>(db, (tx) => {
    switch (state) {
      case 'accepted':
        return acceptOrder(tx, seller, orderId, clock);
      case 'declined':
        return declineOrder(tx, seller, orderId, order.declined ?? { reasonCode: 'not-enough', reason: '' }, clock);
      case 'withdrawn':
        return withdrawOrder(tx, buyer, orderId, clock);
      case 'completed':
        return completeOrder(tx, buyer, orderId, clock);
      default:
        return fulfilOrder(tx, seller, orderId, state === 'ready' ? 'make-ready' : 'deliver', clock);
    }
  });
  // An order that is further already was taken there by a loading that was cut off.
  if (!result.ok && result.error.code !== 'state-changed') throw new Error(`${order.key}: ${result.error.code}`);
}
