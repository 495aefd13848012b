import type { Seller } from '~/platform/actor';
import type { Tx } from '~/platform/db.server';
import { emit } from '~/platform/outbox.server';
import { fail, ok, type Result } from '~/platform/result';
import { lockOffer } from './lock-offer.server';
import { OFFER_CHANGED } from './offer.events';
import type { StoredPhoto } from './store-photo.server';

export const MOST_PHOTOS = 6;

export type AddPhotoError = { code: 'offer-not-found' } | { code: 'withdrawn' } | { code: 'enough-photos' };

/**
 * Gives a stored photo to a seller's offer, behind those it has. Returns the id of the photo that the offer has now: of
 * the same file sent twice the first one stays. Fails with `offer-not-found`, `withdrawn` or `enough-photos`.
 */
export async function addPhoto(
  tx: Tx,
  seller: Seller,
  offerId: string,
  photo: StoredPhoto,
): Promise<Result<string, AddPhotoError>> {
  const offer = await lockOffer(tx, seller, offerId);
  if (!offer) return fail({ code: 'offer-not-found' });
  if (offer.state === 'withdrawn') return fail({ code: 'withdrawn' });
  const photos = await tx
    .selectFrom('offerPhoto')
    .select(['id', 'position', 'digest'])
    .where('offerId', '=', offerId)
    .orderBy('position')
    .execute();
  const same = photos.find(({ digest }) => photo.digest.equals(digest));
  if (same) return ok(same.id);
  if (photos.length >= MOST_PHOTOS) return fail({ code: 'enough-photos' });
  await tx
    .insertInto('offerPhoto')
    .values({ ...photo, offerId, position: photos.length + 1 })
    .execute();
  if (offer.state !== 'draft') await emit(tx, OFFER_CHANGED, { offerId });
  return ok(photo.id);
}
