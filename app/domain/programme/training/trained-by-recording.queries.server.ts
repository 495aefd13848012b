import { sql } from 'kysely';
import type { Db } from '~/platform/db.server';

/** The members whose training or assessment a recording wrote; none where it was about something else. */
export async function trainedByRecording(db: Db, recordingId: number): Promise<string[]> {
  const { rows } = await sql<{ memberId: string }>`
    with kept as (
      select r.id, r.recorded_at::date as day from desk_recording r
      where r.id = ${recordingId} and r.what in ('training-attendance', 'training-attendance-correction', 'assessment')
    )
    select member_id from training_attendance a join kept on a.import_id = kept.id
    union
    select member_id from assessment_sheet a join kept on a.recording_id = kept.id
  `.execute(db);
  return rows.map(({ memberId }) => memberId);
}
