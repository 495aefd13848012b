import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { HomePage } from '~/components/home-page';
import { liveOffersByCategory, newestOffers } from '~/domain/catalogue/offer-list.queries.server';
import type { Reference } from '~/domain/catalogue/reference';
import { referenceOf } from '~/domain/catalogue/reference.queries.server';
import type { Locale } from '~/platform/i18n';
import type { RouteHandle } from '~/platform/route-policy';
import { offerCardView } from './offer-card-view';

export const handle = { policy: 'public' } satisfies RouteHandle;

const NEWEST = 8;

export async function loader({ context }: LoaderFunctionArgs) {
  const { database, locale } = context;
  const [reference, newest, counts] = await Promise.all([
    referenceOf(database.db),
    newestOffers(database, NEWEST),
    liveOffersByCategory(database),
  ]);
  return json({
    categories: aisles(reference, counts, locale),
    newest: newest.map((offer) => offerCardView(offer, reference, locale)),
  });
}

/** The top categories with what they and the ones below them hold. */
function aisles(reference: Reference, counts: ReadonlyMap<string, number>, locale: Locale) {
  const held = new Map<string, number>();
  for (const [code, count] of counts) {
    const top = reference.topCategory(code)?.code ?? code;
    held.set(top, (held.get(top) ?? 0) + count);
  }
  return reference.categories
    .filter(({ parent }) => parent === null)
    .map(({ code }) => ({ code, label: reference.categoryName(code, locale), count: held.get(code) ?? 0 }));
}

export default function Home() {
  return <HomePage {...useLoaderData<typeof loader>()} />;
}
