import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';
import { lockShare, type LockShareError } from './lock-share.server';
import { notePurchaseEvent } from './note-purchase-event.server';
import { priceAt, sumOf } from './together-figures';

export type ConfirmShareError =
  | LockShareError
  | { code: 'not-in' }
  | { code: 'quantity-changed'; quantity: number }
  | { code: 'price-rose'; priceMinor: number }
  | { code: 'unknown-price' };

type ConfirmShare = {
  purchaseId: string;
  memberId: string;
  /** The highest price of one unit she agrees to, in minor units. */
  highestPriceMinor: number;
  /** How much she takes, as it stood on the form. */
  quantitySeen: number;
};

/**
 * A member agrees to pay for what she takes, up to a highest price of one unit that the offer knows. Sent twice it does it
 * once. Fails with `not-in`, `quantity-changed` where the form showed another quantity, `price-rose` where that price is not
 * enough by now, `unknown-price`, or as `lockShare` does.
 */
export async function confirmShare(
  tx: Tx,
  actor: Actor,
  { purchaseId, memberId, highestPriceMinor, quantitySeen }: ConfirmShare,
  clock: Clock,
): Promise<Result<null, ConfirmShareError>> {
  const locked = await lockShare(tx, actor, { purchaseId, memberId }, clock);
  if (!locked.ok) return locked;
  const { purchase, share } = locked.value;
  const { offer, shares } = purchase;
  if (!share) return fail({ code: 'not-in' });
  if (share.quantity !== quantitySeen) return fail({ code: 'quantity-changed', quantity: share.quantity });
  const priceMinor = priceAt(offer, sumOf(shares));
  if (highestPriceMinor < priceMinor) return fail({ code: 'price-rose', priceMinor });
  const known = [offer.priceMinor, ...offer.tiers.map((tier) => tier.priceMinor)];
  if (!known.includes(highestPriceMinor)) return fail({ code: 'unknown-price' });
  if (share.highestPriceMinor === highestPriceMinor && share.agreedPriceMinor === priceMinor) return ok(null);
  const change = { kind: 'confirmed' as const, memberId, quantityAfter: share.quantity };
  const agreedEventId = await notePurchaseEvent(tx, actor, purchaseId, change, clock);
  await tx
    .updateTable('groupPurchaseShare')
    .set({
      highestPriceMinor,
      agreedPriceMinor: priceMinor,
      agreedBy: actor.accountId,
      agreedAt: clock.now(),
      agreedEventId,
    })
    .where('purchaseId', '=', purchaseId)
    .where('memberId', '=', memberId)
    .execute();
  return ok(null);
}
