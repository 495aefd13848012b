import type { StaffMember } from '~/platform/actor';
import { today, type Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';
import { vetSupplier } from '../suppliers/vet-supplier.server';
import { lockVisit, noteVisitState, type LockedVisit } from './lock-visit.server';
import { registerVisit } from './register-visit.server';
import type { VisitState } from './visit.states';

export const LEAST_REASON = 10;

export type DecideVisitInput = { decision: 'approve' | 'return'; reason: string; version: number };

export type DecideVisitError =
  | { code: 'visit-not-found' }
  /** A visit is approved by somebody else than its visitor. */
  | { code: 'own-visit' }
  | { code: 'state-changed'; state: VisitState }
  | { code: 'reason-too-short'; least: number }
  /** The register has taken in another visit of that day meanwhile. */
  | { code: 'visit-on-that-day' };

/**
 * The second person's word on a visit: approved, it goes to the register (a supplier becomes vetted, or no longer is) and
 * the enterprise is judged again; returned, it goes back to its visitor with a reason. Fails with `visit-not-found`,
 * `own-visit`, `state-changed` (not waiting any more, or sent anew since it was read), `reason-too-short` or
 * `visit-on-that-day`.
 */
export async function decideVisit(
  tx: Tx,
  actor: StaffMember,
  id: string,
  { decision, reason, version }: DecideVisitInput,
  clock: Clock,
): Promise<Result<null, DecideVisitError>> {
  const visit = await lockVisit(tx, actor, id, 'approve');
  if (!visit) return fail({ code: 'visit-not-found' });
  if (visit.visitorId === actor.accountId) return fail({ code: 'own-visit' });
  if (visit.state !== 'submitted' || visit.version !== version) {
    return fail({ code: 'state-changed', state: visit.state });
  }
  const at = clock.now();
  const history = { sheetId: id, fromState: visit.state, accountId: actor.accountId, at };
  if (decision === 'return') {
    if (reason.length < LEAST_REASON) return fail({ code: 'reason-too-short', least: LEAST_REASON });
    const back = {
      state: 'returned',
      returnedReason: reason,
      outcome: null,
      version: visit.version + 1,
      updatedAt: at,
    };
    await tx.updateTable('visitSheet').set(back).where('id', '=', id).execute();
    await noteVisitState(tx, { ...history, toState: 'returned', reason });
    return ok(null);
  }
  const approval = { approver: approverName(visit, actor), approvedOn: today(clock, visit.timezone) };
  await tx
    .updateTable('visitSheet')
    .set({ state: 'approved', approverId: actor.accountId, ...approval, updatedAt: at })
    .where('id', '=', id)
    .execute();
  await noteVisitState(tx, { ...history, toState: 'approved' });
  if (visit.checklist === 'supplier') await vetSupplier(tx, actor, { ...visit, ...approval });
  else if (!(await registerVisit(tx, actor, { ...visit, ...approval }, clock)))
    return fail({ code: 'visit-on-that-day' });
  return ok(null);
}

/** Two people of one name are told apart by the end of the approver's account number. */
function approverName({ visitor }: LockedVisit, { displayName, accountId }: StaffMember): string {
  return displayName === visitor ? `${displayName} (${accountId.slice(-4)})` : displayName;
}
