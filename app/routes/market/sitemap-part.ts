import type { LoaderFunctionArgs } from '@remix-run/node';
import { isId } from '~/platform/id';
import { publicOrigin } from '~/platform/public-origin.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { sitemapFile } from './sitemap-file.server';

export const handle = { policy: 'public' } satisfies RouteHandle;

/** One file of the sitemap; `part` is the id behind which its offers begin. */
export function loader({ params, context }: LoaderFunctionArgs) {
  if (!isId(params.part)) throw notFound();
  return sitemapFile(context.database, publicOrigin(), params.part);
}
