import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { answerWanted } from '~/domain/sourcing/wanted/answer-wanted.server';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { isId } from '~/platform/id';
import { requireActor } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'account' } satisfies RouteHandle;

/** A seller takes up an open post and goes on to say her terms. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = requireActor(context);
  const { id } = params;
  if (!isId(id)) throw notFound();
  const { offerId = '' } = await typedText(request);
  const answered = await transact(context.database.db, (tx) => answerWanted(tx, actor, id, offerId, context.clock));
  if (answered.ok) return redirect(`/quotes/${answered.value}`, 303);
  const { code } = answered.error;
  if (code === 'post-not-found') throw notFound();
  return redirect(`/wanted/${id}?done=${code === 'not-open' ? code : 'nothing-fits'}`, 303);
}
