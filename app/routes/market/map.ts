import type { LoaderFunctionArgs } from '@remix-run/node';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { CountryMap } from '~/components/country-map';
import { districtsOfCountry, placeNamed } from '~/domain/catalogue/places.queries.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'public' } satisfies RouteHandle;

const LONGEST = 80;
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

/** `?at=IN Villupuram&near=IN Chennai`: the country of the first by its districts, with both named. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { database } = context;
  const address = new URL(request.url).searchParams;
  const asked = (name: string) => placeNamed(database, (address.get(name) ?? '').slice(0, LONGEST));
  const [at, near] = await Promise.all([asked('at'), asked('near')]);
  if (!at) throw notFound();
  const districts = await districtsOfCountry(database, at.country);
  const named = near?.country === at.country && near.name !== at.name ? [at, near] : [at];
  return new Response(renderToStaticMarkup(createElement(CountryMap, { districts, named })), {
    headers: {
      'Content-Type': 'image/svg+xml',
      'Content-Security-Policy': POLICY,
      'Cache-Control': 'public, max-age=86400',
    },
  });
}
