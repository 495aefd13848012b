import { sql } from 'kysely';
import { largestOrder } from '~/domain/catalogue/quantity-rule';
import type { Clock } from '~/platform/clock';
import type { Db } from '~/platform/db.server';
import { isId } from '~/platform/id';
import { asCandidate, daysOf, type OfferInSight } from './cover-candidates.queries.server';
import type { WantedView } from './wanted-view.queries.server';

export type ChosenShare = { offerId: string; quantity: number };

/** A share that a seller cannot give any more; name and unit are empty for an offer that was never public. */
export type ShareChange = {
  enterprise: string | null;
  unit: string | null;
  asked: number;
  /** What she can give by the day now, in units of sale. */
  possible: number;
};

/** How much of a quantity an offer can give to a post by its day, in its steps, in units of sale. */
export function possibleOf(offer: OfferInSight, quantity: number, post: WantedView, clock: Clock): number {
  const { available } = asCandidate(offer, post.latestOn, 0, daysOf(clock));
  return largestOrder(offer, Math.min(quantity, available));
}

/** What of some shares is not possible any more, with the sellers as the public may know them. */
export async function changedShares(
  db: Db,
  post: WantedView,
  gone: readonly ChosenShare[],
  offers: readonly OfferInSight[],
  clock: Clock,
): Promise<ShareChange[]> {
  const ids = gone.flatMap(({ offerId }) => (isId(offerId) ? [offerId] : []));
  const { rows } = await sql<{ id: string; enterprise: string; unit: string }>`
    select o.id, o.unit, public_enterprise_name(e.name, e.kind, e.country, e.hides_name) as enterprise
    from offer o join enterprise e on e.id = o.enterprise_id
    where o.id = any(${ids}::uuid[]) and o.product_type = ${post.productType} and o.published_at is not null
  `.execute(db);
  const known = new Map(rows.map((row) => [row.id, row]));
  return gone.map(({ offerId, quantity }) => {
    const offer = offers.find(({ id }) => id === offerId);
    const { enterprise = null, unit = null } = known.get(offerId) ?? {};
    return { enterprise, unit, asked: quantity, possible: offer ? possibleOf(offer, quantity, post, clock) : 0 };
  });
}
