import { sql } from 'kysely';
import type { Member, Staff } from '~/platform/actor';
import type { Db } from '~/platform/db.server';
import { staffMay } from './staff-scope.server';

export type OwnErasureRequest = {
  state: 'requested' | 'refused' | 'done' | 'withdrawn';
  requestedAt: Date;
  decidedAt: Date | null;
  reason: string | null;
};

/** The actor's newest request to be erased; undefined where she made none. */
export async function latestErasureRequest(db: Db, actor: Member): Promise<OwnErasureRequest | undefined> {
  const { rows } = await sql<OwnErasureRequest>`
    select state, requested_at, decided_at, reason from erasure_request
    where member_id = ${actor.memberId}::uuid order by requested_at desc limit 1
  `.execute(db);
  return rows[0];
}

export type WaitingErasure = {
  id: string;
  memberId: string;
  name: string;
  code: string;
  requestedAt: Date;
  requestedBy: string;
};

const MOST = 200;

/** The requests that wait for an answer from the person's branches, the oldest first; one of them where `id` is given. */
export async function waitingErasures(db: Db, staff: Staff, id: string | null = null): Promise<WaitingErasure[]> {
  const { rows } = await sql<WaitingErasure>`
    select r.id, m.id as member_id, m.display_name as name, m.code, r.requested_at, a.display_name as requested_by
    from erasure_request r join member m on m.id = r.member_id join account a on a.id = r.requested_by
    where r.state = 'requested' and (${id}::uuid is null or r.id = ${id}::uuid) and exists (
      select from membership s join self_help_group g on g.id = s.group_id where s.member_id = m.id
        and ${staffMay(staff, 'approve', { branch: 'g.branch_id', group: 'g.id' })})
    order by r.requested_at limit ${MOST}
  `.execute(db);
  return rows;
}
