import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { pauseSearch } from '~/domain/catalogue/saved-searches/change-saved-search.server';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { isId } from '~/platform/id';
import { requireActor } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'account' } satisfies RouteHandle;

/** Stops messages about a search, or with `paused=no` lets them come again. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = requireActor(context);
  const { id } = params;
  if (!isId(id)) throw notFound();
  const paused = (await typedText(request)).paused !== 'no';
  const changed = await transact(context.database.db, (tx) => pauseSearch(tx, actor, id, paused));
  if (!changed.ok) throw notFound();
  return redirect(`/account/searches/${id}?done=${paused ? 'paused' : 'resumed'}`, 303);
}
