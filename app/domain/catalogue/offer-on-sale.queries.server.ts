import { sql } from 'kysely';
import { isHidden, publicName } from '~/domain/identity/public-name';
import { today, type Clock } from '~/platform/clock';
import type { Db } from '~/platform/db.server';
import type { DeliveryRange } from './delivery-range';
import { TIERS_OF_OFFER } from './lock-offer.server';
import type { PriceTier } from './price-tiers';
import { availableQuantity, planSupply, type Supply } from './promise-date';
import { COMMITTED_OF_OFFER, MAY_SELL } from './public-offer.queries.server';
import { largestOrder } from './quantity-rule';

/** An offer as one buys of it, as it stands now; prices in minor units. Checked again under lock when an order is placed. */
export type OfferOnSale = {
  id: string;
  title: string;
  language: string;
  productType: string;
  unit: string;
  priceMinor: number;
  tiers: PriceTier[];
  currency: string;
  minQuantity: number;
  quantityStep: number;
  deliveryRange: DeliveryRange;
  /** The largest order that supply allows now. */
  most: number;
  /** The day that the quantity asked about could be promised for, 'YYYY-MM-DD'; null where it cannot be. */
  promisedOn: string | null;
  forSale: boolean;
  country: string;
  district: string;
  /** What the public may know of the seller. */
  enterpriseId: string;
  seller: string;
  pickupPlace: string | null;
};

type Row = Omit<OfferOnSale, 'most' | 'promisedOn' | 'seller'> &
  Omit<Supply, 'committed'> & {
    enterpriseName: string;
    kind: string;
    hidesName: boolean;
    timeZone: string;
    committed: Record<string, number>;
  };

/**
 * An offer that was published once, and the day that `quantity` of it could be promised for; undefined for drafts and ids
 * that are none.
 */
export async function offerOnSale(
  db: Db,
  offerId: string,
  clock: Clock,
  quantity = 1,
): Promise<OfferOnSale | undefined> {
  const { rows } = await sql<Row>`
    select o.id, o.title, o.language, o.product_type, o.unit, o.price_minor, ${TIERS_OF_OFFER} as tiers, o.currency,
      o.min_quantity, o.quantity_step, o.delivery_range, o.stock, o.weekly_capacity, o.lead_time_days, e.country,
      e.district, e.id as enterprise_id, e.name as enterprise_name, e.kind, e.hides_name, e.pickup_place,
      o.state = 'live' and ${sql.raw(MAY_SELL)} as for_sale, coalesce(b.timezone, 'UTC') as time_zone,
      ${sql.raw(COMMITTED_OF_OFFER)} as committed
    from offer o
    join enterprise e on e.id = o.enterprise_id
    left join enterprise_standing s on s.enterprise_id = e.id
    left join self_help_group g on g.id = e.group_id
    left join branch b on b.id = g.branch_id
    where o.id = ${offerId} and o.published_at is not null
  `.execute(db);
  const [row] = rows;
  if (!row) return undefined;
  const { stock, weeklyCapacity, leadTimeDays, committed, timeZone, kind, hidesName, enterpriseName, ...offer } = row;
  const seller = { kind, country: offer.country, hidesName, name: enterpriseName };
  const supply = { stock, weeklyCapacity, leadTimeDays, committed: new Map(Object.entries(committed)) };
  const day = today(clock, timeZone);
  return {
    ...offer,
    most: largestOrder(offer, availableQuantity(supply, day)),
    promisedOn: planSupply(supply, quantity, day)?.promisedOn ?? null,
    seller: publicName(seller),
    pickupPlace: isHidden(seller) ? null : offer.pickupPlace,
  };
}
