import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { MarketRefusal } from '~/components/market-refusal';
import { awaitStanding } from '~/domain/catalogue/await-standing.server';
import { publishOffer } from '~/domain/catalogue/publish-offer.server';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import type { RouteHandle } from '~/platform/route-policy';
import { notFound } from '~/platform/responses.server';
import { screenPath } from './offer-screens';
import { requireOfferId, requireOwnOffer } from './own-offer.server';

export const handle = { policy: 'seller' } satisfies RouteHandle;

export async function loader(args: LoaderFunctionArgs) {
  const { offer } = await requireOwnOffer(args);
  return json({ offerId: offer.id, outcome: null, state: null, mayWait: false });
}

/** Publishes; with `when=eligible` it leaves the offer to go live once the seller's place is sure. */
export async function action(args: ActionFunctionArgs) {
  const { seller, offerId } = requireOfferId(args);
  const { database, clock } = args.context;
  const { when } = await typedText(args.request);
  const review = screenPath(offerId, 'review');
  const published = await transact(database.db, (tx) =>
    when === 'eligible' ? awaitStanding(tx, seller, offerId, clock) : publishOffer(tx, seller, offerId, clock),
  );
  if (published.ok) return redirect(`${review}?done=${published.value === 'live' ? 'published' : 'waiting'}`, 303);
  const { error } = published;
  switch (error.code) {
    case 'offer-not-found':
      throw notFound();
    case 'incomplete':
      return redirect(screenPath(offerId, error.steps[0] ?? 'review'), 303);
    case 'not-eligible':
      return json({ offerId, outcome: error.outcome ?? 'not_judged', state: null, mayWait: true }, { status: 409 });
    case 'wrong-state':
      return json({ offerId, outcome: null, state: error.state, mayWait: false }, { status: 409 });
  }
}

export default function Publication() {
  const loaded = useLoaderData<typeof loader>();
  return <MarketRefusal {...(useActionData<typeof action>() ?? loaded)} />;
}
