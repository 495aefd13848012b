import type { Db } from '~/platform/db.server';

/** The order that a step of a talk about a price led to; null where it led to none. */
export async function orderOfQuoteStep(db: Db, quoteEventId: number): Promise<string | null> {
  const row = await db
    .selectFrom('quoteEvent')
    .innerJoin('quoteRequest', 'quoteRequest.id', 'quoteEvent.requestId')
    .select('quoteRequest.orderId')
    .where('quoteEvent.id', '=', quoteEventId)
    .executeTakeFirst();
  return row?.orderId ?? null;
}
