import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { proposeCurriculum, returnCurriculum } from '~/domain/programme/training/propose-curriculum.server';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { isId } from '~/platform/id';
import { requireStaff } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { Result } from '~/platform/result';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'staff' } satisfies RouteHandle;

/** Puts a draft before the second person, or takes a proposal back to a draft. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = requireStaff(context);
  if (!isId(params.id)) throw notFound();
  const curriculumId = params.id;
  const { inForceFrom, back } = await typedText(request);
  const done: Result<null, { code: string }> = await transact<null, { code: string }>(context.database.db, (tx) =>
    back
      ? returnCurriculum(tx, actor, curriculumId)
      : proposeCurriculum(tx, actor, { curriculumId, inForceFrom }, context.clock),
  );
  if (!done.ok && done.error.code === 'not-found') throw notFound();
  return redirect(`/staff/curricula/${curriculumId}${done.ok ? '' : `?problem=${done.error.code}`}`, 303);
}
