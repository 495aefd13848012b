import { sql } from 'kysely';
import type { Db } from '~/platform/db.server';

/** The enterprises whose verdicts a recording may change: of its group, of its member, or the one it names. */
export async function enterprisesTouchedBy(db: Db, recordingId: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select e.id from desk_recording r join enterprise e on e.id = r.enterprise_id
    where r.id = ${recordingId} and e.kind <> 'supplier'
    union
    select e.id from desk_recording r join enterprise e on e.group_id = r.group_id where r.id = ${recordingId}
    union
    select o.enterprise_id from desk_recording r join enterprise_owner o on o.member_id = r.member_id
    where r.id = ${recordingId}
  `.execute(db);
  return rows.map(({ id }) => id);
}
