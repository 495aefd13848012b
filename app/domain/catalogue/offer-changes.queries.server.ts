import type { Db } from '~/platform/db.server';
import type { OffersChanged } from './offer.events';

/** Ids of the offers that a change of many wrote history for, in order, at most `limit` after the id `after`. */
export async function offersChangedBetween(
  db: Db,
  { firstEventId, lastEventId }: OffersChanged,
  page: { after?: string; limit: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom('offerEvent')
    .where('id', '>=', firstEventId)
    .where('id', '<=', lastEventId)
    .$if(page.after !== undefined, (query) => query.where('offerId', '>', page.after ?? ''))
    .select('offerId')
    .distinct()
    .orderBy('offerId')
    .limit(page.limit)
    .execute();
  return rows.map(({ offerId }) => offerId);
}
