import type { Actor } from '~/platform/actor';
import type { Db } from '~/platform/db.server';

/** Somebody's savings or loans that a page shows. */
export type Reading = { memberId: string; what: 'savings' | 'loans' };

/**
 * Notes that staff read records of persons, each person and kind once a page, for the persons to see. What somebody reads
 * who is not staff is not noted.
 */
export async function noteReadings(db: Db, reader: Actor, readings: readonly Reading[]): Promise<void> {
  if (!reader.staff || readings.length === 0) return;
  const read = new Map(readings.map((reading) => [`${reading.memberId} ${reading.what}`, reading]));
  const rows = [...read.values()].map(({ memberId, what }) => ({ accountId: reader.accountId, memberId, what }));
  await db.insertInto('recordReading').values(rows).execute();
}
