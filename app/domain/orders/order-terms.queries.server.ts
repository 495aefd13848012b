import { sql } from 'kysely';
import type { DeliveryRange } from '~/domain/catalogue/delivery-range';
import { TIERS_OF_OFFER } from '~/domain/catalogue/lock-offer.server';
import type { PriceTier } from '~/domain/catalogue/price-tiers';
import { availableQuantity, planSupply, type Supply } from '~/domain/catalogue/promise-date';
import { isHidden, publicName } from '~/domain/identity/public-name';
import { largestOrder } from '~/domain/catalogue/quantity-rule';
import { today, type Clock } from '~/platform/clock';
import type { Db } from '~/platform/db.server';

/** What a buyer agrees to when she orders, as it stands now; checked again under lock when the order is placed. */
export type OrderTerms = {
  offerId: string;
  title: string;
  language: string;
  productType: string;
  enterpriseName: string;
  country: string;
  district: string;
  pickupPlace: string | null;
  unit: string;
  priceMinor: number;
  tiers: PriceTier[];
  currency: string;
  deliveryRange: DeliveryRange;
  minQuantity: number;
  quantityStep: number;
  /** The largest quantity that can be ordered now. */
  most: number;
  forSale: boolean;
};

type Row = Omit<OrderTerms, 'most'> & { kind: string; hidesName: boolean } & Omit<Supply, 'committed'> & {
    timeZone: string;
    committed: Record<string, number>;
  };

/** The terms of an offer that was published once, and the day that `quantity` could be promised for (null if it cannot). */
export async function orderTerms(
  db: Db,
  offerId: string,
  quantity: number,
  clock: Clock,
): Promise<{ terms: OrderTerms; promisedOn: string | null } | undefined> {
  const { rows } = await sql<Row>`
    select o.id as offer_id, o.title, o.language, o.product_type, e.name as enterprise_name, e.kind, e.hides_name, e.country, e.district,
      e.pickup_place, o.unit, o.price_minor, ${TIERS_OF_OFFER} as tiers, o.delivery_range, o.currency, o.min_quantity, o.quantity_step, o.stock, o.weekly_capacity,
      o.lead_time_days, coalesce(b.timezone, 'UTC') as time_zone,
      o.state = 'live' and (case when e.kind = 'supplier' then e.vetted_on is not null
        else s.outcome in ('eligible', 'at_risk') end) is true as for_sale,
      coalesce((select jsonb_object_agg(c.week_on, c.quantity) from (
        select week_on, sum(quantity) as quantity from capacity_commitment where offer_id = o.id group by week_on) c),
        '{}') as committed
    from offer o
    join enterprise e on e.id = o.enterprise_id
    left join enterprise_standing s on s.enterprise_id = e.id
    left join self_help_group g on g.id = e.group_id
    left join branch b on b.id = g.branch_id
    where o.id = ${offerId} and o.state <> 'draft'
  `.execute(db);
  const [row] = rows;
  if (!row) return undefined;
  const { committed, timeZone, stock, weeklyCapacity, leadTimeDays, kind, hidesName, ...offer } = row;
  const seller = { kind, country: offer.country, hidesName, name: offer.enterpriseName };
  const supply = { stock, weeklyCapacity, leadTimeDays, committed: new Map(Object.entries(committed)) };
  const day = today(clock, timeZone);
  return {
    terms: {
      ...offer,
      enterpriseName: publicName(seller),
      pickupPlace: isHidden(seller) ? null : offer.pickupPlace,
      most: largestOrder(offer, availableQuantity(supply, day)),
    },
    promisedOn: planSupply(supply, quantity, day)?.promisedOn ?? null,
  };
}
