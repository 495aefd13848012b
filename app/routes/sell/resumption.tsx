import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { MarketRefusal } from '~/components/market-refusal';
import { resumeOffer } from '~/domain/catalogue/resume-offer.server';
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

/** Ends a pause. */
export async function action(args: ActionFunctionArgs) {
  const { seller, offerId } = requireOfferId(args);
  const { database, clock } = args.context;
  const resumed = await transact(database.db, (tx) => resumeOffer(tx, seller, offerId, clock));
  if (resumed.ok) return redirect(`${screenPath(offerId, 'review')}?done=resumed`, 303);
  const { error } = resumed;
  switch (error.code) {
    case 'offer-not-found':
      throw notFound();
    case 'not-eligible':
      return json({ offerId, outcome: error.outcome ?? 'not_judged', state: null, mayWait: false }, { status: 409 });
    case 'wrong-state':
      return json({ offerId, outcome: null, state: error.state, mayWait: false }, { status: 409 });
  }
}

export default function Resumption() {
  const loaded = useLoaderData<typeof loader>();
  return <MarketRefusal {...(useActionData<typeof action>() ?? loaded)} />;
}
