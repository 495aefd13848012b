import { sql } from 'kysely';
import type { Clock } from '~/platform/clock';
import { transact, type Db } from '~/platform/db.server';
import { ok } from '~/platform/result';
import { queueJudgement } from './queue-judgement.server';

/** Has the enterprises judged whose records an import touched. Doing it twice adds nothing. */
export async function queueTouchedByImport(db: Db, importId: number, clock: Clock): Promise<void> {
  await transact(db, async (tx) => {
    const touched = await tx
      .selectFrom('registerImportEnterprise')
      .select('enterpriseId')
      .where('importId', '=', importId)
      .execute();
    await queueJudgement(
      tx,
      touched.map(({ enterpriseId }) => enterpriseId),
      clock,
    );
    return ok(null);
  });
}

/** Has the enterprises judged whose verdicts a recording may change: of its group, of its member, or the one it names. */
export async function queueTouchedByRecording(db: Db, recordingId: number, clock: Clock): Promise<void> {
  await transact(db, async (tx) => {
    const { rows } = await sql<{ id: string }>`
      select e.id from desk_recording r join enterprise e on e.id = r.enterprise_id where r.id = ${recordingId}
      union
      select e.id from desk_recording r join enterprise e on e.group_id = r.group_id where r.id = ${recordingId}
      union
      select o.enterprise_id from desk_recording r join enterprise_owner o on o.member_id = r.member_id
      where r.id = ${recordingId}
    `.execute(tx);
    await queueJudgement(
      tx,
      rows.map(({ id }) => id),
      clock,
    );
    return ok(null);
  });
}
