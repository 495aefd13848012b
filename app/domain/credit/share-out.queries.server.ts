import { sql } from 'kysely';
import type { ShareOutFigures } from '~/domain/programme/share-out-figures';
import type { Db } from '~/platform/db.server';

export type ShareOutView = {
  id: string;
  state: 'drawn_up' | 'done' | 'dropped';
  cycleId: string;
  cycleNumber: number;
  cycleUntil: string;
  meetingId: string;
  heldOn: string;
  figures: ShareOutFigures;
  resolution: string | null;
  drawnUpAt: Date;
  drawnUpBy: string;
  /** The officers who gave their word, by name. */
  words: string[];
};

/** The group's share-outs that were drawn up or done, the latest first. Who may read its books was asked before. */
export async function shareOutsOf(db: Db, groupId: string): Promise<ShareOutView[]> {
  const { rows } = await sql<ShareOutView>`
    select s.id, s.state, s.cycle_id, c.number as cycle_number, c.to_on as cycle_until, s.meeting_id, m.held_on,
      s.figures, s.resolution, s.drawn_up_at, a.display_name as drawn_up_by,
      coalesce((select jsonb_agg(w.display_name order by w.display_name) from (
        select m.display_name from share_out_word o join member m on m.id = o.member_id where o.share_out_id = s.id
      ) w), '[]') as words
    from share_out s join group_cycle c on c.id = s.cycle_id join meeting m on m.id = s.meeting_id
      join desk_recording r on r.id = s.drawn_up_in join account a on a.id = r.account_id
    where s.group_id = ${groupId} and s.state in ('drawn_up', 'done')
    order by s.drawn_up_at desc limit 20
  `.execute(db);
  return rows;
}
