import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { OffersPage } from '~/components/offers-page';
import { readOfferQuery } from '~/domain/catalogue/offer-query.schema';
import { findListedOffers } from '~/domain/catalogue/offer-search.queries.server';
import { referenceOf } from '~/domain/catalogue/reference.queries.server';
import { translator } from '~/platform/i18n';
import type { RouteHandle } from '~/platform/route-policy';
import { offerCardView } from './offer-card-view';
import { offerFacets } from './offer-facets';
import { offersAddress } from './offers-address';

export const handle = { policy: 'public' } satisfies RouteHandle;

const PAGE_SIZE = 20;
const NEAR = 6;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { database, locale } = context;
  const address = new URL(request.url).searchParams;
  const asked = readOfferQuery(address, PAGE_SIZE);
  const reference = await referenceOf(database.db);
  const answered = asked.ok ? await findListedOffers(database, asked.value) : asked;
  const everything = { q: '', sort: 'best', limit: PAGE_SIZE } as const;
  const understood = asked.ok && answered.ok;
  const query = understood ? asked.value : everything;
  const found = understood ? answered : await findListedOffers(database, everything);
  if (!found.ok) throw new Error(`The list of everything failed: ${found.error.code}`);
  const { offers, total, totalIsExact, facets, cursor, corrections, related } = found.value;
  const { t } = translator(locale);
  return json(
    {
      page: { title: query.q ? t('search.titleFor', { query: query.q }) : t('search.title') },
      understood,
      query,
      offers: offers.map((offer) => offerCardView(offer, reference, locale)),
      total,
      totalIsExact,
      corrections,
      facets: offerFacets(facets, query, reference, locale),
      near: related.slice(0, NEAR).map((code) => {
        const name = reference.productTypeName(code, locale);
        return { label: name, href: offersAddress({ q: name, sort: 'best' }) };
      }),
      next: cursor === null ? null : offersAddress({ ...query, cursor }),
    },
    { status: understood ? 200 : 400 },
  );
}

export default function Offers() {
  return <OffersPage {...useLoaderData<typeof loader>()} />;
}
