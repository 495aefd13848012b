import { sql } from 'kysely';
import type { Actor } from '~/platform/actor';
import type { Db } from '~/platform/db.server';
import { isMember } from './group-access.server';

/** The groups in which the actor is a member today, by name, with her role. */
export async function ownGroups(db: Db, actor: Actor): Promise<{ id: string; name: string; role: string }[]> {
  if (actor.memberId === null) return [];
  const { rows } = await sql<{ id: string; name: string; role: string }>`
    select g.id, g.name, s.role
    from open_membership s join self_help_group g on g.id = s.group_id
    where s.member_id = ${actor.memberId} and ${isMember(actor, { branch: 'g.branch_id', group: 'g.id' })}
    order by g.name
  `.execute(db);
  return rows;
}
