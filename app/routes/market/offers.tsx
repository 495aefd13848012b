import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { OffersPage } from '~/components/offers-page';
import { askedIn, askedText, offersAddress, without, type Asked } from '~/domain/catalogue/offers-address';
import { placesLike } from '~/domain/catalogue/places.queries.server';
import type { Reference } from '~/domain/catalogue/reference';
import { referenceOf } from '~/domain/catalogue/reference.queries.server';
import { translator, type Locale } from '~/platform/i18n';
import type { RouteHandle } from '~/platform/route-policy';
import type { OfferFacets } from '~search/engine';
import { askOffers, type Answer } from './ask-offers.server';
import { chosenChips } from './chosen-chips';
import { nothingFound } from './nothing-found';
import { foundOfferViews } from './offer-card-view';
import { offerFacets } from './offer-facets';

export const handle = { policy: 'public' } satisfies RouteHandle;

const PAGE_SIZE = 20;
const PLACES_LIKE = 4;
const LONGEST_SHOWN = 80;

/** Everything an address asks is answered as far as it is understood: 400 where some of it is not. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { database, locale, clock } = context;
  const typed = askedIn(new URL(request.url).searchParams);
  const [reference, answer] = await Promise.all([
    referenceOf(database.db),
    askOffers(database, typed, PAGE_SIZE, clock),
  ]);
  const { found, query, asked, wrong } = answer;
  const { offers, total, totalIsExact, facets, facetsAreExact, cursor, endsEarly, corrections, related } = found;
  const { t } = translator(locale);
  const near = found.near && `${found.near.country} ${found.near.name}`;
  return json(
    {
      page: { title: query.q ? t('search.titleFor', { query: query.q }) : t('search.title') },
      wrong: wrong.filter((name) => name !== 'near'),
      asked,
      sort: query.sort,
      offers: foundOfferViews(offers, near, reference, locale),
      total,
      totalIsExact,
      facetsAreExact,
      corrections,
      tooMuch: found.read.quantity?.fits === false,
      chips: chosenChips({ asked, query, found, reference, locale }),
      facets: offerFacets({ facets, asked, query, reference, locale }),
      place: await placeAsked(answer, typed, context.database),
      exact: exactChoices(facets, asked, reference, locale),
      nothing: nothingFound(asked, related, reference, locale),
      endsEarly,
      next: cursor === null ? null : offersAddress({ ...asked, cursor }),
      saved: Object.keys(without(asked, 'cursor', 'sort')).length === 0 ? null : askedText(without(asked, 'cursor')),
    },
    { status: wrong.length > 0 ? 400 : 200 },
  );
}

/** Asks where the reader is: where the nearest are asked for without a place, or the place is not known. */
async function placeAsked(
  { asksPlace, wrong, asked }: Answer,
  typed: Asked,
  database: Parameters<typeof placesLike>[0],
) {
  const unknown = wrong.includes('near') ? (typed.near ?? '').slice(0, LONGEST_SHOWN) : null;
  if (!asksPlace && unknown === null) return null;
  const like = unknown === null ? [] : await placesLike(database, unknown, asked.country, PLACES_LIKE);
  return {
    unknown,
    like: like.map(({ country, name }) => ({
      ...{ country, name },
      href: offersAddress({ ...without(asked, 'cursor'), near: `${country} ${name}`, sort: 'nearest' }),
    })),
  };
}

/** Units and currencies that can be asked for exactly. */
function exactChoices(facets: OfferFacets, asked: Asked, reference: Reference, locale: Locale) {
  const currencies = new Set([
    ...facets.price.map(({ currency }) => currency),
    ...(asked.currency ? [asked.currency] : []),
  ]);
  return {
    currencies: [...currencies].map((code) => ({ value: code, label: code })),
    units: reference.units.map(({ code }) => ({ value: code, label: reference.unitName(code, locale) })),
  };
}

export default function Offers() {
  return <OffersPage {...useLoaderData<typeof loader>()} />;
}
