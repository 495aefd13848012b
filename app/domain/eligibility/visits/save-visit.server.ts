import type { StaffMember } from '~/platform/actor';
import { today, type Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';
import { lockVisit, type LockedVisit } from './lock-visit.server';
import type { VisitInput } from './visit.schema';
import { isOpenToVisitor, type VisitState } from './visit.states';

export type SaveVisitError =
  | { code: 'visit-not-found' }
  /** Somebody else visits. */
  | { code: 'not-the-visitor' }
  | { code: 'state-changed'; state: VisitState }
  /** It was saved from another screen meanwhile; `current` says what stands there now. */
  | { code: 'changed-meanwhile'; current: LockedVisit }
  | { code: 'in-the-future'; today: string };

/**
 * Keeps what the visitor has written so far. The same words sent twice are one change. Returns the visit as it stands
 * now. Fails with `visit-not-found`, `not-the-visitor`, `state-changed` (sent or approved already), `changed-meanwhile`
 * (another screen saved other words after the version named), or `in-the-future`.
 */
export async function saveVisit(
  tx: Tx,
  actor: StaffMember,
  id: string,
  input: VisitInput,
  clock: Clock,
): Promise<Result<LockedVisit, SaveVisitError>> {
  const visit = await lockVisit(tx, actor, id, 'vet');
  if (!visit) return fail({ code: 'visit-not-found' });
  if (visit.visitorId !== actor.accountId) return fail({ code: 'not-the-visitor' });
  if (!isOpenToVisitor(visit.state)) return fail({ code: 'state-changed', state: visit.state });
  const day = today(clock, visit.timezone);
  if (input.visitedOn > day) return fail({ code: 'in-the-future', today: day });
  // A correction is of the visit that was made on its day.
  const visitedOn = visit.correctsId === null ? input.visitedOn : visit.visitedOn;
  const outcome = input.stern ? ('fail' as const) : null;
  const next = { answers: input.answers, visitedOn, place: input.place, remark: input.remark, outcome };
  if (isSame(visit, next)) return ok(visit);
  if (input.version !== visit.version) return fail({ code: 'changed-meanwhile', current: visit });
  const version = visit.version + 1;
  await tx
    .updateTable('visitSheet')
    .set({ ...next, answers: JSON.stringify(next.answers), version, updatedAt: clock.now() })
    .where('id', '=', id)
    .execute();
  return ok({ ...visit, ...next, version });
}

type Written = Pick<LockedVisit, 'answers' | 'visitedOn' | 'place' | 'remark' | 'outcome'>;

function isSame(visit: Written, next: Written): boolean {
  const items = new Set([...Object.keys(visit.answers), ...Object.keys(next.answers)]);
  const sameAnswers = [...items].every((item) => {
    const [one, other] = [visit.answers[item], next.answers[item]];
    return (one?.answer ?? null) === (other?.answer ?? null) && (one?.note ?? '') === (other?.note ?? '');
  });
  return (
    sameAnswers && (['visitedOn', 'place', 'remark', 'outcome'] as const).every((field) => visit[field] === next[field])
  );
}
