import type { StaffMember } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';
import { answerProblems, checklistOf, proposedOutcome, type AnswerProblem } from './checklist';
import { noteVisitState } from './lock-visit.server';
import { saveVisit, type SaveVisitError } from './save-visit.server';
import { visitFigures } from './visit-figures.queries.server';
import type { VisitInput } from './visit.schema';

export type SubmitVisitError =
  | SaveVisitError
  | { code: 'incomplete'; items: Record<string, AnswerProblem>; place: boolean }
  /** The register knows another visit of that day. */
  | { code: 'visit-on-that-day' };

/**
 * Sends a visit to whoever approves: what the records say is written down with it, and its outcome is what the answers
 * come to, or `fail` where the visitor is sterner. Fails as `saveVisit`, with `incomplete` (what each item lacks; `place`
 * where no word says where it was), or with `visit-on-that-day`.
 */
export async function submitVisit(
  tx: Tx,
  actor: StaffMember,
  id: string,
  input: VisitInput,
  clock: Clock,
): Promise<Result<null, SubmitVisitError>> {
  const saved = await saveVisit(tx, actor, id, input, clock);
  if (!saved.ok) return saved;
  const visit = saved.value;
  const figures = await visitFigures(tx, visit.enterpriseId, visit.visitedOn);
  if (!figures) return fail({ code: 'visit-not-found' });
  const checklist = checklistOf(visit.checklist, visit.checklistVersion);
  const items = answerProblems(checklist, visit.answers, figures);
  const place = visit.place === '';
  if (place || Object.keys(items).length > 0) return fail({ code: 'incomplete', items, place });
  if (visit.correctsId === null && (await isDayTaken(tx, visit.enterpriseId, visit.visitedOn))) {
    return fail({ code: 'visit-on-that-day' });
  }
  const at = clock.now();
  const outcome = visit.outcome ?? proposedOutcome(checklist, visit.answers);
  await tx
    .updateTable('visitSheet')
    .set({
      figures: JSON.stringify(figures),
      outcome,
      state: 'submitted',
      submittedAt: at,
      visitor: actor.displayName,
      version: visit.version + 1,
      updatedAt: at,
    })
    .where('id', '=', id)
    .execute();
  await noteVisitState(tx, {
    sheetId: id,
    fromState: visit.state,
    toState: 'submitted',
    accountId: actor.accountId,
    at,
  });
  return ok(null);
}

async function isDayTaken(tx: Tx, enterpriseId: string, visitedOn: string): Promise<boolean> {
  const known = await tx
    .selectFrom('vettingVisit')
    .select('id')
    .where('enterpriseId', '=', enterpriseId)
    .where('visitedOn', '=', visitedOn)
    .executeTakeFirst();
  return known !== undefined;
}
