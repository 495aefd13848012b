import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { publishCurriculum } from '~/domain/programme/training/publish-curriculum.server';
import { transact } from '~/platform/db.server';
import { isId } from '~/platform/id';
import { requireStaff } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'staff' } satisfies RouteHandle;

/** The second person publishes what another has proposed. */
export async function action({ params, context }: ActionFunctionArgs) {
  const actor = requireStaff(context);
  if (!isId(params.id)) throw notFound();
  const curriculumId = params.id;
  const done = await transact(context.database.db, (tx) => publishCurriculum(tx, actor, curriculumId, context.clock));
  if (!done.ok && done.error.code === 'not-found') throw notFound();
  return redirect(`/staff/curricula/${curriculumId}${done.ok ? '' : `?problem=${done.error.code}`}`, 303);
}
