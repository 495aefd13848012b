import type { Position } from '../cursor';
import type { Point } from '../places.server';
import { isChosen, isNarrowedFurther, KINDS, type Kind, type Narrowing } from '../narrowing';
import { conditionOf, conditionsOf, metresTo, READY_IN, reckoned, type Placeholder } from './narrowing.sql';
import { ABOUT_SOONEST, NEWEST, orderBy, withoutScore, type Order } from './order';
import { behind, behindInLane } from './position.sql';

/** The offers of one product type or category, worth `score` to the query; `sure` if they answer whatever they say. */
export type Lane = { code: string; score: number; sure: boolean };

/** Everything at once, or lanes of product types or of categories. */
export type Through = 'everything' | { by: 'product_type' | 'category'; lanes: readonly Lane[] };

export type Walk = {
  through: Through;
  narrowing: Narrowing;
  order: Order;
  near: Point | undefined;
  after: Position | undefined;
  most: number;
};

/** Where rows must be looked at one by one to see whether they fit, an answer looks at no more than about so many. */
const EXAMINED = 20_000;
const LEAST_EXAMINED_OF_A_LANE = 500;

/** And of one of so many lanes about so many. */
export const examinedOf = (lanes: number): number => Math.max(LEAST_EXAMINED_OF_A_LANE, Math.floor(EXAMINED / lanes));

/** How many rows of a lane a walk looks at one by one; undefined where indexes alone tell which fit, and in what order. */
export function lookedAtOf(walk: Pick<Walk, 'through' | 'narrowing' | 'order'>): number | undefined {
  if (isByNearestDistricts(walk)) return isNarrowedFurther(walk.narrowing) ? OF_A_DISTRICT : EXAMINED;
  const { lanes, driven } = wayOf(walk);
  const isTold = KINDS.some((kind) => !driven.includes(kind) && isChosen(walk.narrowing, kind));
  return isTold || walk.order.reckoned ? examinedOf(lanes?.lanes.length ?? 1) : undefined;
}

/** Districts that the nearest are looked for in, and the newest offers of each. */
const NEAR_DISTRICTS = 300;
const OF_A_DISTRICT = 500;
/** How near is what nobody knows the place of: behind everything. */
const UNPLACED = -2_147_483_647;

/** Columns that any order, facet or narrowing needs, and no text. */
export const COLUMNS = [
  ...['id', 'listed_at', 'product_type', 'category', 'country', 'district', 'district_key', 'currency', 'dimension'],
  ...['unit_factor', 'base_price', 'price_band', 'min_quantity', 'stock', 'weekly_capacity', 'lead_days', 'busy_on'],
  ...['busy', 'zone', 'delivery', 'verified_on', 'latitude', 'longitude'],
]
  .map((column) => `d.${column}`)
  .join(', ');

/**
 * Offers in order as a query `page` of at most `most` rows, from indexes alone: each lane is walked along its own index
 * no further than the page needs, and the few rows that the lanes give are put together. What only each row can say
 * (whether it fits, how soon, how near) is looked at for the first `EXAMINED` in all.
 */
export function walkPage(walk: Walk, value: Placeholder): string {
  const { order, after, most } = walk;
  const outer = after && order.reckoned ? `where ${behind(order, after, 'found', value)}` : '';
  return `page as (
    select * from (${candidates(walk, value)}) found ${outer}
    order by ${orderBy(order, 'found')} limit ${most}
  )`;
}

function candidates(walk: Walk, value: Placeholder): string {
  const { narrowing, order, near, most } = walk;
  if (isByNearestDistricts(walk)) return nearestDistricts(walk, value);
  const { source, lanes, driven, drive, inLane } = driving(walk, value);
  const others = conditionsOf(
    narrowing,
    KINDS.filter((kind) => !driven.includes(kind)),
    value,
  );
  const where = drive.length > 0 ? `where ${drive.join(' and ')}` : '';
  const columns = order.keys.includes('score') ? 'lane.score, d.*' : 'd.*';
  if (others.length === 0 && !order.reckoned) {
    return `select ${columns} from ${source} cross join lateral (
      select ${COLUMNS}, d.hit from search_document d ${where} order by ${orderBy(inLane, 'd')} limit ${most}) d`;
  }
  const examined = examinedOf(lanes);
  const kept = order.reckoned ? '' : `order by ${orderBy(withoutScore(order), 'd')} limit ${most}`;
  return `select ${columns} from ${source} cross join lateral (
    select d.* ${orderColumn(order, near, value)} from (
      select ${COLUMNS}, d.hit from search_document d ${where} order by ${orderBy(inLane, 'd')} limit ${examined}
    ) d ${reckoned(narrowing, value)} ${others.length > 0 ? `where ${others.join(' and ')}` : ''} ${kept}) d`;
}

function isByNearestDistricts({ through, narrowing, order }: Pick<Walk, 'through' | 'narrowing' | 'order'>): boolean {
  return order.keys[0] === 'nearness' && through === 'everything' && !isChosen(narrowing, 'district');
}

