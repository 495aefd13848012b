import type { LoaderFunctionArgs } from '@remix-run/node';
import { findOffers } from '~/domain/catalogue/offer-search.queries.server';
import { readOfferQuery } from '~/domain/catalogue/offer-query.schema';
import type { RouteHandle } from '~/platform/route-policy';
import { apiAnswer, badField, requireScope } from './api-answers.server';
import { offersAnswer } from './api-schemas';

export const handle = { policy: 'public' } satisfies RouteHandle;

const HITS = 20;

export async function loader({ request, context }: LoaderFunctionArgs) {
  requireScope(context, 'offers:read');
  const query = readOfferQuery(new URL(request.url).searchParams, HITS);
  if (!query.ok) return badField(context, query.error.field);
  const found = await findOffers(context.database, query.value, context.clock);
  return found.ok ? apiAnswer(offersAnswer, found.value) : badField(context, found.error.field, found.error.code);
}
