import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { askSellers, type ChosenShare } from '~/domain/sourcing/wanted/ask-sellers.server';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { isId, newId } from '~/platform/id';
import { requireActor } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'account' } satisfies RouteHandle;

/** Asks all sellers of a set at once; the post's page says what came of it, with the sets as they stand now. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = requireActor(context);
  const { id } = params;
  if (!isId(id)) throw notFound();
  const typed = await typedText(request);
  const set = { formId: isId(typed.formId) ? typed.formId : newId(), shares: sharesOf(typed.shares ?? '') };
  const asked = await transact(context.database.db, (tx) => askSellers(tx, actor, id, set, context.clock));
  if (asked.ok) return redirect(`/wanted/${id}?done=asked`, 303);
  const { code } = asked.error;
  if (code === 'post-not-found') throw notFound();
  return redirect(`/wanted/${id}?done=${code === 'set-changed' || code === 'not-open' ? code : 'cannot-ask'}`, 303);
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
