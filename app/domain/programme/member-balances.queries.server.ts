import { sql } from 'kysely';
import type { Actor } from '~/platform/actor';
import type { Db } from '~/platform/db.server';
import { isId } from '~/platform/id';
import { noteReadings, readingsOf } from '~/domain/identity/note-reading.server';

export type MemberBalance = {
  memberId: string;
  code: string;
  name: string;
  role: string;
  joinedOn: string;
  leftOn: string | null;
  /** Saved with the group and still owed to it, in minor units. */
  savedMinor: number;
  owesMinor: number;
};

const LISTED = 200;

/**
 * Everybody who is or was in a group with what she has saved there and owes, who is in it first. That staff read it is
 * noted for each of them. With `memberId` only her line, if there is one. That the reader may read the group's books was asked before.
 */
export async function memberBalances(
  db: Db,
  actor: Actor,
  groupId: string,
  memberId?: string,
): Promise<MemberBalance[]> {
  if (memberId !== undefined && !isId(memberId)) return [];
  const { rows } = await sql<MemberBalance>`
    with balance as (
      select a.member_id, -coalesce(sum(l.amount_minor) filter (where a.kind = 'member_savings'), 0)::bigint as saved_minor,
        coalesce(sum(l.amount_minor) filter (where a.kind = 'loan_receivable'), 0)::bigint as owes_minor
      from ledger_account a join ledger_line l on l.account_id = a.id
      where a.group_id = ${groupId} and a.kind in ('member_savings', 'loan_receivable') group by a.member_id
    )
    select m.id as member_id, m.code, m.display_name as name, s.role, s.joined_on, s.left_on,
      coalesce(b.saved_minor, 0) as saved_minor, coalesce(b.owes_minor, 0) as owes_minor
    from (
      select distinct on (member_id) * from membership
      where group_id = ${groupId} and member_id = coalesce(${memberId ?? null}::uuid, member_id) order by member_id, joined_on desc
    ) s
    join member m on m.id = s.member_id left join balance b on b.member_id = m.id
    order by s.left_on desc nulls first, length(m.code), m.code
    limit ${LISTED}
  `.execute(db);
  await noteReadings(db, actor, [...readingsOf(rows, 'savings'), ...readingsOf(rows, 'loans')]);
  return rows;
}
