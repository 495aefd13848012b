import { hallPictureSvg } from '~/components/product-picture/hall-picture';
import type { RouteHandle } from '~/platform/route-policy';
import { svgResponse } from './picture-response.server';

export const handle = { policy: 'public' } satisfies RouteHandle;

/** `/hall.svg`: the rising arches of the first page. */
export async function loader() {
  return svgResponse(hallPictureSvg());
}
