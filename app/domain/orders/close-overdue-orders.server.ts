import type { Clock } from '~/platform/clock';
import { transact, type Db, type Tx } from '~/platform/db.server';
import { ok } from '~/platform/result';
import { changeOrderState, type OrderForStep } from './change-order-state.server';
import { COMPLETION_DAYS, type OrderState } from './order.states';

const BATCH = 100;

/**
 * Lets unanswered orders lapse when their 72 hours are over, and completes orders that were delivered 14 days ago
 * without a word from the buyer. Returns how many orders it moved. Orders that somebody is acting on are left for next time.
 */
export async function closeOverdueOrders(db: Db, clock: Clock): Promise<number> {
  let moved = 0;
  for (const [step, overdue] of [
    ['lapse', unanswered],
    ['complete', unconfirmed],
  ] as const) {
    for (let batch = BATCH; batch === BATCH; moved += batch) {
      const result = await transact(db, async (tx) => {
        const orders = await overdue(tx, clock);
        for (const order of orders) {
          await changeOrderState(tx, order, step, { side: 'system', accountId: null, at: clock.now() });
        }
        return ok(orders.length);
      });
      batch = result.ok ? result.value : 0;
    }
  }
  return moved;
}

async function unanswered(tx: Tx, clock: Clock): Promise<OrderForStep[]> {
  const rows = await tx
    .selectFrom('purchaseOrder')
    .select(['id', 'state', 'enterpriseId', 'answerBy'])
    .where('state', '=', 'placed')
    .where('answerBy', '<=', clock.now())
    .orderBy('answerBy')
    .limit(BATCH)
    .forUpdate()
    .skipLocked()
    .execute();
  return rows.map((row) => ({ ...row, state: row.state as OrderState }));
}

async function unconfirmed(tx: Tx, clock: Clock): Promise<OrderForStep[]> {
  const since = new Date(clock.now().getTime() - COMPLETION_DAYS * 86_400_000);
  const rows = await tx
    .selectFrom('purchaseOrder')
    .select(['id', 'state', 'enterpriseId', 'answerBy'])
    .where('state', '=', 'delivered')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('purchaseOrderEvent')
          .select('purchaseOrderEvent.id')
          .whereRef('purchaseOrderEvent.orderId', '=', 'purchaseOrder.id')
          .where('purchaseOrderEvent.toState', '=', 'delivered')
          .where('purchaseOrderEvent.at', '<=', since),
      ),
    )
    .limit(BATCH)
    .forUpdate()
    .skipLocked()
    .execute();
  return rows.map((row) => ({ ...row, state: row.state as OrderState }));
}
