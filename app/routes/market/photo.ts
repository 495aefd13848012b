import type { LoaderFunctionArgs } from '@remix-run/node';
import { readPhotoFile } from '~/domain/catalogue/photo-address';
import { readPhoto } from '~/domain/catalogue/store-photo.server';
import { fileStore } from '~/platform/files.server';
import { isId } from '~/platform/id';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'public' } satisfies RouteHandle;

/** One photo in one size and format. What stands at such an address never changes, so it is kept for a year. */
export async function loader({ params }: LoaderFunctionArgs) {
  const wanted = readPhotoFile(params.file ?? '');
  if (!isId(params.id) || !wanted) throw notFound();
  const bytes = await readPhoto(fileStore(), params.id, wanted.size, wanted.format);
  if (!bytes) throw notFound();
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': `image/${wanted.format}`,
      'Content-Length': String(bytes.length),
      'Cache-Control': 'public, max-age=31536000, immutable',
    },
  });
}
