import { sql } from 'kysely';
import type { Clock } from '~/platform/clock';
import { transact, type Db } from '~/platform/db.server';
import { ok } from '~/platform/result';
import { changeQuoteState } from './change-quote-state.server';
import type { QuoteState } from './quote.states';

const BATCH = 100;

/**
 * Writes down and tells that requests are over whose time to answer has passed; they counted as over from that moment.
 * Returns how many. Requests that somebody is acting on are left for next time.
 */
export async function expireQuotes(db: Db, clock: Clock): Promise<number> {
  let expired = 0;
  for (let batch = BATCH; batch === BATCH; expired += batch) {
    const result = await transact(db, async (tx) => {
      const { rows } = await sql<{ id: string; state: QuoteState }>`
        select id, state from quote_request
        where state in ('asked', 'quoted', 'countered') and answer_by <= ${clock.now()}
        order by answer_by limit ${BATCH} for update skip locked
      `.execute(tx);
      for (const request of rows) {
        await changeQuoteState(tx, request, 'expire', { side: 'system', accountId: null, at: clock.now() });
      }
      return ok(rows.length);
    });
    batch = result.ok ? result.value : 0;
  }
  return expired;
}
