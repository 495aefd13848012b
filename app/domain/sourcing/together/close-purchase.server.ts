import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { emit } from '~/platform/outbox.server';
import { fail, ok, type Result } from '~/platform/result';
import { lockPurchase, type LockedPurchase } from './lock-purchase.server';
import { notePurchaseEvent } from './note-purchase-event.server';
import type { PurchaseState } from './purchase.states';
import { TOGETHER_CLOSED } from './together.events';

type Ending = { state: 'ordered'; orderId: string } | { state: 'cancelled'; reason: string } | { state: 'lapsed' };

/** Ends an open purchase whose row the caller has locked: state, history, and those who took part are told. */
export async function endPurchase(
  tx: Tx,
  actor: Pick<Actor, 'accountId'> | null,
  purchaseId: string,
  ending: Ending,
  clock: Clock,
): Promise<void> {
  await tx
    .updateTable('groupPurchase')
    .set({
      state: ending.state,
      orderId: ending.state === 'ordered' ? ending.orderId : null,
      closedAt: clock.now(),
    })
    .where('id', '=', purchaseId)
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow();
  const reason = ending.state === 'cancelled' ? ending.reason : '';
  await notePurchaseEvent(tx, actor, purchaseId, { kind: ending.state, reason }, clock);
  await emit(tx, TOGETHER_CLOSED, { purchaseId });
}

/** Leaves out of a purchase those who did not agree to its price; the caller has locked it. */
export async function leaveOut(
  tx: Tx,
  actor: Actor,
  purchase: LockedPurchase,
  memberIds: readonly string[],
  clock: Clock,
): Promise<void> {
  if (memberIds.length === 0) return;
  await tx
    .updateTable('groupPurchaseShare')
    .set({ state: 'left_out' })
    .where('purchaseId', '=', purchase.id)
    .where('memberId', 'in', memberIds)
    .execute();
  for (const memberId of memberIds) {
    await notePurchaseEvent(tx, actor, purchase.id, { kind: 'left_out', memberId }, clock);
  }
}

type CancelPurchaseError = { code: 'purchase-not-found' } | { code: 'closed'; state: PurchaseState };

/**
 * Calls a purchase off, with a reason that everybody reads. A second time changes nothing. Fails with `purchase-not-found`
 * for who may not close it, and `closed` where it was ordered or lapsed.
 */
export async function cancelPurchase(
  tx: Tx,
  actor: Actor,
  { purchaseId, reason }: { purchaseId: string; reason: string },
  clock: Clock,
): Promise<Result<null, CancelPurchaseError>> {
  const purchase = await lockPurchase(tx, actor, purchaseId, clock);
  if (!purchase?.mayClose) return fail({ code: 'purchase-not-found' });
  if (purchase.state === 'cancelled') return ok(null);
  if (purchase.state !== 'open') return fail({ code: 'closed', state: purchase.state });
  await endPurchase(tx, actor, purchaseId, { state: 'cancelled', reason }, clock);
  return ok(null);
}
