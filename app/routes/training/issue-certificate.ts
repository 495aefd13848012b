import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { issueCertificate } from '~/domain/programme/training/issue-certificate.server';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { isId } from '~/platform/id';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { requireTrainer } from './keeping-training.server';

export const handle = { policy: 'staff' } satisfies RouteHandle;

/** Makes out a member's certificate; leads to it, or back to her group's training, which says why there is none. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = requireTrainer(context);
  if (!isId(params.id)) throw notFound();
  const memberId = params.id;
  const { group } = await typedText(request);
  const made = await transact(context.database.db, (tx) => issueCertificate(tx, actor, memberId, context.clock));
  if (made.ok) return redirect(`/certificates/${made.value.id}/print`, 303);
  if (made.error.code === 'not-found' || !isId(group)) throw notFound();
  return redirect(`/groups/${group}/training?problem=${made.error.code}`, 303);
}
