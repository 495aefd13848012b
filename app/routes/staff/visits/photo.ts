import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { removeVisitPhoto, visitPhotoFiles } from '~/domain/eligibility/visits/visit-photos.server';
import { transact } from '~/platform/db.server';
import { fileStore } from '~/platform/files.server';
import { isId } from '~/platform/id';
import { requireStaff } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'staff' } satisfies RouteHandle;

/** Removes a photo from a visit that is still being written. */
export async function action({ params, context }: ActionFunctionArgs) {
  const staff = requireStaff(context);
  const { id, photoId } = params;
  if (!isId(id) || !isId(photoId)) throw notFound();
  const removed = await transact(context.database.db, (tx) => removeVisitPhoto(tx, staff, id, photoId));
  if (!removed.ok) throw notFound();
  await visitPhotoFiles.discard(fileStore(), photoId);
  return redirect(`/staff/visits/${id}#photos`, 303);
}
