import type { LoaderFunctionArgs } from '@remix-run/node';
import { findOffers } from '~/domain/catalogue/offer-search.queries.server';
import { readOfferQuery } from '~/domain/catalogue/offer-query.schema';
import type { RouteHandle } from '~/platform/route-policy';
import { translator } from '~/platform/i18n';

export const handle = { policy: 'public' } satisfies RouteHandle;

const HITS = 20;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { t } = translator(context.locale);
  const query = readOfferQuery(new URL(request.url).searchParams, HITS);
  if (!query.ok) {
    const { field } = query.error;
    return Response.json({ error: 'bad-field', field, message: t('search.badField', { field }) }, { status: 400 });
  }
  const found = await findOffers(context.database, query.value, context.clock);
  if (!found.ok) {
    const { code, field } = found.error;
    return Response.json({ error: code, field, message: t('search.badField', { field }) }, { status: 400 });
  }
  const { hits, total, totalIsExact, facets, facetsAreExact, cursor, read, near, distances } = found.value;
  return Response.json({ hits, total, totalIsExact, facets, facetsAreExact, cursor, read, near, distances });
}
