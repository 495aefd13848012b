import type { Tx } from '~/platform/db.server';
import { emit } from '~/platform/outbox.server';
import { fail, ok, type Result } from '~/platform/result';
import type { LockedOffer } from './lock-offer.server';
import { OFFER_CHANGED } from './offer.events';
import { mayDo, stateAfter, type OfferAct, type OfferState, type PausedBy } from './offer.states';

/** Who did it, when, and on what it rests. */
export type OfferActDone = { accountId: string; at: Date; pausedBy?: PausedBy; decisionId?: number | null };

/** `state` is the one the offer has instead. */
export type OfferStateError = { code: 'wrong-state'; state: OfferState };

/**
 * Does one act to an offer whose row the caller has locked: state, history and event. Fails with `wrong-state` where
 * the lifecycle does not allow it.
 */
export async function changeOfferState(
  tx: Tx,
  offer: Pick<LockedOffer, 'id' | 'state'>,
  act: OfferAct,
  done: OfferActDone,
): Promise<Result<OfferState, OfferStateError>> {
  if (!mayDo(act, offer.state)) return fail({ code: 'wrong-state', state: offer.state });
  const state = stateAfter(act);
  await tx
    .updateTable('offer')
    .set((eb) => ({
      state,
      pausedBy: state === 'paused' ? (done.pausedBy ?? 'seller') : null,
      publishWhenEligible: false,
      version: eb('version', '+', 1),
      updatedAt: done.at,
      ...(state === 'live' ? { publishedAt: eb.fn.coalesce('publishedAt', eb.val(done.at)) } : {}),
    }))
    .where('id', '=', offer.id)
    .where('state', '=', offer.state)
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('offerEvent')
    .values({
      offerId: offer.id,
      fromState: offer.state,
      toState: state,
      accountId: done.accountId,
      decisionId: done.decisionId ?? null,
      at: done.at,
    })
    .execute();
  await emit(tx, OFFER_CHANGED, { offerId: offer.id });
  return ok(state);
}
