import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';
import { lockPurchase } from './lock-purchase.server';
import { notePurchaseEvent } from './note-purchase-event.server';
import type { PurchaseState } from './purchase.states';
import { shareHolder, type ShareHolderError } from './share-holder.server';
import { priceAt } from './together-figures';

export type SetShareError =
  | ShareHolderError
  | { code: 'closed'; state: PurchaseState }
  | { code: 'too-late'; closesOn: string }
  | { code: 'not-for-sale' }
  | { code: 'more-than-there-is'; most: number };

type SetShare = { purchaseId: string; memberId: string; quantity: number };

/**
 * Puts a member into a purchase, or changes how much she takes; what she agreed to before asks for her word again. Sent twice
 * it does it once. `more-than-there-is` says how many she can take at most; nothing is taken from the supply yet. Fails with
 * `closed`, `too-late` or `not-for-sale` too, or as `shareHolder` does.
 */
export async function setShare(
  tx: Tx,
  actor: Actor,
  { purchaseId, memberId, quantity }: SetShare,
  clock: Clock,
): Promise<Result<null, SetShareError>> {
  const purchase = await lockPurchase(tx, actor, purchaseId, clock);
  if (!purchase) return fail({ code: 'purchase-not-found' });
  const holder = await shareHolder(tx, actor, purchase, memberId);
  if (!holder.ok) return holder;
  const { state, over, closesOn, offer, shares } = purchase;
  if (state !== 'open') return fail({ code: 'closed', state });
  const before = shares.find((share) => share.memberId === memberId);
  if (before?.quantity === quantity) return ok(null);
  if (over) return fail({ code: 'too-late', closesOn });
  if (!offer.forSale) return fail({ code: 'not-for-sale' });
  const sum = shares.reduce((total, share) => total + share.quantity, 0);
  const others = sum - (before?.quantity ?? 0);
  if (others + quantity > offer.most)
    return fail({ code: 'more-than-there-is', most: Math.max(0, offer.most - others) });
  const share = {
    ...{ quantity, state: 'in', enteredBy: actor.accountId, enteredAt: clock.now() },
    ...{ highestPriceMinor: null, agreedPriceMinor: null, agreedBy: null, agreedAt: null, agreedEventId: null },
  };
  await tx
    .insertInto('groupPurchaseShare')
    .values({ purchaseId, memberId, ...share })
    .onConflict((conflict) => conflict.columns(['purchaseId', 'memberId']).doUpdateSet(share))
    .execute();
  const change = {
    kind: before ? ('changed' as const) : ('joined' as const),
    memberId,
    quantityBefore: before?.quantity ?? null,
    quantityAfter: quantity,
    priceBeforeMinor: sum === 0 ? null : priceAt(offer, sum),
    priceAfterMinor: priceAt(offer, others + quantity),
  };
  await notePurchaseEvent(tx, actor, purchaseId, change, clock);
  return ok(null);
}
