import type { Db } from '~/platform/db.server';

/** The offers that an order's lines are of; none for an unknown order, or one of goods that were never offered. */
export async function offersOfOrder(db: Db, orderId: string): Promise<string[]> {
  const lines = await db.selectFrom('purchaseOrderLine').select('offerId').where('orderId', '=', orderId).execute();
  return lines.flatMap(({ offerId }) => offerId ?? []);
}
