import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { addSupplierAccount, removeSupplierAccount } from '~/domain/eligibility/suppliers/supplier-accounts.server';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { isId } from '~/platform/id';
import { requireStaff } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'staff' } satisfies RouteHandle;

/** Lets an account act for the supplier, or takes that from the one in `remove`. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = requireStaff(context);
  const { id } = params;
  if (!isId(id)) throw notFound();
  const { db } = context.database;
  const { identifier = '', remove } = await typedText(request);
  const page = `/staff/suppliers/${id}`;
  if (remove !== undefined) {
    const accountId = isId(remove) ? remove : id;
    const removed = await transact(db, (tx) => removeSupplierAccount(tx, actor, id, accountId));
    if (!removed.ok) throw notFound();
    return redirect(`${page}#accounts`, 303);
  }
  const added = await transact(db, (tx) => addSupplierAccount(tx, actor, id, identifier, context.clock));
  if (added.ok) return redirect(`${page}#accounts`, 303);
  if (added.error.code === 'supplier-not-found') throw notFound();
  const asked = new URLSearchParams({ problem: added.error.code, identifier: identifier.slice(0, 254) });
  return redirect(`${page}?${asked.toString()}#accounts`, 303);
}
