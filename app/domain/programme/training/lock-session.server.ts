import { sql } from 'kysely';
import type { StaffMember } from '~/platform/actor';
import type { Tx } from '~/platform/db.server';
import { keepsSession } from './session-scope.server';

export type LockedSession = {
  id: string;
  moduleId: string;
  sessionOn: string;
  minutes: number;
  state: 'planned' | 'held' | 'cancelled';
  edition: number;
  timezone: string;
};

/** Locks a session whose training the person keeps; undefined for anybody else's. */
export async function lockSession(tx: Tx, actor: StaffMember, sessionId: string): Promise<LockedSession | undefined> {
  const { rows } = await sql<LockedSession>`
    select s.id, s.module_id, s.session_on, s.minutes, s.state, s.edition, b.timezone
    from training_session s join branch b on b.id = s.branch_id
    where s.id = ${sessionId} and ${keepsSession(actor.staff)}
    for update of s
  `.execute(tx);
  return rows[0];
}
