import { COUNTED_EXACTLY, facetNames, type FacetName } from '../engine';
import type { FacetSteps } from '../facet-steps';
import { areCountedByCells } from '../facets';
import { DRIVING, isChosen, isNarrowedFurther, KINDS, type Kind, type Narrowing } from '../narrowing';
import { conditionOf, conditionsOf, READY_IN, reckoned, supplyBy, type Placeholder } from './narrowing.sql';
import { NEWEST, orderBy } from './order';
import { COLUMNS, type Lane, type Through } from './walk.sql';
import { hasPlain, type WordSearch } from './words.sql';

/** Which facets, undefined for all, and by which days and quantities. */
export type Counting = { facets?: readonly FacetName[] | undefined; steps: FacetSteps };

/** What facets are counted among: a walk's offers, or what was found by text and the types' other offers. */
export type Counted = Counting & { through: Through; words?: WordSearch; narrowing: Narrowing };

const LEAST_OF_A_LANE = 20;
const MOST_DISTRICTS = 40;

const bitOf = (kind: Kind): number => 1 << KINDS.indexOf(kind);
const passes = (...aside: Kind[]): string =>
  `s.failed & ${aside.reduce((bits, kind) => bits & ~bitOf(kind), (1 << KINDS.length) - 1)} = 0`;

/**
 * Facets counted among the first offers in the order of their listing, as queries and one value of JSON. `narrow` holds
 * what is in all of category, country and district that were chosen; `wide` leaves category and country aside,
 * `around` the district, each for the facets that offer another. Other filters are told row by row, as bits of `failed`.
 */
export function facetParts(counted: Counted, value: Placeholder): { parts: string[]; json: string } {
  const { narrowing, steps } = counted;
  const chosen = (kind: Kind) => isChosen(narrowing, kind);
  const keptCounts = !isNarrowedFurther(narrowing);
  const wide = !keptCounts && (chosen('category') || chosen('country')) ? 'wide' : 'narrow';
  const around = chosen('district') ? 'around' : 'narrow';
  const parts = [sample('narrow', counted, DRIVING, value)];
  if (wide === 'wide') parts.push(sample('wide', counted, ['district'], value));
  if (around === 'around') parts.push(sample('around', counted, ['category', 'country'], value));
  const counts: Record<FacetName, () => string> = {
    productType: () => grouped('narrow', ['product_type'], passes()),
    category: () => grouped(wide, ['category'], passes('category')),
    country: () => grouped(wide, ['country'], passes('country')),
    district: () => grouped(around, ['country', 'district'], passes('district'), MOST_DISTRICTS),
    price: () => grouped('narrow', ['currency', 'dimension', 'price_band'], passes('price')),
    delivery: () => grouped('narrow', ['delivery'], passes('delivery')),
    by: () => upTo(steps.by, 'date', passes('by'), 's.today + s.ready_in <= step', value),
    verified: () => upTo(steps.verified, 'date', passes('verified'), 's.verified_on <= step', value),
    quantity: () => quantities(steps.quantity, value),
  };
  // Where nothing but category and country narrows, what cells tell is kept (counts.server.ts).
  const asked = facetNames.filter((name) => isAsked(counted, name) && !(keptCounts && areCountedByCells([name])));
  const json = `json_build_object(
    'total', (select count(*) from narrow s where ${passes()}),
    'whole', (select ${isWhole(counted, 'narrow')}),
    'exact', ${['narrow', wide, around].map((name) => `(select ${isWhole(counted, name)})`).join(' and ')}
    ${asked.map((name) => `, '${name}', ${counts[name]()}`).join('')})`;
  return { parts, json };
}

const isAsked = ({ facets }: Counting, name: FacetName): boolean => facets?.includes(name) ?? true;

function lanesOf({ through, words }: Counted): readonly Lane[] | undefined {
  if (words) return words.lanes.filter(({ sure }) => sure);
  return through === 'everything' ? undefined : through.lanes;
}

const mostOfALane = (lanes: readonly Lane[] | undefined): number =>
  Math.max(LEAST_OF_A_LANE, Math.ceil((COUNTED_EXACTLY + 1) / (lanes?.length || 1)));

/** Whether a sample holds everything: no lane was cut off, and what was found by text neither. */
function isWhole(counted: Counted, name: string): string {
  const most = mostOfALane(lanesOf(counted));
  const whole = mostOfALane(undefined);
  return `coalesce(bool_and(n < case lane when '-' then ${whole} else ${most} end), true)
    from (select lane, count(*) as n from ${name} where lane <> '' group by lane) l`;
}

