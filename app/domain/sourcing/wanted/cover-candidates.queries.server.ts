import { sql } from 'kysely';
import { availableBy, planSupply, type Supply } from '~/domain/catalogue/promise-date';
import type { PriceTier } from '~/domain/catalogue/price-tiers';
import { MAY_SELL } from '~/domain/catalogue/public-offer.queries.server';
import type { Actor } from '~/platform/actor';
import { today, type Clock } from '~/platform/clock';
import type { Db } from '~/platform/db.server';
import type { CandidateOffer } from './cover-options';

/** Where something is wanted, in degrees; empty where nobody knows. */
export type Spot = { latitude: number | null; longitude: number | null };

/** A live offer of a seller who may sell, as far as the reckoning needs it. */
export type OfferInSight = {
  id: string;
  enterpriseId: string;
  unit: string;
  unitFactor: number;
  currency: string;
  priceMinor: number;
  tiers: PriceTier[];
  minQuantity: number;
  quantityStep: number;
  stock: number | null;
  weeklyCapacity: number | null;
  leadTimeDays: number;
  committed: Record<string, number> | null;
  timeZone: string;
  /** Whole metres from each spot asked about, in their order; null where one of the two places is unknown. */
  distances: (number | null)[];
};

/** Farther than any two places are: an offer from nobody knows where comes last. */
const UNKNOWN_DISTANCE_M = 20_100_000;

/**
 * All live offers of a product type whose sellers may sell, in units that measure what the type's own unit measures, with
 * their distance from each of the spots; one statement however many posts ask. `of` narrows to an account's own offers.
 */
export async function offersInSight(
  db: Db,
  productType: string,
  spots: readonly Spot[],
  of?: Pick<Actor, 'accountId'>,
): Promise<OfferInSight[]> {
  const places = spots.map(({ latitude, longitude }, number) => ({ number, latitude, longitude }));
  const whose = of
    ? sql`and e.id in (select enterprise_id from enterprise_account where account_id = ${of.accountId})`
    : sql``;
  const { rows } = await sql<{ offers: string | null }>`
    with supply as materialized (
      select o.id, o.enterprise_id, o.unit, u.base_factor as unit_factor, o.currency, o.price_minor, o.min_quantity,
        o.quantity_step, o.stock, o.weekly_capacity, o.lead_time_days, e.country, e.district, e.group_id
      from offer o
      join product_type t on t.code = o.product_type
      join unit own on own.code = t.unit
      join unit u on u.code = o.unit and u.dimension = own.dimension
      join enterprise e on e.id = o.enterprise_id
      left join enterprise_standing s on s.enterprise_id = e.id
      where o.product_type = ${productType} and o.state = 'live' and ${sql.raw(MAY_SELL)} ${whose}
    ), spot as (
      select number, latitude, longitude
      from jsonb_to_recordset(${JSON.stringify(places)}::jsonb)
        as s(number int, latitude float8, longitude float8)
    ), district as materialized (
      select d.country, d.district,
        (select array_agg(round(distance_m(s.latitude, s.longitude, p.latitude, p.longitude)) order by s.number) from spot s)
          as distances
      from (select distinct country, district from supply) d
      left join place p on p.country = d.country and p.name_key = search_fold(d.district)
    ), promised as (
      select offer_id, jsonb_object_agg(week_on, quantity) as committed
      from (select c.offer_id, c.week_on, sum(c.quantity) as quantity from capacity_commitment c
        join supply on supply.id = c.offer_id group by c.offer_id, c.week_on) weeks
      group by offer_id
    ), tiered as (
      select t.offer_id, array_agg(array[t.from_quantity, t.price_minor] order by t.from_quantity) as tiers
      from offer_price_tier t join supply on supply.id = t.offer_id group by t.offer_id
    )
    select json_agg(json_build_array(o.id, o.enterprise_id, o.unit, o.unit_factor, o.currency, o.price_minor, t.tiers,
      o.min_quantity, o.quantity_step, o.stock, o.weekly_capacity, o.lead_time_days, c.committed,
      coalesce(b.timezone, 'UTC'), d.distances) order by o.id)::text as offers
    from supply o
    join district d on d.country = o.country and d.district = o.district
    left join promised c on c.offer_id = o.id
    left join tiered t on t.offer_id = o.id
    left join self_help_group g on g.id = o.group_id
    left join branch b on b.id = g.branch_id
  `.execute(db);
  // Ten thousand rows arrive as one text without names: taking them apart one by one takes longer than finding them.
  return (JSON.parse(rows[0]?.offers ?? '[]') as Packed[]).map(unpacked);
}

/** The values of an offer in the order in which the statement tells them. */
type Packed = [
  ...[id: string, enterpriseId: string, unit: string, unitFactor: number, currency: string, priceMinor: number],
  ...[tiers: [number, number][] | null, minQuantity: number, quantityStep: number],
  ...[stock: number | null, weeklyCapacity: number | null, leadTimeDays: number],
  ...[committed: OfferInSight['committed'], timeZone: string, distances: (number | null)[]],
];

/** Written out name by name: objects put together from parts take fifty times as long. */
function unpacked(packed: Packed): OfferInSight {
  return {
    id: packed[0],
    enterpriseId: packed[1],
    unit: packed[2],
    unitFactor: packed[3],
    currency: packed[4],
    priceMinor: packed[5],
    tiers: packed[6]?.map(([fromQuantity, priceMinor]) => ({ fromQuantity, priceMinor })) ?? [],
    minQuantity: packed[7],
    quantityStep: packed[8],
    stock: packed[9],
    weeklyCapacity: packed[10],
    leadTimeDays: packed[11],
    committed: packed[12],
    timeZone: packed[13],
    distances: packed[14],
  };
}

const NOTHING_COMMITTED: Supply['committed'] = new Map();

/** What the seller has of it, as promise dates are reckoned. */
export function supplyOf({ stock, weeklyCapacity, leadTimeDays, committed }: OfferInSight): Supply {
  return {
    stock,
    weeklyCapacity,
    leadTimeDays,
    committed: committed ? new Map(Object.entries(committed)) : NOTHING_COMMITTED,
  };
}

/** The calendar day in each time zone at one moment, asked of the clock once. */
export function daysOf(clock: Clock): (timeZone: string) => string {
  const days = new Map<string, string>();
  return (timeZone) => {
    const day = days.get(timeZone) ?? today(clock, timeZone);
    days.set(timeZone, day);
    return day;
  };
}

/** The offer as the reckoning sees it for what is wanted at the spot of that number by a day, 'YYYY-MM-DD'. */
export function asCandidate(
  offer: OfferInSight,
  latestOn: string,
  spot: number,
  todayIn: (timeZone: string) => string,
): CandidateOffer {
  const { id, enterpriseId, unitFactor, priceMinor, tiers, minQuantity, quantityStep, timeZone } = offer;
  return {
    offerId: id,
    enterpriseId,
    unitFactor,
    priceMinor,
    tiers,
    minQuantity,
    quantityStep,
    available: availableBy(supplyOf(offer), latestOn, todayIn(timeZone)),
    distanceM: offer.distances[spot] ?? UNKNOWN_DISTANCE_M,
  };
}

/** The day on which a share is ready at the earliest; null where it cannot be promised. */
export function readyOn(offer: OfferInSight, quantity: number, todayIn: (timeZone: string) => string): string | null {
  return planSupply(supplyOf(offer), quantity, todayIn(offer.timeZone))?.promisedOn ?? null;
}
