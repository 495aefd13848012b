import { sql } from 'kysely';
import { staffMay, staffMayInBranch } from '~/domain/identity/staff-scope.server';
import type { StaffMember } from '~/platform/actor';
import { today, type Clock } from '~/platform/clock';
import type { Db, Tx } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';
import { WAIVER_APPROVED } from '../eligibility.events';
import { judgeEnterprises } from '../judge-enterprises.server';
import { inJudgementTurn } from '../judgement-turn.server';
import { queueJudgement } from '../queue-judgement.server';
import { coverByWaiver } from './cover-by-waiver.server';
import { WAIVER_STEPS, type WaiverState, type WaiverStep } from './waiver-request';

export type DecideWaiverError =
  | { code: 'waiver-not-found' }
  | { code: 'same-officer' }
  | { code: 'ended' }
  | { code: 'state-changed'; state: WaiverState };

type Request = {
  id: string;
  enterpriseId: string | null;
  state: WaiverState;
  requestedBy: string;
  untilOn: string;
  timeZone: string;
};

/**
 * Another officer approves or refuses a waiver that was asked for; who asked may take it back. An approved one stands in
 * the register of waivers, and everybody it covers is judged: one enterprise in the same transaction, a branch within
 * seconds. Fails with `waiver-not-found`, `same-officer`, `ended` (its days are over) or `state-changed`.
 */
export async function decideWaiver(
  db: Db,
  officer: StaffMember,
  requestId: string,
  step: WaiverStep,
  clock: Clock,
): Promise<Result<WaiverState, DecideWaiverError>> {
  return inJudgementTurn(db, async (tx): Promise<Result<WaiverState, DecideWaiverError>> => {
    const request = await lock(tx, officer, requestId, step);
    if (!request) return fail({ code: 'waiver-not-found' });
    if (request.state !== 'proposed') return fail({ code: 'state-changed', state: request.state });
    const own = request.requestedBy === officer.accountId;
    if (own !== (step === 'withdraw')) return fail(own ? { code: 'same-officer' } : { code: 'waiver-not-found' });
    if (step === 'approve' && request.untilOn <= today(clock, request.timeZone)) return fail({ code: 'ended' });
    const state = WAIVER_STEPS[step];
    await tx
      .updateTable('waiverRequest')
      .set({ state, decidedBy: officer.accountId, decidedAt: clock.now() })
      .where('id', '=', requestId)
      .execute();
    if (step === 'approve') await takeEffect(tx, request, clock);
    return ok(state);
  });
}

/** Taking back and asking are an officer's who vets; the second word is an approver's. */
async function lock(tx: Tx, officer: StaffMember, id: string, step: WaiverStep): Promise<Request | undefined> {
  const act = step === 'withdraw' ? 'vet' : 'approve';
  const { rows } = await sql<Request>`
    select r.id, r.enterprise_id, r.state, r.requested_by, r.until_on, b.timezone as time_zone
    from waiver_request r
    left join enterprise e on e.id = r.enterprise_id
    left join self_help_group g on g.id = e.group_id
    join branch b on b.id = coalesce(r.branch_id, g.branch_id)
    where r.id = ${id}::uuid and case when r.branch_id is null
      then ${staffMay(officer.staff, act, { branch: 'b.id', group: 'g.id' })}
      else ${staffMayInBranch(officer.staff, 'approve', 'b.id')} end
    for update of r
  `.execute(tx);
  return rows[0];
}

async function takeEffect(tx: Tx, request: Request, clock: Clock): Promise<void> {
  await coverByWaiver(tx, request.id);
  await sql`
    with event as (
      insert into outbox_event (name, payload)
      select ${WAIVER_APPROVED}, jsonb_build_object('requestId', w.request_id, 'enterpriseId', w.enterprise_id)
      from waiver w
      where w.request_id = ${request.id}::uuid and exists (
        select from enterprise_owner o join account a on a.member_id = o.member_id
        where o.enterprise_id = w.enterprise_id and a.disabled_at is null)
      group by w.request_id, w.enterprise_id
      returning id
    )
    select count(enqueue_event(id)) from event
  `.execute(tx);
  if (request.enterpriseId !== null) {
    await judgeEnterprises(tx, { enterpriseIds: [request.enterpriseId], clock });
    return;
  }
  const covered = await tx
    .selectFrom('waiver')
    .select('enterpriseId')
    .distinct()
    .where('requestId', '=', request.id)
    .execute();
  await queueJudgement(
    tx,
    covered.map(({ enterpriseId }) => enterpriseId),
    clock,
  );
}
