import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { endOtherSessions, endOwnSession } from '~/domain/identity/end-session.server';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { requireActor } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import { ok } from '~/platform/result';
import type { RouteHandle } from '~/platform/route-policy';
import { readSecretCookie } from '~/platform/session-cookie.server';

export const handle = { policy: 'account' } satisfies RouteHandle;

/** Ends one of the actor's sessions (`session` is its id), or all but the present one (`others`). */
export async function action({ request, context }: ActionFunctionArgs) {
  const actor = requireActor(context);
  const { session = '' } = await typedText(request);
  const token = readSecretCookie(request, 'session');
  const { database, clock } = context;
  const ended = await transact<null, { code: 'not-found' }>(database.db, async (tx) => {
    if (session !== 'others') return endOwnSession(tx, actor, session, clock);
    await endOtherSessions(tx, actor.accountId, token ?? '', clock);
    return ok(null);
  });
  if (!ended.ok) throw notFound();
  return redirect('/account?done=session', 303);
}
