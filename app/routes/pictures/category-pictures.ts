import { categoryPicturesSvg } from '~/components/product-picture/category-pictures';
import type { RouteHandle } from '~/platform/route-policy';
import { svgResponse } from './picture-response.server';

export const handle = { policy: 'public' } satisfies RouteHandle;

/** `/category-pictures.svg#food`: the top categories, one view each. */
export async function loader() {
  return svgResponse(categoryPicturesSvg());
}
