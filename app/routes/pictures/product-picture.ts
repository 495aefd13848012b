import type { LoaderFunctionArgs } from '@remix-run/node';
import { PICTURE_VARIANTS } from '~/components/product-picture/picture-path';
import { pictureOfProductType } from '~/components/product-picture/product-picture';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { jpegResponse, svgResponse } from './picture-response.server';
import { shareJpeg } from './share-jpeg.server';

export const handle = { policy: 'public' } satisfies RouteHandle;

const FILE = /^([a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?)\.(svg|jpg)$/;

/** `/product-pictures/honey.svg?v=2`: the drawing of a product type on one of its grounds; `.jpg`: for shared links. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const [, productType, format] = FILE.exec(params.file ?? '') ?? [];
  const variant = Number(new URL(request.url).searchParams.get('v') ?? 0);
  if (!productType || !Number.isInteger(variant) || variant < 0 || variant >= PICTURE_VARIANTS) throw notFound();
  if (format === 'svg') return svgResponse(pictureOfProductType(productType, variant));
  return jpegResponse(await shareJpeg(pictureOfProductType(productType)));
}
