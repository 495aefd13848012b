import type { Seller } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';
import { changeOfferState, type OfferStateError } from './change-offer-state.server';
import { lockOffer } from './lock-offer.server';
import type { OfferState } from './offer.states';

/**
 * The seller takes her offer off the market for now. One that her standing has paused becomes paused by herself, and so
 * does not come back without her. Fails with `offer-not-found` or `wrong-state`.
 */
export async function pauseOffer(
  tx: Tx,
  seller: Seller,
  offerId: string,
  clock: Clock,
): Promise<Result<OfferState, { code: 'offer-not-found' } | OfferStateError>> {
  const offer = await lockOffer(tx, seller, offerId);
  if (!offer) return fail({ code: 'offer-not-found' });
  if (offer.state === 'paused') {
    await tx.updateTable('offer').set({ pausedBy: 'seller' }).where('id', '=', offerId).execute();
    return ok('paused');
  }
  return changeOfferState(tx, offer, 'pause', { accountId: seller.accountId, at: clock.now(), pausedBy: 'seller' });
}
