import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { MarketRefusal } from '~/components/market-refusal';
import { pauseOffer } from '~/domain/catalogue/pause-offer.server';
import { transact } from '~/platform/db.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { screenPath } from './offer-screens';
import { requireOfferId, requireOwnOffer } from './own-offer.server';

export const handle = { policy: 'seller' } satisfies RouteHandle;

export async function loader(args: LoaderFunctionArgs) {
  const { offer } = await requireOwnOffer(args);
  return json({ offerId: offer.id, outcome: null, state: null, mayWait: false });
}

/** Takes the offer off the market for now. */
export async function action(args: ActionFunctionArgs) {
  const { seller, offerId } = requireOfferId(args);
  const { database, clock } = args.context;
  const paused = await transact(database.db, (tx) => pauseOffer(tx, seller, offerId, clock));
  if (paused.ok) return redirect(`${screenPath(offerId, 'review')}?done=paused`, 303);
  if (paused.error.code === 'offer-not-found') throw notFound();
  return json({ offerId, outcome: null, state: paused.error.state, mayWait: false }, { status: 409 });
}

export default function Pause() {
  const loaded = useLoaderData<typeof loader>();
  return <MarketRefusal {...(useActionData<typeof action>() ?? loaded)} />;
}
