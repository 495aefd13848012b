import type { LoaderFunctionArgs } from '@remix-run/node';
import { publicOffer } from '~/domain/catalogue/public-offer.queries.server';
import { translator } from '~/platform/i18n';
import { isId } from '~/platform/id';
import type { RouteHandle } from '~/platform/route-policy';
import { apiAnswer, apiProblem, requireScope } from './api-answers.server';
import { offerAnswer } from './api-schemas';

export const handle = { policy: 'public' } satisfies RouteHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  requireScope(context, 'offers:read');
  const offer = isId(params.id) ? await publicOffer(context.database, params.id) : undefined;
  if (!offer) {
    const message = translator(context.locale).t('search.unknownOffer');
    return apiProblem(404, { error: 'not-found', message });
  }
  const { enterprise, ...known } = offer;
  const { id: enterpriseId, name, country, district, pickupPlace, verifiedSince } = enterprise;
  return apiAnswer(offerAnswer, {
    ...known,
    ...{ enterpriseId, enterprise: name, country, district, pickupPlace, verifiedSince },
  });
}
