import { isChosen, type Kind, type Narrowing } from '../narrowing';
import type { Point } from '../places.server';

export type Placeholder = (given: unknown) => string;

const SUPPLY = 'd.stock, d.weekly_capacity, d.lead_days, d.busy_on, d.busy, r.today';

/** The seller's day and the units that are needed of `d`, as `r`: what is asked for, else the smallest order. */
export function reckoned({ quantity, factor, now }: Narrowing, value: Placeholder): string {
  const needed =
    quantity === undefined
      ? 'd.min_quantity::bigint'
      : factor === undefined
        ? `ceil(${value(quantity)}::float8)::bigint`
        : `ceil(${value(quantity * factor)}::float8 / d.unit_factor - 1e-9)::bigint`;
  return `cross join lateral (select (${value(now.toISOString())}::timestamptz at time zone d.zone)::date as today,
    ${needed} as needed) r`;
}

/** Units of `d` that can be supplied by the day, else within the horizon. Needs `reckoned`. */
export const supplyBy = (by: string) => `search_supply_by(${SUPPLY}, ${by})`;

/** Days until what is needed of `d` can be ready; null where it cannot. Needs `reckoned`. */
export const READY_IN = `search_ready_in(${SUPPLY}, r.needed)`;

/** The condition of a kind over `d` and `r`. Only of kinds that are chosen. */
export function conditionOf(narrowing: Narrowing, kind: Kind, value: Placeholder): string {
  const { categories, country, districtKey, dimension, currency, priceTo, by, delivery, verified } = narrowing;
  switch (kind) {
    case 'category':
      return `d.category = any(${value(categories)}::text[])`;
    case 'country':
      return `d.country = ${value(country)}`;
    case 'district':
      return `d.district_key = ${value(districtKey)}`;
    case 'unit':
      return `d.dimension = ${value(dimension)}`;
    case 'price':
      return `d.currency = ${value(currency)}${priceTo === undefined ? '' : ` and d.base_price <= ${value(priceTo)}::float8`}`;
    case 'by':
      return `${supplyBy(`${value(by)}::date`)} >= r.needed`;
    case 'quantity':
      return `r.needed >= d.min_quantity and ${supplyBy('null')} >= r.needed`;
    case 'delivery':
      return `d.delivery >= ${value(delivery)}::smallint`;
    case 'verified':
      return `d.verified_on <= ${value(verified)}::date`;
  }
}

/** Conditions of the chosen ones among these kinds. */
export function conditionsOf(narrowing: Narrowing, kinds: readonly Kind[], value: Placeholder): string[] {
  return kinds.filter((kind) => isChosen(narrowing, kind)).map((kind) => conditionOf(narrowing, kind, value));
}

/** Metres from a point to where `alias` lies, as SQL; null where that is not known. */
export function metresTo(near: Point | undefined, alias: string, value: Placeholder): string {
  if (!near) return 'null::float8';
  const from = `${value(near.latitude)}::float8, ${value(near.longitude)}::float8`;
  return `round(distance_m(${from}, ${alias}.latitude, ${alias}.longitude))`;
}
