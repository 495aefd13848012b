import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';
import { lockPurchase } from './lock-purchase.server';
import { notePurchaseEvent } from './note-purchase-event.server';
import type { PurchaseState } from './purchase.states';
import { shareHolder, type ShareHolderError } from './share-holder.server';
import { priceAt } from './together-figures';

export type ConfirmShareError =
  | ShareHolderError
  | { code: 'closed'; state: PurchaseState }
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
 * enough by now, `unknown-price`, `closed`, or as `shareHolder` does.
 */
export async function confirmShare(
  tx: Tx,
  actor: Actor,
  { purchaseId, memberId, highestPriceMinor, quantitySeen }: ConfirmShare,
  clock: Clock,
): Promise<Result<null, ConfirmShareError>> {
  const purchase = await lockPurchase(tx, actor, purchaseId, clock);
  if (!purchase) return fail({ code: 'purchase-not-found' });
  const holder = await shareHolder(tx, actor, purchase, memberId);
  if (!holder.ok) return holder;
  const { state, offer, shares } = purchase;
  if (state !== 'open') return fail({ code: 'closed', state });
  const share = shares.find((one) => one.memberId === memberId);
  if (!share) return fail({ code: 'not-in' });
  if (share.quantity !== quantitySeen) return fail({ code: 'quantity-changed', quantity: share.quantity });
  const priceMinor = priceAt(
    offer,
    shares.reduce((sum, { quantity }) => sum + quantity, 0),
  );
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
