import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { blockSupplier } from '~/domain/eligibility/suppliers/block-supplier.server';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { isId } from '~/platform/id';
import { requireStaff } from '~/platform/request.server';
import { plainText } from '~/platform/plain-text';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'staff' } satisfies RouteHandle;

/** Blocks a supplier or lifts its block, as the form's `act` says. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = requireStaff(context);
  const { id } = params;
  if (!isId(id)) throw notFound();
  const typed = await typedText(request);
  const input = { block: typed.act === 'block', reason: plainText(typed.reason ?? '', 4_000) };
  const done = await transact(context.database.db, (tx) => blockSupplier(tx, actor, id, input, context.clock));
  if (!done.ok && done.error.code === 'supplier-not-found') throw notFound();
  const lacksReason = !done.ok && done.error.code === 'reason-too-short';
  return redirect(`/staff/suppliers/${id}${lacksReason ? '?reason' : ''}`, 303);
}
