import type { MultiSearchQuery, MultiSearchQueryWithFederation } from 'meilisearch';
import type { SearchSort } from '../engine';
import type { Understanding } from '../understanding/understand';
import { SHOWN } from './settings';

/** What narrows an answer: leaf categories and a country. */
export type Narrowing = { categories: readonly string[] | undefined; country: string | undefined };

export type Questions = {
  /** Asked together for the hits; a hit found by several counts with the best. */
  hits: MultiSearchQueryWithFederation[];
  /** Asked for how many there are, whatever narrows them; their sets do not meet. */
  counts: MultiSearchQuery[];
};

type Part = { q: string; filter: string[]; weight: number; all?: boolean };

const SORTS: Record<SearchSort, string[] | undefined> = {
  best: undefined,
  newest: ['listedAt:desc', 'id:desc'],
  'price-low': ['currency:asc', 'priceMinor:asc', 'id:asc'],
  'price-high': ['currency:desc', 'priceMinor:desc', 'id:desc'],
};

/** Weights as the PostgreSQL engine scores: by tier, and whether an offer says what no product type accounts for. */
const SAID = { 3: 1.5, 2: 1.2, 1: 0.9 } as const;
const PLAIN = { 3: 1, 2: 0.7, 1: 0.4 } as const;
const UNSPOKEN = 0.45;
const OTHER = { one: 0.4, more: 0.6 } as const;

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
  const matching = (part: Part) => (part.all === false ? 'frequency' : 'all');
  return {
    hits: hits.map((part) => ({
      indexUid: index,
      q: part.q,
      filter: [...part.filter, ...narrow],
      matchingStrategy: matching(part),
      attributesToRetrieve: [...SHOWN],
      federationOptions: { weight: part.weight },
      ...(SORTS[sort] && { sort: SORTS[sort] }),
    })),
    counts: counts.map((part) => ({
      indexUid: index,
      q: part.q,
      filter: part.filter,
      matchingStrategy: matching(part),
      facets: ['cell'],
      limit: 0,
    })),
  };
}

function partsOf(asked: Understanding | undefined): { hits: Part[]; counts: Part[] } {
  if (!asked) {
    const everything = [{ q: '', filter: [], weight: 1 }];
    return { hits: everything, counts: everything };
  }
  const { types, rest, words, strict } = asked;
  const codes = types.map(({ code }) => code);
  if (types.length === 0) {
    const text = [{ q: words.join(' '), filter: [], weight: 1 }];
    return { hits: text, counts: text };
  }
  const tiers = ([3, 2, 1] as const).map((tier) => ({ tier, of: types.filter((type) => type.tier === tier) }));
  const within = (of: readonly { code: string }[]) => [oneOf('productType', of.map(({ code }) => code))];
  const plain = (less: number) =>
    tiers.flatMap(({ tier, of }): Part[] => {
      const sure = of.filter((type) => type.sure);
      return sure.length === 0 ? [] : [{ q: '', filter: within(sure), weight: Math.max(PLAIN[tier] - less, 0.01) }];
    });
  if (rest.length === 0) return { hits: plain(0), counts: plain(0) };
  const said = tiers.flatMap(({ tier, of }): Part[] =>
    of.length === 0 ? [] : [{ q: rest.join(' '), filter: within(of), weight: SAID[tier], all: strict }],
  );
  const other: Part = {
    q: words.join(' '),
    filter: [`NOT ${oneOf('productType', codes)}`],
    weight: rest.length === 1 ? OTHER.one : OTHER.more,
  };
  if (strict) return { hits: [...said, other], counts: [...said, other] };
  const unsure = types.filter((type) => !type.sure);
  const saidUnsure: Part[] = unsure.length === 0 ? [] : [{ q: rest.join(' '), filter: within(unsure), weight: 1, all: false }];
  return { hits: [...said, other, ...plain(UNSPOKEN)], counts: [...plain(0), ...saidUnsure, other] };
}
