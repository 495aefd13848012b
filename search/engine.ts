import type { Result } from '~/platform/result';

export const searchSorts = ['best', 'newest', 'price-low', 'price-high', 'soonest', 'nearest'] as const;
export type SearchSort = (typeof searchSorts)[number];

/** How far a seller brings her goods, from the least; goods can always be fetched. */
export const deliveryRanges = ['pickup', 'district', 'country'] as const;
export type DeliveryRange = (typeof deliveryRanges)[number];

/** Most offers that one answer holds. */
export const MOST_HITS = 50;

/** Matches of words are ranked and counted up to so many; a count that is not exact says at least this. */
export const COUNTED_EXACTLY = 1000;

/** What narrows an answer besides its words. What is left out narrows nothing. */
export type OfferFilter = {
  /** A category's code; one of the upper level means all below it. */
  category?: string;
  /** ISO 3166-1 alpha-2. */
  country?: string;
  /** A district by its name, in whatever case and accents; with `country` if several countries have one. */
  district?: string;
  /** ISO 4217. */
  currency?: string;
  /** At most so many minor units of `currency` for one base unit of what the offer is sold by: kg, litre, piece … */
  priceTo?: number;
  /** 'YYYY-MM-DD': `quantity` (else the smallest order) can be supplied by this day. */
  by?: string;
  /** So much of `unit` (else of the offer's own unit) can be ordered and supplied by `by`, else within the horizon. */
  quantity?: number;
  /** A unit's code; offers sold by another dimension (mass, volume, count …) are left out. */
  unit?: string;
  /** Delivered at least so far. */
  delivery?: DeliveryRange;
  /** 'YYYY-MM-DD': the seller has been verified since this day or longer. */
  verified?: string;
};

/** What an answer can be counted by. */
export const facetNames = [
  ...(['category', 'country', 'productType', 'district', 'price', 'by', 'quantity', 'delivery', 'verified'] as const),
] as const;
export type FacetName = (typeof facetNames)[number];

/** What is asked of the market. */
export type OfferQuery = OfferFilter & {
  /** Words as somebody typed them; empty lists everything. */
  q: string;
  /** Amounts and places among the words are words like others: a reader took their reading off. */
  plain?: boolean;
  /** A place of table `place` by its name ("Villupuram", "IN Villupuram") that nearness is told from. */
  near?: string;
  /** Prices of different currencies or dimensions are never compared: they stand currency by currency. */
  sort: SearchSort;
  /** What to count the answer by, where not by everything; counts of others may be missing. */
  facets?: readonly FacetName[];
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
  /** The base unit of the offer's unit (kg, litre, piece, metre, square-metre, hour), and the price of one of it. */
  baseUnit: string;
  /** Minor units, with fractions: for comparing, not for paying. */
  basePriceMinor: number;
  delivery: DeliveryRange;
  /** 'YYYY-MM-DD' */
  verifiedSince: string | null;
};

/** What a seller can supply of an offer, as app/domain/catalogue/promise-date.ts reckons with it. */
export type DocumentSupply = {
  stock: number;
  weeklyCapacity: number;
  leadTimeDays: number;
  /** Units promised already, by the Monday of their week; null where there are none. */
  committed: Record<string, number> | null;
  /** IANA time zone, by which the seller's day begins. */
  timeZone: string;
};

/** An offer as the index takes it in: what is shown, and what is only searched, narrowed and sorted by. */
export type OfferDocument = OfferHit &
  DocumentSupply & {
    description: string;
    listedAt: string;
    /** The dimension of the unit, and how much one unit of it is in the dimension's smallest measure. */
    dimension: string;
    unitFactor: number;
    /** Degrees; null where the district's place is not known. */
    latitude: number | null;
    longitude: number | null;
  };

export type FacetCount = { code: string; count: number };
/** `code` is the district's name. */
export type DistrictCount = FacetCount & { country: string };
/** Offers whose base price lies from `from` to less than `to`, in minor units of `currency` for one `unit`. */
export type PriceBandCount = { currency: string; unit: string; from: number; to: number; count: number };
/** Offers that can supply at least `quantity` of `unit`, a base unit. */
export type QuantityCount = { quantity: number; unit: string; count: number };

/**
 * Counts of what was asked for by each property, most first or in the order of the property; each leaves its own filter
 * aside, so that another can be chosen. Of `by`, `quantity`, `delivery` and `verified` each count holds those that do
 * better; the codes of `by` and `verified` are days.
 */
export type OfferFacets = {
  category: FacetCount[];
  country: FacetCount[];
  productType: FacetCount[];
  district: DistrictCount[];
  price: PriceBandCount[];
  by: FacetCount[];
  quantity: QuantityCount[];
  delivery: FacetCount[];
  verified: FacetCount[];
};

/** A place of table `place`. */
export type FoundPlace = { country: string; name: string };

/** What amounts and places among the words were read as; `OfferQuery.plain` takes it off. */
export type WordsRead = {
  /** Narrows like `OfferFilter.quantity`; `fits` is false where nobody can supply it, and offers are shown all the same. */
  quantity: { quantity: number; unit: string | null; fits: boolean } | null;
  /** Ranks: the nearest of equally good offers come first. */
  place: FoundPlace | null;
};

export type OfferHits = {
  hits: OfferHit[];
  total: number;
  /** False where `total` is only a lower bound ("1,000 or more"). */
  totalIsExact: boolean;
  facets: OfferFacets;
  /** False where some facets were counted among the first `COUNTED_EXACTLY` alone: counts are lower bounds then. */
  facetsAreExact: boolean;
  /** Give it back to get the next page; null on the last. */
  cursor: string | null;
  /**
   * True where the list ends here though more may fit: an engine looks no further than so many. Narrowing shows the rest.
   */
  endsEarly: boolean;
  /** Words that were read as others: misspelt ones. */
  corrections: { from: string; to: string }[];
  read: WordsRead;
  /** What `near` (or a place among the words) is; null where nothing is told from a place. */
  near: FoundPlace | null;
  /** Metres from `near` to the district of each hit, in their order; null where either is not known. */
  distances: (number | null)[];
  /** Product types near to what was asked for that are not in the answer. */
  related: string[];
};

/** `field` names the parameter that is not understood: a cursor of another query, a category, unit or place not there. */
export type SearchError = {
  code: 'bad-cursor' | 'unknown-category' | 'unknown-unit' | 'unknown-place';
  field: 'cursor' | 'category' | 'unit' | 'near';
};

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
  /** Whether what is there was made by this version of the code; if not it must be rebuilt. */
  isCurrent(): Promise<boolean>;
  /** Answers as of `now`, which says what day it is for a seller. Fails as `SearchError` says. */
  search(query: OfferQuery, now?: Date): Promise<Result<OfferHits, SearchError>>;
};
