import type { StaffMember } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';
import { lockVisit, noteVisitState } from './lock-visit.server';
import { isOpenToVisitor, type VisitState } from './visit.states';

export type DropVisitError = { code: 'visit-not-found' } | { code: 'state-changed'; state: VisitState };

/**
 * Gives up a visit that was begun and not sent, so that another can begin; what was written stays to be read. Anybody
 * who may visit there can: a visitor may have left. Fails with `visit-not-found` or `state-changed`.
 */
export async function dropVisit(
  tx: Tx,
  actor: StaffMember,
  id: string,
  clock: Clock,
): Promise<Result<null, DropVisitError>> {
  const visit = await lockVisit(tx, actor, id, 'vet');
  if (!visit) return fail({ code: 'visit-not-found' });
  if (!isOpenToVisitor(visit.state)) return fail({ code: 'state-changed', state: visit.state });
  const at = clock.now();
  await tx.updateTable('visitSheet').set({ state: 'dropped', updatedAt: at }).where('id', '=', id).execute();
  await noteVisitState(tx, {
    sheetId: id,
    fromState: visit.state,
    toState: 'dropped',
    accountId: actor.accountId,
    at,
  });
  return ok(null);
}
