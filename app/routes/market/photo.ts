import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node';
import { readPhotoFile } from '~/domain/catalogue/photo-address';
import { openPhoto } from '~/domain/catalogue/store-photo.server';
import { fileStore } from '~/platform/files.server';
import { isId } from '~/platform/id';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'public' } satisfies RouteHandle;

/** One photo in one size and format. What stands at such an address never changes, so it is kept for a year. */
export async function loader({ params }: LoaderFunctionArgs) {
  const wanted = readPhotoFile(params.file ?? '');
  if (!isId(params.id) || !wanted) throw notFound();
  const file = await openPhoto(fileStore(), params.id, wanted.size, wanted.format);
  if (!file) throw notFound();
  return new Response(createReadableStreamFromReadable(file.body), {
    headers: {
      'Content-Type': `image/${wanted.format}`,
      'Content-Length': String(file.size),
      'Cache-Control': 'public, max-age=31536000, immutable',
    },
  });
}
