import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';
import { lockShare, type LockShareError } from './lock-share.server';
import { notePurchaseEvent } from './note-purchase-event.server';
import { priceAt, sumOf } from './together-figures';

export type LeavePurchaseError = LockShareError | { code: 'too-late'; closesOn: string };

/**
 * A member drops out before the last day to join is past; the others' figures follow, and they are told where their price
 * rises. Who is out already stays out. Fails with `too-late`, or as `lockShare` does.
 */
export async function leavePurchase(
  tx: Tx,
  actor: Actor,
  { purchaseId, memberId }: { purchaseId: string; memberId: string },
  clock: Clock,
): Promise<Result<null, LeavePurchaseError>> {
  const locked = await lockShare(tx, actor, { purchaseId, memberId }, clock);
  if (!locked.ok) return locked;
  const { purchase, share } = locked.value;
  const { over, closesOn, offer, shares } = purchase;
  if (!share) return ok(null);
  if (over) return fail({ code: 'too-late', closesOn });
  const sum = sumOf(shares);
  await tx
    .updateTable('groupPurchaseShare')
    .set({ state: 'left' })
    .where('purchaseId', '=', purchaseId)
    .where('memberId', '=', memberId)
    .execute();
  const left = sum - share.quantity;
  const change = {
    ...{ kind: 'left' as const, memberId, quantityBefore: share.quantity, quantityAfter: null },
    ...{ priceBeforeMinor: priceAt(offer, sum), priceAfterMinor: left === 0 ? null : priceAt(offer, left) },
  };
  await notePurchaseEvent(tx, actor, purchaseId, change, clock);
  return ok(null);
}
