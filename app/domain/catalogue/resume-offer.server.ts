import { requireEligible } from '~/domain/eligibility/require-eligible.server';
import type { Seller } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';
import { changeOfferState, type OfferStateError } from './change-offer-state.server';
import { enterpriseOfOffer, lockOffer } from './lock-offer.server';
import type { OfferState } from './offer.states';
import type { NotEligible } from './publish-offer.server';

export type ResumeOfferError = { code: 'offer-not-found' } | NotEligible | OfferStateError;

/**
 * Puts a paused offer back on the market, under the same check of the seller's standing as publishing. One that is live
 * already stays so. Fails with `offer-not-found`, `not-eligible` or `wrong-state`.
 */
export async function resumeOffer(
  tx: Tx,
  seller: Seller,
  offerId: string,
  clock: Clock,
): Promise<Result<OfferState, ResumeOfferError>> {
  const enterpriseId = await enterpriseOfOffer(tx, seller, offerId);
  if (enterpriseId === undefined) return fail({ code: 'offer-not-found' });
  const standing = await requireEligible(tx, enterpriseId, clock);
  const offer = await lockOffer(tx, seller, offerId);
  if (!offer) return fail({ code: 'offer-not-found' });
  if (offer.state === 'live') return ok('live');
  if (!standing.ok) return fail({ code: 'not-eligible', outcome: standing.error.outcome });
  const done = { accountId: seller.accountId, at: clock.now(), decisionId: standing.value };
  return changeOfferState(tx, offer, 'resume', done);
}
