import { sql } from 'kysely';
import type { Db } from '~/platform/db.server';

export type Turn = {
  turnId: string;
  cycleId: string;
  position: number;
  memberId: string;
  code: string;
  name: string;
  /** When she had the pot and how much it was, in minor units; null: she has not had it. */
  paidOn: string | null;
  paidMinor: number | null;
  meetingId: string | null;
};

/** The turns of a rotating group's open cycle, in order; none where no order has been agreed. */
export async function turnsOf(db: Db, groupId: string): Promise<Turn[]> {
  const { rows } = await sql<Turn>`
    select t.id as turn_id, t.cycle_id, t.position, t.member_id, m.code, m.display_name as name, t.paid_on, t.paid_minor,
      t.meeting_id
    from group_cycle c join rotation_turn t on t.cycle_id = c.id join member m on m.id = t.member_id
    where c.group_id = ${groupId} and c.closed_on is null
    order by t.position
  `.execute(db);
  return rows;
}

/** Whose turn it is to have the pot: the first in the agreed order who has not had it. Undefined: nobody is next. */
export async function nextTurn(db: Db, groupId: string): Promise<Turn | undefined> {
  const turns = await turnsOf(db, groupId);
  return turns.find(({ paidOn }) => paidOn === null);
}
