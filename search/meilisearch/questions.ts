import type { MultiSearchQuery, MultiSearchQueryWithFederation } from 'meilisearch';
import type { SearchSort } from '../engine';
import { SHOWN } from '../hit';
import { DRIVING, isChosen, isNarrowedFurther, type Kind, type Narrowing } from '../narrowing';
import type { Point } from '../places.server';
import type { Understanding } from '../understanding/understand';
import { filtersOf, oneOf } from './filters';
import { EVERY_OFFER_SAYS } from './settings';

/** `strategy`: all words must be said, or the last ones may be left unsaid. */
type Part = { q: string; filter: string[]; weight: number; strategy: 'all' | 'last' };

/** What offers are looked for: an understood query (undefined lists everything), narrowed, in an order. */
export type Looked = {
  index: string;
  meant: Understanding | undefined;
  narrowing: Narrowing;
  sort: SearchSort;
  near: Point | undefined;
};

/** As the PostgreSQL engine scores: product types by tier, then offers of others that say everything. */
const WEIGHT_OF_TIER = { 3: 1, 2: 0.7, 1: 0.4 } as const;
const WEIGHT_OF_OTHERS = { one: 0.3, more: 0.6 } as const;

const NEWEST = ['listedAt:desc', 'id:desc'];

function sortOf({ sort, near }: Looked): string[] | undefined {
  switch (sort) {
    case 'best':
      return undefined;
    case 'newest':
      return NEWEST;
    case 'price-low':
      return ['currency:asc', 'dimension:asc', 'basePriceMinor:asc', 'id:asc'];
    case 'price-high':
      return ['currency:desc', 'dimension:desc', 'basePriceMinor:desc', 'id:desc'];
    case 'soonest':
      return ['aboutReady:asc', 'id:asc'];
    case 'nearest':
      return [`_geoPoint(${near?.latitude ?? 0}, ${near?.longitude ?? 0}):asc`, 'listedAt:desc', 'id:desc'];
  }
}

/** Asked together for hits, in order; a hit found by several questions counts with the best. */
export function questionsForHits(looked: Looked, fields: readonly string[]): MultiSearchQueryWithFederation[] {
  const sort = sortOf(looked);
  const narrow = filtersOf(looked.narrowing);
  return partsOf(looked.meant).hits.map((part) => ({
    indexUid: looked.index,
    q: part.q,
    filter: [...part.filter, ...narrow],
    matchingStrategy: part.strategy,
    attributesToRetrieve: [...fields],
    federationOptions: { weight: part.weight },
    ...(sort && { sort }),
  }));
}

/** What no words choose: only narrowed, in its order; without one the newest first, as Meilisearch ranks equals. */
export function questionForAll(looked: Looked): { filter: string[]; sort: string[] } {
  return { filter: filtersOf(looked.narrowing), sort: sortOf(looked) ?? NEWEST };
}

/** The fields of a hit, with what distances are told from. */
export const HIT_FIELDS: readonly string[] = [...SHOWN, 'facts'];

/** What is counted: `cells` of everything that was meant, and offers to count facets among. */
export type Sample = 'cells' | 'narrow' | 'wide' | 'around';
type CountQuery = Pick<MultiSearchQuery, 'indexUid' | 'limit' | 'facets'> & {
  q: string;
  filter: string[];
  matchingStrategy: 'all' | 'last';
};
export type Counting = { sample: Sample; query: CountQuery };

/**
 * Asked for counts; what questions of one sample find does not meet. Which category, country and district a sample is
 * within is as in the PostgreSQL engine (facets.sql.ts).
 */
export function questionsForCounts({ index, meant, narrowing }: Looked): Counting[] {
  const of = (sample: Sample, kinds: readonly Kind[]): Counting[] =>
    partsOf(meant).counts.map(({ q, filter, strategy }) => ({
      sample,
      query: {
        ...{ indexUid: index, q, matchingStrategy: strategy, limit: 0, facets: ['cell'] },
        filter: [...filter, ...filtersOf(narrowing, kinds)],
      },
    }));
  const isWide = isNarrowedFurther(narrowing) && (isChosen(narrowing, 'category') || isChosen(narrowing, 'country'));
  return [
    ...of('cells', []),
    ...of('narrow', DRIVING),
    ...(isWide ? of('wide', ['district']) : []),
    ...(isChosen(narrowing, 'district') ? of('around', ['category', 'country']) : []),
  ];
}

function partsOf(asked: Understanding | undefined): { hits: Part[]; counts: Part[] } {
  if (!asked) {
    const everything: Part[] = [{ q: '', filter: [], weight: 1, strategy: 'all' }];
    return { hits: everything, counts: everything };
  }
  const { types, rest, words, strict } = asked;
  const all = { weight: 1, strategy: 'all' } as const;
  if (types.length === 0) {
    const text: Part[] = [{ q: words.join(' '), filter: [], ...all }];
    return { hits: text, counts: text };
  }
  const tiers = ([3, 2, 1] as const).map((tier) => ({ tier, of: types.filter((type) => type.tier === tier) }));
  const ofTiers = (q: string, strategy: Part['strategy'], some: (type: { sure: boolean }) => boolean): Part[] =>
    tiers.flatMap(({ tier, of }) => {
      const chosen = of.filter(some);
      return chosen.length === 0 ? [] : [{ q, filter: within(chosen), weight: WEIGHT_OF_TIER[tier], strategy }];
    });
  const sure = types.filter((type) => type.sure);
  const unsure = types.filter((type) => !type.sure);
  const counted = sure.length === 0 ? [] : [{ q: '', filter: within(sure), ...all }];
  if (rest.length === 0) return { hits: ofTiers(EVERY_OFFER_SAYS, 'all', ({ sure: is }) => is), counts: counted };

  const said = rest.join(' ');
  const weight = rest.length === 1 ? WEIGHT_OF_OTHERS.one : WEIGHT_OF_OTHERS.more;
  const other: Part = { q: words.join(' '), filter: [`NOT ${within(types)[0]}`], weight, strategy: 'all' };
  if (strict) {
    const needed = ofTiers(said, 'all', () => true);
    return { hits: [...needed, other], counts: [...needed, other] };
  }
  const saidFirst = ofTiers(`${EVERY_OFFER_SAYS} ${said}`, 'last', ({ sure: is }) => is);
  const saidUnsure: Part[] =
    unsure.length === 0 ? [] : [{ q: said, filter: within(unsure), weight: 0.7, strategy: 'all' }];
  return { hits: [...saidFirst, ...saidUnsure, other], counts: [...counted, ...saidUnsure, other] };
}

const within = (types: readonly { code: string }[]): string[] => [
  oneOf(
    'productType',
    types.map(({ code }) => code),
  ),
];
