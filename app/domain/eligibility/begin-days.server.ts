import { today, type Clock } from '~/platform/clock';
import { transact, type Db } from '~/platform/db.server';
import { ok } from '~/platform/result';
import { queueNewDays } from './queue-judgement.server';

/**
 * What time alone changes (windows move on, a visit grows old, a waiver or a notice ends) is judged when a new day begins
 * in a branch's time zone. Returns how many enterprises that concerns; none where the day was begun before.
 */
export async function beginDays(db: Db, clock: Clock): Promise<number> {
  const zones = await db.selectFrom('branch').select('timezone').distinct().orderBy('timezone').execute();
  const days = zones.map(({ timezone }) => ({ timeZone: timezone, day: today(clock, timezone) }));
  const queued = await transact(db, async (tx) => ok(await queueNewDays(tx, days)));
  return queued.ok ? queued.value : 0;
}
