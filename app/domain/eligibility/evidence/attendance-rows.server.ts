import { sql } from 'kysely';
import type { Db } from '~/platform/db.server';
import type { AttendanceRow } from './evidence-row';
import { knownThen, type EvidenceSubject } from './evidence-subject';
import { pageOf, type Page } from './page.server';

const MARKS_A_PAGE = 100;

/**
 * The held meetings of the window with every member expected there, or the owner alone (M3, M4), newest first. With
 * savings where they count (G4, M4).
 */
export async function attendanceRows(
  db: Db,
  subject: EvidenceSubject,
  cursor: string | null,
): Promise<Page<AttendanceRow>> {
  const ofMembers = subject.rule.startsWith('M') ? sql`ms.member_id = any(${subject.memberIds}::uuid[])` : sql`true`;
  const deposit =
    subject.rule === 'G4' || subject.rule === 'M4'
      ? sql`(select coalesce(sum(s.amount_minor), 0)::bigint from saving s
          where s.meeting_id = m.id and s.meeting_on = m.scheduled_on and s.member_id = ms.member_id and ${knownThen(subject, 's')})`
      : sql`null::bigint`;
  const query = sql`
    select 'attendance' as kind, m.scheduled_on, m.held_on, a.mark, ${deposit} as deposit_minor,
      jsonb_build_object('id', p.id, 'code', p.code, 'name', p.display_name) as member,
      m.scheduled_on::text as first_key, p.code as second_key
    from meeting m
    join membership ms on ms.group_id = m.group_id
      and ms.joined_on <= m.held_on and (ms.left_on is null or ms.left_on > m.held_on)
    join member p on p.id = ms.member_id
    left join attendance_mark a
      on a.meeting_id = m.id and a.meeting_on = m.scheduled_on and a.member_id = ms.member_id
      and ${knownThen(subject, 'a')}
    where m.group_id = ${subject.groupId}::uuid and m.status = 'held' and ${ofMembers}
      and m.scheduled_on > ${subject.windowAfter}::date and m.scheduled_on <= ${subject.asOf}::date`;
  return pageOf(db, query, { cursor, size: MARKS_A_PAGE, order: 'desc' });
}
