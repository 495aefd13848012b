import { sql } from 'kysely';
import type { StaffMember } from '~/platform/actor';
import type { Tx } from '~/platform/db.server';
import { mayDraftFor } from './curriculum-keepers.server';

export type LockedCurriculum = {
  id: string;
  country: string;
  state: 'draft' | 'proposed' | 'published' | 'discarded';
  edition: number;
  inForceFrom: string | null;
  proposedBy: string | null;
};

/** Locks a curriculum of a country for which the person may draft; undefined for anybody else's. */
export async function lockCurriculum(tx: Tx, actor: StaffMember, id: string): Promise<LockedCurriculum | undefined> {
  const { rows } = await sql<LockedCurriculum>`
    select c.id, c.country, c.state, c.edition, c.in_force_from, c.proposed_by
    from curriculum c where c.id = ${id} and ${mayDraftFor(actor.staff, 'c.country')} for update
  `.execute(tx);
  return rows[0];
}
