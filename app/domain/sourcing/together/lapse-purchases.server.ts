import { sql } from 'kysely';
import type { Clock } from '~/platform/clock';
import { transact, type Db } from '~/platform/db.server';
import { ok } from '~/platform/result';
import { endPurchase } from './close-purchase.server';
import { LAPSE_DAYS } from './purchase.states';

const BATCH = 100;

/**
 * Lets open purchases lapse whose last day to join was more than 14 days ago. Returns how many; those that somebody is
 * acting on are left for next time.
 */
export async function lapsePurchases(db: Db, clock: Clock): Promise<number> {
  let lapsed = 0;
  for (let batch = BATCH; batch === BATCH; lapsed += batch) {
    const result = await transact(db, async (tx) => {
      const { rows } = await sql<{ id: string }>`
        select id from group_purchase where state = 'open' and closes_on < ${clock.now()}::timestamptz::date - ${LAPSE_DAYS}::int
        order by id limit ${BATCH} for update skip locked
      `.execute(tx);
      for (const { id } of rows) await endPurchase(tx, null, id, { state: 'lapsed' }, clock);
      return ok(rows.length);
    });
    batch = result.ok ? result.value : 0;
  }
  return lapsed;
}