function sample(name: string, counted: Counted, driving: readonly Kind[], value: Placeholder): string {
  const { narrowing } = counted;
  const told = KINDS.filter((kind) => isChosen(narrowing, kind) && !driving.includes(kind));
  const bits = told.map((kind) => `case when ${conditionOf(narrowing, kind, value)} then 0 else ${bitOf(kind)} end`);
  const by = narrowing.by === undefined || !isAsked(counted, 'quantity') ? 'null' : `${value(narrowing.by)}::date`;
  return `${name} as materialized (
    select d.*, r.today, ${isAsked(counted, 'by') ? READY_IN : 'null::int'} as ready_in,
      ${isAsked(counted, 'quantity') ? `${supplyBy(by)} * d.unit_factor` : 'null::bigint'} as supply,
      ${bits.length > 0 ? bits.join(' | ') : '0'} as failed
    from (${rows(counted, driving, value)}) d ${reckoned(narrowing, value)})`;
}

function rows(counted: Counted, driving: readonly Kind[], value: Placeholder): string {
  const { through, words, narrowing } = counted;
  const lanes = lanesOf(counted);
  const most = mostOfALane(lanes);
  const driven = driving.filter((kind) => isChosen(narrowing, kind));
  if (words) {
    const narrow = conditionsOf(narrowing, driving, value);
    const where = narrow.length > 0 ? `where ${narrow.join(' and ')}` : '';
    const found = (words.lanes.length === 0 ? ['other'] : ['said', 'other']).map(
      (name) => `select ${COLUMNS}, '' as lane from ${name} d ${where}`,
    );
    if (!hasPlain(words)) return found.join(' union all ');
    return `${found.join(' union all ')} union all
      select ${COLUMNS}, lane.code as lane from rest cross join lane cross join lateral (
        select ${COLUMNS} from search_document d where lane.sure and d.product_type = lane.code
          and not d.words @@ rest.some ${narrow.map((condition) => `and ${condition}`).join(' ')}
        order by ${orderBy(NEWEST, 'd')} limit ${most}) d`;
  }
  const byDistrict = driven.includes('district') && (through === 'everything' || through.by === 'category');
  if (through !== 'everything' && !byDistrict && !(through.by === 'category' && !driving.includes('category'))) {
    const conditions = [`d.${through.by} = lane.code`, ...conditionsOf(narrowing, driven, value)];
    return `select ${COLUMNS}, lane.code as lane
      from unnest(${value(through.lanes.map(({ code }) => code))}::text[]) as lane (code) cross join lateral (
        select ${COLUMNS} from search_document d where ${conditions.join(' and ')}
        order by ${orderBy(NEWEST, 'd')} limit ${most}) d`;
  }
  const conditions: string[] = conditionsOf(
    narrowing,
    driven.filter((kind) => kind !== 'district' && !(kind === 'country' && !byDistrict)),
    value,
  );
  let order = NEWEST;
  const first = byDistrict
    ? { key: 'district_key', is: narrowing.districtKey }
    : driven.includes('country')
      ? { key: 'country', is: narrowing.country }
      : undefined;
  if (first) {
    order = { ...NEWEST, keys: [first.key, ...NEWEST.keys] };
    conditions.push(`d.${first.key} between ${value(first.is)} and ${value(first.is)}`);
  }
  return `select ${COLUMNS}, '-' as lane from search_document d
    ${conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''} order by ${orderBy(order, 'd')} limit ${mostOfALane(undefined)}`;
}

function grouped(name: string, columns: readonly string[], condition: string, most?: number): string {
  const keys = columns.map((column) => `s.${column}`).join(', ');
  return `(select coalesce(json_agg(json_build_array(${columns.map((column) => `g.${column}`).join(', ')}, g.n)), '[]')
    from (select ${keys}, count(*) as n from ${name} s where ${condition} group by ${keys}
      ${most === undefined ? '' : `order by n desc, ${keys} limit ${most}`}) g)`;
}

function upTo(steps: readonly string[], type: string, condition: string, fits: string, value: Placeholder): string {
  return `(select coalesce(json_agg(json_build_array(step::text, n) order by place), '[]') from (
    select step, place, (select count(*) from narrow s where ${condition} and ${fits}) as n
    from unnest(${value(steps)}::${type}[]) with ordinality t (step, place)) g)`;
}

function quantities(steps: readonly number[], value: Placeholder): string {
  return `(select coalesce(json_agg(json_build_array(dimension, step, n) order by dimension, step), '[]') from (
    select s.dimension, t.step, count(*) as n from narrow s
    cross join lateral (select case s.dimension when 'mass' then 1000 when 'volume' then 1000 when 'length' then 100
      when 'area' then 10000 when 'time' then 60 else 1 end as factor) b
    cross join unnest(${value(steps)}::int[]) t (step)
    where ${passes('quantity', 'by')} and s.supply >= t.step * b.factor
      and s.min_quantity::bigint * s.unit_factor <= t.step * b.factor
    group by 1, 2) g)`;
}
