import { sql } from 'kysely';
import type { Actor } from '~/platform/actor';
import type { Db } from '~/platform/db.server';
import { mayKeepGroup, mayReadBooks, mayReadGroup } from './group-access.server';

export type GroupKind = 'savings' | 'shares' | 'rotating';

export type GroupFacts = {
  id: string;
  code: string;
  name: string;
  kind: GroupKind;
  branchId: string;
  branch: string;
  country: string;
  currency: string;
  timeZone: string;
  formedOn: string;
  closedOn: string | null;
  noLendingResolutionOn: string | null;
  /** What the actor may do here beside seeing the group. */
  mayReadBooks: boolean;
  mayKeep: boolean;
};

const COLUMNS = { branch: 'g.branch_id', group: 'g.id' };
const NEEDS = { read: mayReadGroup, books: mayReadBooks, keep: mayKeepGroup };

/** A group, with what the actor may do there; undefined where there is none, or she may not do what is `needed`. */
export async function groupFacts(
  db: Db,
  actor: Actor,
  groupId: string,
  needed: keyof typeof NEEDS,
): Promise<GroupFacts | undefined> {
  const { rows } = await sql<GroupFacts>`
    select g.id, g.code, g.name, g.kind, b.id as branch_id, b.name as branch, b.country, b.currency,
      b.timezone as time_zone, g.formed_on, g.closed_on, g.no_lending_resolution_on,
      ${mayReadBooks(actor, COLUMNS)} as may_read_books, ${mayKeepGroup(actor, COLUMNS)} as may_keep
    from self_help_group g join branch b on b.id = g.branch_id
    where g.id = ${groupId} and ${NEEDS[needed](actor, COLUMNS)}
  `.execute(db);
  return rows[0];
}

export type OpenMember = { memberId: string; code: string; name: string; role: string; joinedOn: string };

/** Who is a member of the group on a day, officers first, then by code as numbers are counted (M2 before M10). */
export async function membersOn(db: Db, groupId: string, on: string): Promise<OpenMember[]> {
  const { rows } = await sql<OpenMember>`
    select m.id as member_id, m.code, m.display_name as name, s.role, s.joined_on
    from membership s join member m on m.id = s.member_id
    where s.group_id = ${groupId} and s.joined_on <= ${on} and (s.left_on is null or s.left_on > ${on})
    order by array_position(array['president', 'secretary', 'treasurer', 'bookkeeper'], s.role) nulls last,
      length(m.code), m.code
  `.execute(db);
  return rows;
}
