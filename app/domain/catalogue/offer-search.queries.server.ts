import type { Clock } from '~/platform/clock';
import type { Database } from '~/platform/db.server';
import { ok, type Result } from '~/platform/result';
import type { OfferHits, OfferQuery, SearchError } from '~search/engine';
import { searchEngine } from '~search/engine-in-use.server';
import { offersOfIds, type ListedOffer } from './offer-list.queries.server';

/** Finds offers as the index knows them. Fails as `SearchError` says. */
export function findOffers(
  { pool }: Database,
  query: OfferQuery,
  clock: Clock,
): Promise<Result<OfferHits, SearchError>> {
  return searchEngine(pool).search(query, clock.now());
}

/** `distanceM`: metres from the place that the answer says it is near to. */
export type FoundOffer = ListedOffer & { distanceM: number | null };

export type FoundOffers = Omit<OfferHits, 'hits' | 'distances'> & { offers: FoundOffer[] };

/** Finds offers and reads each again, so that price and seller are as they are now and what left the market is left out. */
export async function findListedOffers(
  database: Database,
  query: OfferQuery,
  clock: Clock,
): Promise<Result<FoundOffers, SearchError>> {
  const found = await findOffers(database, query, clock);
  if (!found.ok) return found;
  const { hits, distances, ...rest } = found.value;
  const ids = hits.map(({ id }) => id);
  const distanceOf = new Map(ids.map((id, at) => [id, distances[at] ?? null]));
  const offers = ids.length === 0 ? [] : await offersOfIds(database, ids);
  return ok({ ...rest, offers: offers.map((offer) => ({ ...offer, distanceM: distanceOf.get(offer.id) ?? null })) });
}
