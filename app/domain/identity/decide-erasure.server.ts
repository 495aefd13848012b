import { sql } from 'kysely';
import type { StaffMember } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { emit } from '~/platform/outbox.server';
import { fail, ok, type Result } from '~/platform/result';
import { PERSON_ERASED, PHOTO_ORPHANED } from './erasure.events';
import { staffMay } from './staff-scope.server';

/** What must be settled before a record can be erased: money of hers in a group, or owed by her, or an open order. */
export type Unsettled = 'savings' | 'loans' | 'orders' | 'membership';

export type DecideErasureInput = { requestId: string; decision: 'grant' | 'refuse'; reason: string };

export type DecideErasureError =
  | { code: 'not-found' }
  | { code: 'own-request' }
  | { code: 'reason-missing' }
  | { code: 'unsettled'; what: Unsettled[] };

type Waiting = { memberId: string; accountId: string | null; requestedBy: string } & Record<Unsettled, boolean>;

/**
 * Grants or refuses a standing request for a member of the actor's groups, as the second person. Granted, everything that
 * tells who she was is gone at once and for good, and the books go on under her code. Fails with `not-found`,
 * `own-request` (asked by the same person), `reason-missing` (a refusal says why), or `unsettled` with what to settle
 * first.
 */
export async function decideErasure(
  tx: Tx,
  actor: StaffMember,
  { requestId, decision, reason }: DecideErasureInput,
  clock: Clock,
): Promise<Result<null, DecideErasureError>> {
  const waiting = await lockWaiting(tx, actor, requestId);
  if (!waiting) return fail({ code: 'not-found' });
  if (waiting.requestedBy === actor.accountId) return fail({ code: 'own-request' });
  const words = reason.trim();
  if (decision === 'refuse' && words === '') return fail({ code: 'reason-missing' });
  const unsettled = (['savings', 'loans', 'orders', 'membership'] as const).filter((what) => waiting[what]);
  if (decision === 'grant' && unsettled.length > 0) return fail({ code: 'unsettled', what: unsettled });
  await tx
    .updateTable('erasureRequest')
    .set({
      state: decision === 'grant' ? 'done' : 'refused',
      decidedBy: actor.accountId,
      decidedAt: clock.now(),
      reason: words || null,
    })
    .where('id', '=', requestId)
    .execute();
  if (decision === 'grant') await erase(tx, requestId, waiting);
  return ok(null);
}

async function lockWaiting(tx: Tx, actor: StaffMember, requestId: string): Promise<Waiting | undefined> {
  const { rows } = await sql<Waiting>`
    select r.member_id, (select a.id from account a where a.member_id = r.member_id) as account_id, r.requested_by,
      exists (select from ledger_balance l where l.member_id = r.member_id and l.kind = 'member_savings'
        and l.balance_minor <> 0) as savings,
      exists (select from loan l where l.member_id = r.member_id and l.status in ('active', 'restructured')) as loans,
      exists (select from enterprise_owner w join purchase_order o on o.enterprise_id = w.enterprise_id
        where w.member_id = r.member_id and o.state in ('placed', 'accepted', 'ready', 'delivered')) as orders,
      exists (select from membership s join self_help_group g on g.id = s.group_id join branch b on b.id = g.branch_id
        where s.member_id = r.member_id and (s.left_on is null or s.left_on > today_in(b.timezone))) as membership
    from erasure_request r
    where r.id = ${requestId}::uuid and r.state = 'requested' and exists (
      select from membership s join self_help_group g on g.id = s.group_id where s.member_id = r.member_id
        and ${staffMay(actor.staff, 'approve', { branch: 'g.branch_id', group: 'g.id' })})
    for update of r
  `.execute(tx);
  return rows[0];
}

async function erase(tx: Tx, requestId: string, { memberId, accountId }: Waiting): Promise<void> {
  const { rows } = await sql<{ photoId: string }>`select erase_person(${requestId}::uuid) as photo_id`.execute(tx);
  await emit(tx, PERSON_ERASED, { memberId, ...(accountId && { accountId }) });
  for (const { photoId } of rows) await emit(tx, PHOTO_ORPHANED, { photoId });
}
