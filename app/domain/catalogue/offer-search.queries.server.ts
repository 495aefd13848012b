import type { Database } from '~/platform/db.server';
import { ok, type Result } from '~/platform/result';
import type { OfferHits, OfferQuery, SearchError } from '~search/engine';
import { searchEngine } from '~search/engine-in-use.server';
import { offersOfIds, type ListedOffer } from './offer-list.queries.server';

/** Finds offers as the index knows them. Fails with `bad-cursor` or `unknown-category`. */
export function findOffers({ pool }: Database, query: OfferQuery): Promise<Result<OfferHits, SearchError>> {
  return searchEngine(pool).search(query);
}

export type FoundOffers = Omit<OfferHits, 'hits'> & { offers: ListedOffer[] };

/** Finds offers and reads each again, so that price and seller are as they are now and what left the market is left out. */
export async function findListedOffers(
  database: Database,
  query: OfferQuery,
): Promise<Result<FoundOffers, SearchError>> {
  const found = await findOffers(database, query);
  if (!found.ok) return found;
  const { hits, ...rest } = found.value;
  const offers =
    hits.length === 0
      ? []
      : await offersOfIds(
          database,
          hits.map(({ id }) => id),
        );
  return ok({ ...rest, offers });
}
