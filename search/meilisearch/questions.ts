import type { MultiSearchQuery, MultiSearchQueryWithFederation } from 'meilisearch';
import type { SearchSort } from '../engine';
import type { Understanding } from '../understanding/understand';
import { SHOWN } from '../hit';
import { EVERY_OFFER_SAYS } from './settings';

/** What narrows an answer: leaf categories and a country. */
export type Narrowing = { categories: readonly string[] | undefined; country: string | undefined };

export type Questions = {
  /** Asked together for the hits; a hit found by several counts with the best. */
  hits: MultiSearchQueryWithFederation[];
  /** Asked for how many there are, whatever narrows them; their sets do not meet. */
  counts: MultiSearchQuery[];
};

/** `strategy`: all words must be said, or the last ones may be left unsaid. */
type Part = { q: string; filter: string[]; weight: number; strategy: 'all' | 'last' };

const SORTS: Record<SearchSort, string[] | undefined> = {
  best: undefined,
  soonest: undefined,
  nearest: undefined,
  newest: ['listedAt:desc', 'id:desc'],
  'price-low': ['currency:asc', 'priceMinor:asc', 'id:asc'],
  'price-high': ['currency:desc', 'priceMinor:desc', 'id:desc'],
};

/** As the PostgreSQL engine scores: product types by tier, then offers of others that say everything. */
const WEIGHT_OF_TIER = { 3: 1, 2: 0.7, 1: 0.4 } as const;
const WEIGHT_OF_OTHERS = { one: 0.3, more: 0.6 } as const;

const oneOf = (field: string, values: readonly string[]): string =>
  `${field} IN [${values.map((value) => JSON.stringify(value)).join(', ')}]`;

/** What to ask Meilisearch for what was understood; undefined lists everything. */
export function questionsFor(
  index: string,
  asked: Understanding | undefined,
  sort: SearchSort,
  narrowing: Narrowing,
): Questions {
  const narrow = [
    ...(narrowing.categories ? [oneOf('category', narrowing.categories)] : []),
    ...(narrowing.country === undefined ? [] : [`country = ${JSON.stringify(narrowing.country)}`]),
  ];
  const { hits, counts } = partsOf(asked);
  return {
    hits: hits.map((part) => ({
      indexUid: index,
      q: part.q,
      filter: [...part.filter, ...narrow],
      matchingStrategy: part.strategy,
      attributesToRetrieve: [...SHOWN],
      federationOptions: { weight: part.weight },
      ...(SORTS[sort] && { sort: SORTS[sort] }),
    })),
    counts: counts.map((part) => ({
      indexUid: index,
      q: part.q,
      filter: part.filter,
      matchingStrategy: part.strategy,
      facets: ['cell'],
      limit: 0,
    })),
  };
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