/** Lanes of their own or one for all, and what the index of a lane tells by itself. */
function wayOf({ through, narrowing }: Pick<Walk, 'through' | 'narrowing'>) {
  const byDistrict = narrowing.districtKey !== undefined && (through === 'everything' || through.by === 'category');
  const lanes = through === 'everything' || byDistrict ? undefined : through;
  const driven: Kind[] = lanes ? ['category', 'country'] : byDistrict ? ['country', 'district'] : ['country'];
  return { lanes, driven };
}

/**
 * What an index leads to. A country or district by itself is written as a range and stands first in the order: then its
 * own index is the one that fits, and PostgreSQL does not filter a walk over everything, which finds little of it.
 */
function driving({ through, narrowing, order, after }: Walk, value: Placeholder) {
  const { country, districtKey } = narrowing;
  const { lanes, driven } = wayOf({ through, narrowing });
  const drive = lanes ? [`d.${lanes.by} = lane.code`] : [];
  const everything = !lanes && districtKey === undefined && country === undefined;
  let inLane = order.reckoned ? (order.keys[0] === 'soon' && everything ? ABOUT_SOONEST : NEWEST) : withoutScore(order);
  let first: { key: string; is: string; type: string } | undefined;
  if (!lanes && districtKey !== undefined) first = { key: 'district_key', is: districtKey, type: 'text' };
  else if (!lanes && country !== undefined) first = { key: 'country', is: country, type: 'char(2)' };
  if (first) {
    inLane = { ...inLane, keys: [first.key, ...inLane.keys], types: [first.type, ...inLane.types] };
    drive.push(`d.${first.key} between ${value(first.is)} and ${value(first.is)}`);
  }
  if (country !== undefined && first?.key !== 'country') drive.push(conditionOf(narrowing, 'country', value));
  if (after && !order.reckoned) {
    drive.push(
      first
        ? behind(inLane, { ...after, keys: [first.is, ...after.keys] }, 'd', value)
        : behindInLane(order, after, 'lane.score', value),
    );
  }
  const codes = lanes?.lanes.map(({ code }) => code);
  const scores = lanes?.lanes.map(({ score }) => score);
  const source = lanes
    ? `unnest(${value(codes)}::text[], ${value(scores)}::int[]) as lane (code, score)`
    : '(values (0)) as lane (score)';
  return { source, lanes: lanes?.lanes.length ?? 1, driven, drive, inLane };
}

/**
 * The nearest of everything: districts by distance, the newest of each, until the page is full. All of a district are
 * equally far; of districts that are, each has a place of its own in the order, so that lanes follow each other. A lane of
 * its own has what nobody knows the place of.
 */
function nearestDistricts({ narrowing, order, near, after, most }: Walk, value: Placeholder): string {
  const inCountry = narrowing.country === undefined ? '' : `where s.country = ${value(narrowing.country)}`;
  const newestOf = (which: string, nearness: string, first = '') => `
    select d.*, ${nearness} as nearness from (
      select ${COLUMNS}, d.hit from search_document d
      where ${which} ${after ? `and ${behindInLane(order, after, nearness, value)}` : ''}
      order by ${first} d.listed_at desc, d.id desc limit ${OF_A_DISTRICT}
    ) d ${reckoned(narrowing, value)}`;
  const others = conditionsOf(narrowing, KINDS, value);
  const unplaced = `d.latitude is null and not exists (
    select from search_district s where s.country = d.country and s.district_key = d.district_key)`;
  return `(select d.* from (
      select country, district_key, nearness from (
        select m.*, -(metres * 64 + least(63, row_number() over (partition by metres order by country, district_key) - 1))::int
          as nearness
        from (select s.country, s.district_key, ${metresTo(near, 's', value)} as metres from search_district s ${inCountry}) m
      ) l ${after ? `where nearness <= ${value(after.keys[0])}::int` : ''} order by nearness desc limit ${NEAR_DISTRICTS}
    ) lane cross join lateral (
      ${newestOf('d.district_key = lane.district_key', 'lane.nearness', 'd.district_key desc,')}
      where ${['d.country = lane.country', ...others].join(' and ')}
      order by d.listed_at desc, d.id desc limit ${most}
    ) d limit ${most})
    union all
    (${newestOf(unplaced, String(UNPLACED))} ${others.length > 0 ? `where ${others.join(' and ')}` : ''}
      order by d.listed_at desc, d.id desc limit ${most})`;
}

/** The column that a reckoned order sorts by. */
export function orderColumn({ reckoned: by }: Order, near: Point | undefined, value: Placeholder): string {
  if (by === 'soon') return `, coalesce(${READY_IN}, 99999) as soon`;
  if (by === 'nearness') return `, coalesce(-${metresTo(near, 'd', value)}::int, ${UNPLACED}) as nearness`;
  return '';
}
