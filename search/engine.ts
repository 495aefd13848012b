import type { Result } from '~/platform/result';

export const searchSorts = ['best', 'newest', 'price-low', 'price-high'] as const;
export type SearchSort = (typeof searchSorts)[number];

/** Most offers that one answer holds. */
export const MOST_HITS = 50;

/** Matches of words are ranked and counted up to so many; a count that is not exact says at least this. */
export const COUNTED_EXACTLY = 1000;

/** What is asked of the market. */
export type OfferQuery = {
  /** Words as somebody typed them; empty lists everything. */
  q: string;
  /** A category's code; one of the upper level means all below it. */
  category?: string;
  /** ISO 3166-1 alpha-2. */
  country?: string;
  /** Prices of different currencies are never compared: they stand currency by currency. */
  sort: SearchSort;
  /** Where the page before ended, as its answer said. */
  cursor?: string;
  /** From 1 to `MOST_HITS`. */
  limit: number;
};

/** What a list shows of an offer; everything in it is public. */
export type OfferHit = {
  id: string;
  code: string;
  title: string;
  /** BCP 47, of the title. */
  language: string;
  productType: string;
  category: string;
  country: string;
  district: string;
  enterpriseId: string;
  enterprise: string;
  unit: string;
  /** In minor units of `currency`. */
  priceMinor: number;
  currency: string;
  minQuantity: number;
};

/** An offer as the index takes it in: what is shown, and what is only searched and sorted by. */
export type OfferDocument = OfferHit & { description: string; listedAt: string };

export type FacetCount = { code: string; count: number };

/** Counts of what was asked for by each property; each leaves its own filter aside, so that another can be chosen. */
export type OfferFacets = { category: FacetCount[]; country: FacetCount[]; productType: FacetCount[] };

export type OfferHits = {
  hits: OfferHit[];
  total: number;
  /** False where `total` is only a lower bound ("1,000 or more"). */
  totalIsExact: boolean;
  facets: OfferFacets;
  /** Give it back to get the next page; null on the last. */
  cursor: string | null;
  /** Words that were read as others: misspelt ones. */
  corrections: { from: string; to: string }[];
  /** Product types near to what was asked for that are not in the answer. */
  related: string[];
};

export type SearchError = { code: 'bad-cursor' } | { code: 'unknown-category'; category: string };

/** A search engine: keeps offers as documents and answers what is asked of them. All of them answer in the same form. */
export type SearchEngine = {
  readonly name: string;
  /** Makes what the engine needs before it is written to or asked; harmless the second time. */
  configure(): Promise<void>;
  /** Puts documents in, in place of those with the same ids. They are found when it returns. */
  upsert(documents: readonly OfferDocument[]): Promise<void>;
  /** Takes documents out; unknown ids are passed over. */
  delete(ids: readonly string[]): Promise<void>;
  /**
   * Makes these documents the whole index. Searches meanwhile are answered from what was there before, or from the
   * document as it is now, and never from nothing.
   */
  rebuild(documents: AsyncIterable<readonly OfferDocument[]>): Promise<void>;
  /** How many documents there are. */
  count(): Promise<number>;
  /** Fails with `bad-cursor` for one that it did not give for this query, `unknown-category` for one that is not there. */
  search(query: OfferQuery): Promise<Result<OfferHits, SearchError>>;
};
