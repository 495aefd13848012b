import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';
import { lockPurchase } from './lock-purchase.server';
import { notePurchaseEvent } from './note-purchase-event.server';
import type { PurchaseState } from './purchase.states';
import { shareHolder, type ShareHolderError } from './share-holder.server';
import { priceAt } from './together-figures';

export type LeavePurchaseError =
  ShareHolderError | { code: 'closed'; state: PurchaseState } | { code: 'too-late'; closesOn: string };

/**
 * A member drops out before the last day to join is past; the others' figures follow, and they are told where their price
 * rises. Who is out already stays out. Fails with `closed`, `too-late`, or as `shareHolder` does.
 */
export async function leavePurchase(
  tx: Tx,
  actor: Actor,
  { purchaseId, memberId }: { purchaseId: string; memberId: string },
  clock: Clock,
): Promise<Result<null, LeavePurchaseError>> {
  const purchase = await lockPurchase(tx, actor, purchaseId, clock);
  if (!purchase) return fail({ code: 'purchase-not-found' });
  const holder = await shareHolder(tx, actor, purchase, memberId);
  if (!holder.ok) return holder;
  const { state, over, closesOn, offer, shares } = purchase;
  if (state !== 'open') return fail({ code: 'closed', state });
  const share = shares.find((one) => one.memberId === memberId);
  if (!share) return ok(null);
  if (over) return fail({ code: 'too-late', closesOn });
  const sum = shares.reduce((total, { quantity }) => total + quantity, 0);
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
