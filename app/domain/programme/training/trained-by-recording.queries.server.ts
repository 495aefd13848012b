import { sql } from 'kysely';
import type { Db } from '~/platform/db.server';

/** The members whose training or assessment a recording wrote; none where it was about something else. */
export async function trainedByRecording(db: Db, recordingId: number): Promise<string[]> {
  const { rows } = await sql<{ memberId: string }>`
    with touched as (
      select distinct r.id, coalesce(r.member_id, p.member_id) as member_id
      from desk_recording r left join membership p on p.group_id = r.group_id
      where r.id = ${recordingId} and r.what in ('training-attendance', 'training-attendance-correction', 'assessment')
    )
    select t.member_id from touched t where exists (
      select from training_attendance a where a.member_id = t.member_id and a.reversed_in is null and a.import_id = t.id)
    union
    select t.member_id from touched t where exists (
      select from assessment a where a.member_id = t.member_id and a.reversed_in is null and a.import_id = t.id)
  `.execute(db);
  return rows.map(({ memberId }) => memberId);
}

/** The enterprises whose owners a published curriculum asks, once it is in force: those of its country. */
export async function enterprisesUnderCurriculum(db: Db, curriculumId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select e.id from curriculum c join branch b on b.country = c.country
    join self_help_group g on g.branch_id = b.id join enterprise e on e.group_id = g.id
    where c.id = ${curriculumId} and c.state = 'published'
  `.execute(db);
  return rows.map(({ id }) => id);
}
