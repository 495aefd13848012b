import { requireEligible } from '~/domain/eligibility/require-eligible.server';
import type { Seller } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';
import { changeOfferState, type OfferStateError } from './change-offer-state.server';
import { enterpriseOfOffer, lockOffer } from './lock-offer.server';
import { missingSteps, type OfferStep } from './offer-completeness';
import type { OfferState } from './offer.states';

/** `outcome` is where she stands instead, or null where she was never judged. */
export type NotEligible = { code: 'not-eligible'; outcome: string | null };

export type PublishOfferError =
  { code: 'offer-not-found' } | { code: 'incomplete'; steps: OfferStep[] } | NotEligible | OfferStateError;

/**
 * Puts a seller's draft on the market, resting on the decision that her standing holds at this moment: the standing is
 * locked (before the offer, as everywhere) until the transaction ends. An offer that is live already stays so and is no
 * failure. Fails with `offer-not-found`, `incomplete` (which screens lack something), `not-eligible` or `wrong-state`.
 */
export async function publishOffer(
  tx: Tx,
  seller: Seller,
  offerId: string,
  clock: Clock,
): Promise<Result<OfferState, PublishOfferError>> {
  const enterpriseId = await enterpriseOfOffer(tx, seller, offerId);
  if (enterpriseId === undefined) return fail({ code: 'offer-not-found' });
  const standing = await requireEligible(tx, enterpriseId, clock);
  const offer = await lockOffer(tx, seller, offerId);
  if (!offer) return fail({ code: 'offer-not-found' });
  if (offer.state === 'live') return ok('live');
  const steps = missingSteps(offer);
  if (steps.length > 0) return fail({ code: 'incomplete', steps });
  if (!standing.ok) return fail({ code: 'not-eligible', outcome: standing.error.outcome });
  const done = { accountId: seller.accountId, at: clock.now(), decisionId: standing.value };
  return changeOfferState(tx, offer, 'publish', done);
}
