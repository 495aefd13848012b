import type { LoaderFunctionArgs } from '@remix-run/node';
import { publicOffer } from '~/domain/catalogue/public-offer.queries.server';
import { translator } from '~/platform/i18n';
import { isId } from '~/platform/id';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'public' } satisfies RouteHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const offer = isId(params.id) ? await publicOffer(context.database, params.id) : undefined;
  if (!offer) {
    const { t } = translator(context.locale);
    return Response.json({ error: 'not-found', message: t('search.unknownOffer') }, { status: 404 });
  }
  const { committed: _committed, timeZone: _timeZone, enterprise, ...known } = offer;
  const { id: enterpriseId, name, country, district, pickupPlace, verifiedSince } = enterprise;
  return Response.json({ ...known, enterpriseId, enterprise: name, country, district, pickupPlace, verifiedSince });
}
