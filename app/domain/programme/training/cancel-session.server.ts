import type { StaffMember } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';
import { lockSession } from './lock-session.server';
import { noteSessionChange } from './note-session-change.server';
import { readText, type FieldProblem } from './read-fields';

export type CancelError = { code: 'not-found' } | { code: 'held' } | { code: 'wrong-reason'; problem: FieldProblem };

/** Cancels a planned session, with a reason for those who were asked. Twice is once; a held one is corrected instead. */
export async function cancelSession(
  tx: Tx,
  actor: StaffMember,
  { sessionId, reason }: { sessionId: string; reason: string | undefined },
  clock: Clock,
): Promise<Result<null, CancelError>> {
  const session = await lockSession(tx, actor, sessionId);
  if (!session) return fail({ code: 'not-found' });
  if (session.state === 'cancelled') return ok(null);
  if (session.state === 'held') return fail({ code: 'held' });
  const read = readText(reason, { least: 3, most: 300 });
  if (!read.ok) return fail({ code: 'wrong-reason', problem: read.error });
  await tx
    .updateTable('trainingSession')
    .set({ state: 'cancelled', cancelReason: read.value })
    .where('id', '=', sessionId)
    .execute();
  await noteSessionChange(tx, actor, { sessionId, what: 'cancelled', reason: read.value }, clock);
  return ok(null);
}
