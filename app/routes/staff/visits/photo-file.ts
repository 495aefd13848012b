import type { LoaderFunctionArgs } from '@remix-run/node';
import { readPhotoFile } from '~/domain/catalogue/photo-address';
import { maySeeVisitPhoto, visitPhotoFiles } from '~/domain/eligibility/visits/visit-photos.server';
import { fileStore } from '~/platform/files.server';
import { isId } from '~/platform/id';
import { requireStaff } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'staff' } satisfies RouteHandle;

/** One photo of a visit, for staff who may open the visit alone; kept by nobody. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const staff = requireStaff(context);
  const wanted = readPhotoFile(params.file ?? '');
  if (!isId(params.id) || !wanted) throw notFound();
  if (!(await maySeeVisitPhoto(context.database.db, staff, params.id))) throw notFound();
  const bytes = await visitPhotoFiles.read(fileStore(), params.id, wanted.size, wanted.format);
  if (!bytes) throw notFound();
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': `image/${wanted.format}`,
      'Content-Length': String(bytes.length),
      'Cache-Control': 'no-store',
    },
  });
}
