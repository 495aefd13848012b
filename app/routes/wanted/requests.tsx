import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { PostScreen } from '~/components/wanted/post-screen';
import { referenceOf } from '~/domain/catalogue/reference.queries.server';
import { askSellers } from '~/domain/sourcing/wanted/ask-sellers.server';
import type { ChosenShare, ShareChange } from '~/domain/sourcing/wanted/changed-shares.queries.server';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { translator } from '~/platform/i18n';
import { isId, newId } from '~/platform/id';
import { requireActor, type RequestContext } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { loadPost } from './post-screen.server';

export const handle = { policy: 'account' } satisfies RouteHandle;

/** The post's page: under it stands what changed where a set could not be asked. */
export async function loader(args: LoaderFunctionArgs) {
  return loadPost(args);
}

/** Asks all sellers of a set at once; the post's page says what came of it, with the sets as they stand now. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = requireActor(context);
  const { id } = params;
  if (!isId(id)) throw notFound();
  const typed = await typedText(request);
  const set = { formId: isId(typed.formId) ? typed.formId : newId(), shares: sharesOf(typed.shares ?? '') };
  const asked = await transact(context.database.db, (tx) => askSellers(tx, actor, id, set, context.clock));
  if (asked.ok) return redirect(`/wanted/${id}?done=asked`, 303);
  switch (asked.error.code) {
    case 'post-not-found':
      throw notFound();
    case 'set-changed':
      return json({ changes: await changeWords(context, asked.error.changes) }, { status: 409 });
    case 'not-open':
      return redirect(`/wanted/${id}?done=not-open`, 303);
    default:
      return redirect(`/wanted/${id}?done=cannot-ask`, 303);
  }
}

async function changeWords({ database, locale }: RequestContext, changes: ShareChange[]): Promise<string[]> {
  const { t, number } = translator(locale);
  const reference = await referenceOf(database.db);
  return changes.map(({ enterprise, unit, asked, possible }) => {
    const seller = enterprise ?? t('wanted.aSeller');
    if (unit === null || possible === 0) return t('wanted.shareGone', { seller });
    const amount = (quantity: number) =>
      t('wanted.amount', { quantity: number(quantity), unit: reference.unitName(unit, locale) });
    return t('wanted.shareLess', { seller, possible: amount(possible), asked: amount(asked) });
  });
}

const MOST_SHARES = 20;

/** "offer:quantity,offer:quantity"; what is none of it makes a set that is not known. */
function sharesOf(text: string): ChosenShare[] {
  return text
    .split(',')
    .slice(0, MOST_SHARES)
    .map((part) => {
      const [offerId = '', quantity = ''] = part.split(':');
      return { offerId, quantity: /^[1-9]\d{0,6}$/.test(quantity) ? Number(quantity) : 0 };
    });
}

export default function Requests() {
  return <PostScreen loaded={useLoaderData<typeof loader>()} changes={useActionData<typeof action>()?.changes} />;
}
