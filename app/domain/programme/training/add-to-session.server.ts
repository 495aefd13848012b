import type { StaffMember } from '~/platform/actor';
import type { Tx } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';
import { findMembersByCode } from './find-members.server';
import { lockSession } from './lock-session.server';
import type { FieldProblem } from './read-fields';
import { expectedAt } from './session-people.queries.server';

export type AddError = { code: 'not-found' } | { code: 'cancelled' } | { code: 'wrong-code'; problem: FieldProblem };

/** Puts people who came unasked on a session's list, by their codes. Nobody stands on it twice. */
export async function addToSession(
  tx: Tx,
  actor: StaffMember,
  { sessionId, codes }: { sessionId: string; codes: string },
): Promise<Result<null, AddError>> {
  const session = await lockSession(tx, actor, sessionId);
  if (!session) return fail({ code: 'not-found' });
  if (session.state === 'cancelled') return fail({ code: 'cancelled' });
  const found = await findMembersByCode(tx, actor, { codes, memberIds: [], day: session.sessionOn });
  if (!found.ok) return fail({ code: 'wrong-code', problem: found.error });
  const listed = new Map((await expectedAt(tx, actor, sessionId)).map((person) => [person.memberId, person.code]));
  const twice = found.value.find(({ memberId }) => listed.has(memberId));
  if (twice) {
    const member = listed.get(twice.memberId) ?? '';
    return fail({ code: 'wrong-code', problem: { code: 'listed-already', values: { member } } });
  }
  if (found.value.length > 0) {
    const rows = found.value.map((guest) => ({ sessionId, ...guest }));
    await tx.insertInto('trainingSessionMember').values(rows).execute();
  }
  return ok(null);
}
