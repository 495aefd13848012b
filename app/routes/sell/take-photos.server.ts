import { addPhoto, MOST_PHOTOS } from '~/domain/catalogue/add-photo.server';
import { discardPhoto, storePhoto } from '~/domain/catalogue/store-photo.server';
import type { Seller } from '~/platform/actor';
import { transact } from '~/platform/db.server';
import { fileStore } from '~/platform/files.server';
import type { RequestContext } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { Result } from '~/platform/result';
import { receivePhotos, type PhotoProblem, type PhotosRefused } from '../receive-photos.server';

/** Reads, encodes, keeps and adds the photos of a form one by one. Throws 404 where the offer is not the seller's. */
export async function takePhotos(
  context: RequestContext,
  seller: Seller,
  offerId: string,
  request: Request,
): Promise<Result<null, PhotosRefused>> {
  return receivePhotos(context, request, {
    accountId: seller.accountId,
    most: MOST_PHOTOS,
    keep: (bytes) => takePhoto(context.database, seller, offerId, bytes),
  });
}

async function takePhoto(
  { db }: RequestContext['database'],
  seller: Seller,
  offerId: string,
  bytes: Buffer,
): Promise<PhotoProblem | null> {
  const files = fileStore();
  const stored = await storePhoto(files, bytes);
  if (!stored.ok) return stored.error.code;
  const photo = stored.value;
  const added = await transact(db, (tx) => addPhoto(tx, seller, offerId, photo));
  if (!added.ok || added.value !== photo.id) await discardPhoto(files, photo.id);
  if (added.ok) return null;
  if (added.error.code === 'enough-photos') return 'enough-photos';
  throw notFound();
}
