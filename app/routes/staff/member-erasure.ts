import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { requestErasureFor } from '~/domain/identity/request-erasure.server';
import { transact } from '~/platform/db.server';
import { isId } from '~/platform/id';
import { requireStaff } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'staff' } satisfies RouteHandle;

/** A member without an account asked by word or letter to be erased. */
export async function action({ params, context }: ActionFunctionArgs) {
  const actor = requireStaff(context);
  if (!isId(params.id)) throw notFound();
  const memberId = params.id;
  const asked = await transact(context.database.db, (tx) => requestErasureFor(tx, actor, memberId, context.clock));
  if (!asked.ok) throw notFound();
  return redirect(`/staff/members/${memberId}?erasure`, 303);
}
