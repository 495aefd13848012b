import { json, redirect, type ActionFunctionArgs } from '@remix-run/node';
import { blockSupplier, type BlockSupplierError } from '~/domain/eligibility/suppliers/block-supplier.server';
import {
  addSupplierAccount,
  removeSupplierAccount,
  type AddSupplierAccountError,
} from '~/domain/eligibility/suppliers/supplier-accounts.server';
import type { StaffMember } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import { transact, type Tx } from '~/platform/db.server';
import { typedText, type TypedText } from '~/platform/form-data.server';
import { isId } from '~/platform/id';
import { plainText } from '~/platform/plain-text';
import { requireStaff } from '~/platform/request.server';
import type { Result } from '~/platform/result';
import { notFound } from '~/platform/responses.server';

/**
 * What staff do on a supplier's page: block it or lift that (`act`, with a `reason`), take from an account that it acts for
 * it (`remove`), or let another (`identifier`). What is refused comes back as it was typed.
 */
export async function changeSupplier({ request, params, context }: ActionFunctionArgs) {
  const actor = requireStaff(context);
  const { id } = params;
  if (!isId(id)) throw notFound();
  const typed = await typedText(request);
  const done = await transact(context.database.db, (tx) => change(tx, actor, id, typed, context.clock));
  if (done.ok) return redirect(`/staff/suppliers/${id}${typed.act === undefined ? '#accounts' : ''}`, 303);
  if (done.error.code === 'supplier-not-found') throw notFound();
  if (done.error.code === 'state-changed') return redirect(`/staff/suppliers/${id}`, 303);
  return json({ error: done.error, typed }, { status: 422 });
}

async function change(
  tx: Tx,
  actor: StaffMember,
  id: string,
  typed: TypedText,
  clock: Clock,
): Promise<Result<null, BlockSupplierError | AddSupplierAccountError>> {
  const { act, reason = '', remove, identifier = '' } = typed;
  if (act !== undefined) {
    return blockSupplier(tx, actor, id, { block: act === 'block', reason: plainText(reason, 4_000) }, clock);
  }
  if (remove !== undefined) return removeSupplierAccount(tx, actor, id, isId(remove) ? remove : id);
  return addSupplierAccount(tx, actor, id, identifier, clock);
}
