import { addPhoto, MOST_PHOTOS } from '~/domain/catalogue/add-photo.server';
import { discardPhoto, storePhoto } from '~/domain/catalogue/store-photo.server';
import type { Seller } from '~/platform/actor';
import { transact } from '~/platform/db.server';
import { fileStore } from '~/platform/files.server';
import type { PictureError } from '~/platform/picture.server';
import { takeFromLimits, type Limit } from '~/platform/rate-limit.server';
import type { RequestContext } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import { fail, ok, type Result } from '~/platform/result';
import { readUploads } from '~/platform/upload.server';

const MOST_BYTES = 10 * 1024 * 1024;
const PHOTOS_SENT: Limit = { name: 'photos-sent', most: 200, seconds: 3600 };

type Problem =
  PictureError['code'] | 'none' | 'too-large' | 'enough-photos' | 'not-multipart' | 'all-too-large' | 'too-often';

/** What was wrong with which of the sent photos, counted from 1 (0: with the sending). */
export type PhotosRefused = { code: 'refused'; status: number; problems: { problem: Problem; number: number }[] };

const refuse = (status: number, problem: Problem) =>
  fail({ code: 'refused', status, problems: [{ problem, number: 0 }] } satisfies PhotosRefused);

/** Reads, encodes, keeps and adds the photos of a form one by one. Throws 404 where the offer is not the seller's. */
export async function takePhotos(
  { database, clock }: RequestContext,
  seller: Seller,
  offerId: string,
  request: Request,
): Promise<Result<null, PhotosRefused>> {
  const use = { limit: PHOTOS_SENT, subject: seller.accountId };
  if (!(await takeFromLimits(database.db, [use], clock)).ok) return refuse(429, 'too-often');
  const sent = await readUploads(request, { field: 'photo', mostFiles: MOST_PHOTOS + 1, mostBytes: MOST_BYTES });
  if (!sent.ok) return sent.error.code === 'too-large' ? refuse(413, 'all-too-large') : refuse(422, 'not-multipart');
  if (sent.value.files.length === 0) return refuse(422, 'none');
  const problems: PhotosRefused['problems'] = [];
  for (const [index, { bytes }] of sent.value.files.entries()) {
    const problem = bytes === null ? 'too-large' : await takePhoto(database, seller, offerId, bytes);
    if (problem) problems.push({ problem, number: index + 1 });
  }
  return problems.length === 0 ? ok(null) : fail({ code: 'refused', status: 422, problems });
}

async function takePhoto(
  { db }: RequestContext['database'],
  seller: Seller,
  offerId: string,
  bytes: Buffer,
): Promise<Problem | null> {
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
