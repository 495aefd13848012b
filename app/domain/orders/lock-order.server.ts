import type { Actor } from '~/platform/actor';
import type { Tx } from '~/platform/db.server';
import type { OrderForStep } from './change-order-state.server';
import type { OrderState } from './order.states';

const COLUMNS = [
  'purchaseOrder.id',
  'purchaseOrder.state',
  'purchaseOrder.enterpriseId',
  'purchaseOrder.answerBy',
] as const;

function asOrder(row: { id: string; state: string; enterpriseId: string; answerBy: Date } | undefined) {
  return row && { ...row, state: row.state as OrderState };
}

/** Locks an order that this actor placed; undefined for everybody else's. */
export async function lockOwnOrder(tx: Tx, buyer: Actor, orderId: string): Promise<OrderForStep | undefined> {
  const row = await tx
    .selectFrom('purchaseOrder')
    .select(COLUMNS)
    .where('id', '=', orderId)
    .where('buyerAccountId', '=', buyer.accountId)
    .forUpdate()
    .executeTakeFirst();
  return asOrder(row);
}

/** Locks an order placed with an enterprise that this actor acts for; undefined for everybody else's. */
export async function lockReceivedOrder(tx: Tx, seller: Actor, orderId: string): Promise<OrderForStep | undefined> {
  const row = await tx
    .selectFrom('purchaseOrder')
    .select(COLUMNS)
    .where('purchaseOrder.id', '=', orderId)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('enterpriseAccount')
          .select('enterpriseAccount.accountId')
          .whereRef('enterpriseAccount.enterpriseId', '=', 'purchaseOrder.enterpriseId')
          .where('enterpriseAccount.accountId', '=', seller.accountId),
      ),
    )
    .forUpdate('purchaseOrder')
    .executeTakeFirst();
  return asOrder(row);
}
