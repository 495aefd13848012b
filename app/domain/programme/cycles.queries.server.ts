import type { Db } from '~/platform/db.server';

/** A group's cycles, the latest first, with what its books held when each began, in minor units. */
export async function cyclesOf(db: Db, groupId: string) {
  return db
    .selectFrom('groupCycle')
    .select([
      'id',
      'number',
      'fromOn',
      'toOn',
      'closedOn',
      'startSavingsMinor',
      'startSocialFundMinor',
      'startCashMinor',
    ])
    .where('groupId', '=', groupId)
    .orderBy('number', 'desc')
    .limit(50)
    .execute();
}
