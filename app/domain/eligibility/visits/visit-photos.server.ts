import { sql } from 'kysely';
import type { StaffMember } from '~/platform/actor';
import type { Db, Tx } from '~/platform/db.server';
import { photoFiles, type StoredPhoto } from '~/platform/photo-files.server';
import { fail, ok, type Result } from '~/platform/result';
import { lockVisit } from './lock-visit.server';
import { mayVisit } from './visit-access.server';
import { isOpenToVisitor } from './visit.states';

export const MOST_VISIT_PHOTOS = 6;

/** The files of visits' photos: a folder of their own, which no public address reads. */
export const visitPhotoFiles = photoFiles('visit-photos');

export type VisitPhotoError = { code: 'visit-not-found' } | { code: 'not-open' } | { code: 'enough-photos' };

/**
 * Gives a stored photo to a visit, behind those it has. Returns the id of the photo that the visit has now: of the same
 * file sent twice the first stays. Fails with `visit-not-found` (or somebody else's), `not-open` or `enough-photos`.
 */
export async function addVisitPhoto(
  tx: Tx,
  actor: StaffMember,
  sheetId: string,
  photo: StoredPhoto,
): Promise<Result<string, VisitPhotoError>> {
  const visit = await lockVisit(tx, actor, sheetId, 'vet');
  if (visit?.visitorId !== actor.accountId) return fail({ code: 'visit-not-found' });
  if (!isOpenToVisitor(visit.state)) return fail({ code: 'not-open' });
  const photos = await tx
    .selectFrom('visitPhoto')
    .select(['id', 'position', 'digest'])
    .where('sheetId', '=', sheetId)
    .execute();
  const same = photos.find(({ digest }) => photo.digest.equals(digest));
  if (same) return ok(same.id);
  const taken = new Set(photos.map(({ position }) => position));
  const position = Array.from({ length: MOST_VISIT_PHOTOS }, (_, index) => index + 1).find((free) => !taken.has(free));
  if (position === undefined) return fail({ code: 'enough-photos' });
  await tx
    .insertInto('visitPhoto')
    .values({ ...photo, sheetId, position })
    .execute();
  return ok(photo.id);
}

/** Takes a photo off a visit that is still open to its visitor. Its files are the caller's to discard afterwards. */
export async function removeVisitPhoto(
  tx: Tx,
  actor: StaffMember,
  sheetId: string,
  photoId: string,
): Promise<Result<null, VisitPhotoError>> {
  const visit = await lockVisit(tx, actor, sheetId, 'vet');
  if (visit?.visitorId !== actor.accountId) return fail({ code: 'visit-not-found' });
  if (!isOpenToVisitor(visit.state)) return fail({ code: 'not-open' });
  const gone = await tx
    .deleteFrom('visitPhoto')
    .where('sheetId', '=', sheetId)
    .where('id', '=', photoId)
    .executeTakeFirst();
  return Number(gone.numDeletedRows) === 1 ? ok(null) : fail({ code: 'visit-not-found' });
}

/** Whether the member of staff may see a visit's photo. */
export async function maySeeVisitPhoto(db: Db, reader: StaffMember, photoId: string): Promise<boolean> {
  const { rows } = await sql`
    select from visit_photo p
    join visit_sheet v on v.id = p.sheet_id
    join enterprise e on e.id = v.enterprise_id
    left join self_help_group g on g.id = e.group_id
    where p.id = ${photoId}::uuid and ${mayVisit(reader.staff, 'vet')}
  `.execute(db);
  return rows.length > 0;
}
