import type { LoaderFunctionArgs } from '@remix-run/node';
import { BEFORE_ALL, sitemapParts } from '~/domain/catalogue/public-addresses.queries.server';
import { publicOrigin } from '~/platform/public-origin.server';
import type { RouteHandle } from '~/platform/route-policy';
import { sitemapFile, sitemapIndex } from './sitemap-file.server';

export const handle = { policy: 'public' } satisfies RouteHandle;

/** The whole sitemap, or the list of its files where one does not hold it. */
export async function loader({ context }: LoaderFunctionArgs) {
  const parts = await sitemapParts(context.database);
  return parts.length === 1
    ? sitemapFile(context.database, publicOrigin(), BEFORE_ALL)
    : sitemapIndex(publicOrigin(), parts);
}
