import type { Actor } from '~/platform/actor';
import type { Db } from '~/platform/db.server';

/** Somebody's savings or loans that a page shows. */
export type Reading = { memberId: string; what: 'savings' | 'loans' };

/** The readings of one kind of several persons. */
export function readingsOf(people: readonly { memberId: string }[], what: Reading['what']): Reading[] {
  return people.map(({ memberId }) => ({ memberId, what }));
}

/**
 * Notes that staff read records of persons, each person and kind once a page, for the persons to see. What somebody reads
 * who is not staff, or of her own, is not noted.
 */
export async function noteReadings(db: Db, reader: Actor, readings: readonly Reading[]): Promise<void> {
  if (!reader.staff) return;
  const others = readings.filter(({ memberId }) => memberId !== reader.memberId);
  const read = new Map(others.map((reading) => [`${reading.memberId} ${reading.what}`, reading]));
  if (read.size === 0) return;
  const rows = [...read.values()].map(({ memberId, what }) => ({ accountId: reader.accountId, memberId, what }));
  await db.insertInto('recordReading').values(rows).execute();
}
