import type { StaffMember } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { fail, ok, type Result } from '~/platform/result';
import { LEAST_REASON } from './decide-visit.server';
import { lockVisit, noteVisitState } from './lock-visit.server';

export type CorrectVisitError =
  | { code: 'visit-not-found' }
  /** Only what is approved is corrected, and only once: a second correction corrects the first. */
  | { code: 'not-correctable' }
  | { code: 'reason-too-short'; least: number }
  /** Another visit there is not finished yet. */
  | { code: 'visit-open'; sheetId: string };

/**
 * Begins the correction of an approved visit: a new sheet of the same day with the same answers, which goes the same way
 * through two people; the first stays as it is. Returns the correction's id. Fails with `visit-not-found`,
 * `not-correctable`, `reason-too-short` or `visit-open`.
 */
export async function correctVisit(
  tx: Tx,
  actor: StaffMember,
  id: string,
  reason: string,
  clock: Clock,
): Promise<Result<string, CorrectVisitError>> {
  const visit = await lockVisit(tx, actor, id, 'vet');
  if (!visit) return fail({ code: 'visit-not-found' });
  if (visit.state !== 'approved') return fail({ code: 'not-correctable' });
  if (reason.length < LEAST_REASON) return fail({ code: 'reason-too-short', least: LEAST_REASON });
  await tx.selectFrom('enterprise').select('id').where('id', '=', visit.enterpriseId).forNoKeyUpdate().execute();
  const others = await tx
    .selectFrom('visitSheet')
    .select(['id', 'state', 'correctsId'])
    .where('enterpriseId', '=', visit.enterpriseId)
    .where((on) => on.or([on('state', 'in', ['draft', 'submitted', 'returned']), on('correctsId', '=', id)]))
    .where('state', '<>', 'dropped')
    .execute();
  const open = others.find(({ state }) => state !== 'approved');
  if (open) return fail({ code: 'visit-open', sheetId: open.id });
  if (others.length > 0) return fail({ code: 'not-correctable' });
  const at = clock.now();
  const sheetId = newId();
  await tx
    .insertInto('visitSheet')
    .values({
      id: sheetId,
      enterpriseId: visit.enterpriseId,
      checklist: visit.checklist,
      checklistVersion: visit.checklistVersion,
      answers: JSON.stringify(visit.answers),
      visitedOn: visit.visitedOn,
      place: visit.place,
      remark: visit.remark,
      visitorId: actor.accountId,
      visitor: actor.displayName,
      correctsId: id,
      correctionReason: reason,
      createdAt: at,
      updatedAt: at,
    })
    .execute();
  await noteVisitState(tx, {
    sheetId,
    fromState: null,
    toState: 'draft',
    accountId: actor.accountId,
    reason,
    at,
  });
  return ok(sheetId);
}
