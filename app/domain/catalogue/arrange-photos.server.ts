import { sql } from 'kysely';
import type { Seller } from '~/platform/actor';
import type { Tx } from '~/platform/db.server';
import { emit } from '~/platform/outbox.server';
import { fail, ok, type Result } from '~/platform/result';
import { lockOffer } from './lock-offer.server';
import { OFFER_CHANGED } from './offer.events';

/** `first`: the one that lists show. `earlier`, `later`: one place on. `remove`: out of the offer. */
export const PHOTO_MOVES = ['first', 'earlier', 'later', 'remove'] as const;
export type PhotoMove = (typeof PHOTO_MOVES)[number];

/**
 * Moves or removes one photo of a seller's offer. Where it stands there already, or is gone, nothing changes.
 * Returns whether the photo was removed now, so that its files can go. Fails with `offer-not-found`.
 */
export async function arrangePhotos(
  tx: Tx,
  seller: Seller,
  offerId: string,
  photoId: string,
  move: PhotoMove,
): Promise<Result<{ removed: boolean }, { code: 'offer-not-found' }>> {
  const offer = await lockOffer(tx, seller, offerId);
  if (!offer) return fail({ code: 'offer-not-found' });
  const rows = await tx
    .selectFrom('offerPhoto')
    .select('id')
    .where('offerId', '=', offerId)
    .orderBy('position')
    .execute();
  const ids = rows.map(({ id }) => id);
  const wanted = arranged(ids, photoId, move);
  if (wanted.join() === ids.join()) return ok({ removed: false });
  if (move === 'remove') await tx.deleteFrom('offerPhoto').where('id', '=', photoId).execute();
  await sql`
    update offer_photo p set position = w.position
    from unnest(${wanted}::uuid[]) with ordinality as w (id, position)
    where p.id = w.id and p.offer_id = ${offerId} and p.position <> w.position
  `.execute(tx);
  if (offer.state !== 'draft') await emit(tx, OFFER_CHANGED, { offerId });
  return ok({ removed: move === 'remove' });
}

function arranged(ids: string[], photoId: string, move: PhotoMove): string[] {
  const at = ids.indexOf(photoId);
  if (at === -1) return ids;
  const others = ids.filter((id) => id !== photoId);
  if (move === 'remove') return others;
  const place = move === 'first' ? 0 : Math.max(0, at + (move === 'later' ? 1 : -1));
  return [...others.slice(0, place), photoId, ...others.slice(place)];
}
