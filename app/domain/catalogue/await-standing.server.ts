import { requireEligible } from '~/domain/eligibility/require-eligible.server';
import type { Seller } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';
import { changeOfferState, type OfferStateError } from './change-offer-state.server';
import { enterpriseOfOffer, lockOffer } from './lock-offer.server';
import { missingSteps, type OfferStep } from './offer-completeness';
import type { OfferState } from './offer.states';

export type AwaitStandingError =
  { code: 'offer-not-found' } | { code: 'incomplete'; steps: OfferStep[] } | OfferStateError;

/**
 * The seller, not eligible yet, leaves her finished draft to go live with her first eligible decision; where that has
 * come meanwhile, it goes live at once. Returns the offer's state. Fails with `offer-not-found`, `incomplete` or
 * `wrong-state` (it is no draft any more).
 */
export async function awaitStanding(
  tx: Tx,
  seller: Seller,
  offerId: string,
  clock: Clock,
): Promise<Result<OfferState, AwaitStandingError>> {
  const enterpriseId = await enterpriseOfOffer(tx, seller, offerId);
  if (enterpriseId === undefined) return fail({ code: 'offer-not-found' });
  const standing = await requireEligible(tx, enterpriseId, clock);
  const offer = await lockOffer(tx, seller, offerId);
  if (!offer) return fail({ code: 'offer-not-found' });
  if (offer.state === 'live') return ok('live');
  if (offer.state !== 'draft') return fail({ code: 'wrong-state', state: offer.state });
  const steps = missingSteps(offer);
  if (steps.length > 0) return fail({ code: 'incomplete', steps });
  if (standing.ok) {
    const done = { accountId: seller.accountId, at: clock.now(), decisionId: standing.value };
    return changeOfferState(tx, offer, 'publish', done);
  }
  await tx.updateTable('offer').set({ publishWhenEligible: true }).where('id', '=', offerId).execute();
  return ok('draft');
}
