import type { Seller } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';
import { changeOfferState, type OfferStateError } from './change-offer-state.server';
import { lockOffer } from './lock-offer.server';
import type { OfferState } from './offer.states';

/**
 * The seller takes her offer away for good; its orders and history stay. One that is withdrawn already stays so.
 * Fails with `offer-not-found`.
 */
export async function withdrawOffer(
  tx: Tx,
  seller: Seller,
  offerId: string,
  clock: Clock,
): Promise<Result<OfferState, { code: 'offer-not-found' } | OfferStateError>> {
  const offer = await lockOffer(tx, seller, offerId);
  if (!offer) return fail({ code: 'offer-not-found' });
  if (offer.state === 'withdrawn') return ok('withdrawn');
  return changeOfferState(tx, offer, 'withdraw', { accountId: seller.accountId, at: clock.now() });
}
