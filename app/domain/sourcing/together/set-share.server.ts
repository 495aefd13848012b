import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';
import { lockShare, type LockShareError } from './lock-share.server';
import { notePurchaseEvent } from './note-purchase-event.server';
import { priceAt, sumOf } from './together-figures';

export type SetShareError =
  | LockShareError
  | { code: 'too-late'; closesOn: string }
  | { code: 'not-for-sale' }
  | { code: 'more-than-there-is'; most: number };

type SetShare = { purchaseId: string; memberId: string; quantity: number };

/**
 * Puts a member into a purchase, or changes how much she takes; what she agreed to before asks for her word again. Sent twice
 * it does it once. `more-than-there-is` says how many she can take at most; nothing is taken from the supply yet. Fails with
 * `too-late` or `not-for-sale` too, or as `lockShare` does.
 */
export async function setShare(
  tx: Tx,
  actor: Actor,
  { purchaseId, memberId, quantity }: SetShare,
  clock: Clock,
): Promise<Result<null, SetShareError>> {
  const locked = await lockShare(tx, actor, { purchaseId, memberId }, clock);
  if (!locked.ok) return locked;
  const { purchase, share: before } = locked.value;
  const { over, closesOn, offer, shares } = purchase;
  if (before?.quantity === quantity) return ok(null);
  if (over) return fail({ code: 'too-late', closesOn });
  if (!offer.forSale) return fail({ code: 'not-for-sale' });
  const sum = sumOf(shares);
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
