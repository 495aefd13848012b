import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { removeSearch } from '~/domain/catalogue/saved-searches/change-saved-search.server';
import { transact } from '~/platform/db.server';
import { isId } from '~/platform/id';
import { requireActor } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'account' } satisfies RouteHandle;

export async function action({ params, context }: ActionFunctionArgs) {
  const actor = requireActor(context);
  const { id } = params;
  if (!isId(id)) throw notFound();
  const removed = await transact(context.database.db, (tx) => removeSearch(tx, actor, id));
  if (!removed.ok) throw notFound();
  return redirect('/account/searches?done=removed', 303);
}
