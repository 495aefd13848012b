import { sql } from 'kysely';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { changeQuoteState } from './quotes/change-quote-state.server';
import { waitsFor, type QuoteState } from './quotes/quote.states';
import { withdrawAllWanted } from './wanted/close-wanted.server';

/**
 * Ends what an account still wants to buy, for one that nobody stands behind any more: its open posts and requests are
 * withdrawn, quotes that wait for it declined, and the sellers are told. Done twice it ends nothing the second time.
 */
export async function endBuying(tx: Tx, accountId: string, clock: Clock): Promise<void> {
  await withdrawAllWanted(tx, accountId, clock);
  const { rows } = await sql<{ id: string; state: QuoteState }>`
    select id, state from quote_request
    where buyer_account_id = ${accountId}::uuid and state in ('asked', 'quoted', 'countered') order by id for update
  `.execute(tx);
  for (const request of rows) {
    const step = waitsFor(request.state) === 'buyer' ? 'decline-quote' : 'withdraw-request';
    await changeQuoteState(tx, request, step, { side: 'buyer', accountId, at: clock.now() });
  }
}
