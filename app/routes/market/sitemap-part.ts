import type { LoaderFunctionArgs } from '@remix-run/node';
import { BEFORE_ALL, hasOffersBehind } from '~/domain/catalogue/public-addresses.queries.server';
import { isId } from '~/platform/id';
import { publicOrigin } from '~/platform/public-origin.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { FIRST_PART, sitemapFile } from './sitemap-file.server';

export const handle = { policy: 'public' } satisfies RouteHandle;

/** One file of the sitemap; `part` is the id behind which its offers begin, or `first`. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { database } = context;
  const { part } = params;
  if (part === FIRST_PART) return sitemapFile(database, publicOrigin(), BEFORE_ALL);
  if (!isId(part) || part === BEFORE_ALL || !(await hasOffersBehind(database, part))) throw notFound();
  return sitemapFile(database, publicOrigin(), part);
}
