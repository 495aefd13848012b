import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { placeName } from '~/components/place-name';
import { offersAddress } from '~/domain/catalogue/offers-address';
import { suggest, type Suggestion } from '~/domain/catalogue/suggest.queries.server';
import { translator, type Locale } from '~/platform/i18n';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'public' } satisfies RouteHandle;

const LONGEST = 200;
const COUNTRY = /^[A-Z]{2}$/;

/**
 * What somebody may mean who has typed `q` so far, in the order in which it is shown; each leads somewhere. `said` tells
 * those who do not see the list how many there are.
 */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { database, locale } = context;
  const address = new URL(request.url).searchParams;
  const text = (address.get('q') ?? '').slice(0, LONGEST);
  const country = address.get('country') ?? '';
  const kept = COUNTRY.test(country) ? country : undefined;
  const found = await suggest(database, { text, locale, country: kept });
  const { t } = translator(locale);
  return json(
    { suggestions: found.map((one) => shown(one, kept, locale)), said: t('search.suggested', { count: found.length }) },
    { headers: { 'Cache-Control': 'private, max-age=60', Vary: 'Cookie, Accept-Language' } },
  );
}

function shown(suggestion: Suggestion, country: string | undefined, locale: Locale) {
  const { t } = translator(locale);
  const { kind, label } = suggestion;
  switch (suggestion.kind) {
    case 'product': {
      const href = offersAddress({ q: label, ...(country && { country }) });
      return { kind, label, href, detail: t('search.found', { count: suggestion.offers }) };
    }
    case 'seller':
      return { kind, label, href: `/enterprises/${suggestion.enterpriseId}`, detail: t('search.seller') };
    case 'place': {
      const { country: of } = suggestion;
      const href = offersAddress({ country: of, district: label });
      return { kind, label, href, detail: placeName({ district: t('search.district'), country: of }, locale) };
    }
  }
}
