import { sql } from 'kysely';
import type { Tx } from '~/platform/db.server';
import { PAUSED_ANSWER_HOURS } from './order.states';

/**
 * Orders that a seller has not answered when she loses her place lapse 48 hours after that, unless their time ends
 * before. Of the enterprises given, those that may sell are passed over. Returns how many orders have less time now.
 */
export async function shortenAnswerTime(tx: Tx, enterpriseIds: readonly string[]): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    update purchase_order o
    set answer_by = s.decided_at + make_interval(hours => ${PAUSED_ANSWER_HOURS}), version = o.version + 1
    from enterprise_standing s
    where o.enterprise_id = any(${enterpriseIds}::uuid[]) and o.state = 'placed'
      and s.enterprise_id = o.enterprise_id and s.outcome not in ('eligible', 'at_risk')
      and o.answer_by > s.decided_at + make_interval(hours => ${PAUSED_ANSWER_HOURS})
  `.execute(tx);
  return Number(numAffectedRows);
}
