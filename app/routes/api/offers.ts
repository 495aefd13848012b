import type { LoaderFunctionArgs } from '@remix-run/node';
import { findOffers } from '~/domain/catalogue/offer-search.queries.server';
import { facetsQuerySchema, readOfferQuery } from '~/domain/catalogue/offer-query.schema';
import { readAddress } from '~/platform/address-fields';
import type { RouteHandle } from '~/platform/route-policy';
import type { FacetName, OfferFacets } from '~search/engine';
import { apiAnswer, badField, requireScope } from './api-answers.server';
import { offersAnswer } from './api-schemas';

export const handle = { policy: 'public' } satisfies RouteHandle;

const HITS = 20;

export async function loader({ request, context }: LoaderFunctionArgs) {
  requireScope(context, 'offers:read');
  const address = new URL(request.url).searchParams;
  const query = readOfferQuery(address, HITS);
  if (!query.ok) return badField(context, query.error.field);
  const counted = readAddress(facetsQuerySchema, address);
  if (!counted.ok) return badField(context, counted.error.field);
  const { facets } = counted.value;
  const found = await findOffers(context.database, { ...query.value, ...(facets && { facets }) }, context.clock);
  if (!found.ok) return badField(context, found.error.field, found.error.code);
  return apiAnswer(offersAnswer, { ...found.value, facets: only(found.value.facets, facets) });
}

function only(all: OfferFacets, names: readonly FacetName[] | undefined): Partial<OfferFacets> {
  return names ? Object.fromEntries(names.map((name) => [name, all[name]])) : all;
}
