import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { emit } from '~/platform/outbox.server';
import type { PurchaseEventKind } from './purchase.states';
import { TOGETHER_PRICE_ROSE } from './together.events';

export type PurchaseChange = {
  kind: PurchaseEventKind;
  /** Whose share it was; null for the purchase as a whole. */
  memberId?: string | null;
  quantityBefore?: number | null;
  quantityAfter?: number | null;
  /** What one unit cost before and costs after it, in minor units. */
  priceBeforeMinor?: number | null;
  priceAfterMinor?: number | null;
  reason?: string;
};

/**
 * Writes what happened to a purchase whose row the caller has locked, gives it a new version, and tells those who take part
 * where one unit costs more by it. Returns the history's id.
 */
export async function notePurchaseEvent(
  tx: Tx,
  actor: Pick<Actor, 'accountId'> | null,
  purchaseId: string,
  change: PurchaseChange,
  clock: Clock,
): Promise<number> {
  const { id } = await tx
    .insertInto('groupPurchaseEvent')
    .values({ purchaseId, accountId: actor?.accountId ?? null, at: clock.now(), ...change })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx
    .updateTable('groupPurchase')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', purchaseId)
    .execute();
  const { priceBeforeMinor = null, priceAfterMinor = null } = change;
  if (priceBeforeMinor !== null && priceAfterMinor !== null && priceAfterMinor > priceBeforeMinor) {
    await emit(tx, TOGETHER_PRICE_ROSE, { purchaseId, historyId: id });
  }
  return id;
}
