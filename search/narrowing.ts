import { deliveryRanges, type OfferQuery, type SearchError, type WordsRead } from './engine';
import type { MarketWords } from './market-words.server';
import type { Place } from './places.server';
import { normalise } from './understanding/normalise';
import type { Understanding } from './understanding/understand';
import { fail, ok, type Result } from '~/platform/result';

/** What narrows an answer, in the terms of documents. What is undefined narrows nothing. */
export type Narrowing = {
  /** Leaf categories. */
  categories: readonly string[] | undefined;
  country: string | undefined;
  districtKey: string | undefined;
  dimension: string | undefined;
  currency: string | undefined;
  /** Minor units for a base unit. */
  priceTo: number | undefined;
  by: string | undefined;
  quantity: number | undefined;
  /** How much of the dimension's smallest measure one of `quantity` is; undefined: the offer's own units. */
  factor: number | undefined;
  /** Place in `deliveryRanges`. */
  delivery: number | undefined;
  verified: string | undefined;
  /** The moment by which a seller's day is told. */
  now: Date;
};

/** What a facet can leave aside, in the order of their bits. */
export const KINDS = [
  ...(['category', 'country', 'district', 'unit', 'price', 'by', 'quantity', 'delivery', 'verified'] as const),
] as const;
export type Kind = (typeof KINDS)[number];

const MOST_RELATED = 8;

/** What an index can walk by. */
export const DRIVING: readonly Kind[] = ['category', 'country', 'district'];

/** Whether the narrowing says something about a kind. */
export function isChosen(narrowing: Narrowing, kind: Kind): boolean {
  switch (kind) {
    case 'category':
      return narrowing.categories !== undefined;
    case 'district':
      return narrowing.districtKey !== undefined;
    case 'unit':
      return narrowing.dimension !== undefined;
    case 'price':
      return narrowing.currency !== undefined;
    default:
      return narrowing[kind] !== undefined;
  }
}

/** Whether there is more to narrow than kept counts and prepared statements tell. */
export function isNarrowedFurther(narrowing: Narrowing): boolean {
  return KINDS.some((kind) => kind !== 'category' && kind !== 'country' && isChosen(narrowing, kind));
}

/** What a query asks for, with all that its words and the market's vocabulary say about it. */
export type Asked = {
  /** Undefined lists everything. */
  meant: Understanding | undefined;
  narrowing: Narrowing;
  /** What nearness is told from. */
  near: Place | undefined;
  /** The place was among the words: of what is equally good the nearest comes first. */
  placed: boolean;
  /** The amount was among the words: where nobody has it, offers are shown all the same. */
  amount: { quantity: number; unit: string | null } | null;
};

/** Reads a query. Fails as `SearchError` says. */
export function readQuery(query: OfferQuery, words: MarketWords, now: Date): Result<Asked, SearchError> {
  const { category, country } = query;
  if (category !== undefined && !words.tree.has(category)) return fail({ code: 'unknown-category', field: 'category' });
  const named = query.near === undefined ? undefined : words.places.find(query.near, country);
  if (query.near !== undefined && !named) return fail({ code: 'unknown-place', field: 'near' });
  if (query.sort === 'nearest' && !named) return fail({ code: 'unknown-place', field: 'near' });
  const read = query.q.trim() === '' ? undefined : words.read(query.q, { plain: query.plain === true, country });
  const amount = query.quantity === undefined ? (read?.amount ?? null) : null;
  const unitCode = query.quantity === undefined && amount ? amount.unit : query.unit;
  const unit = unitCode == null ? undefined : words.units.get(unitCode);
  if (query.unit !== undefined && !words.units.has(query.unit)) return fail({ code: 'unknown-unit', field: 'unit' });
  const place = named ?? read?.place;
  return ok({
    meant: read?.meant,
    near: place,
    placed: !named && read?.place !== undefined,
    amount,
    narrowing: {
      categories: category === undefined ? undefined : words.tree.below(category),
      country,
      districtKey: query.district === undefined ? undefined : normalise(query.district),
      dimension: unit?.dimension ?? (query.unit === undefined ? undefined : words.units.get(query.unit)?.dimension),
      currency: query.currency,
      priceTo: query.priceTo,
      by: query.by,
      quantity: query.quantity ?? amount?.quantity,
      factor: unit?.factor,
      delivery: query.delivery === undefined ? undefined : deliveryRanges.indexOf(query.delivery),
      verified: query.verified,
      now,
    },
  });
}

/** The same without the amount that was among the words. */
export function withoutAmount({ narrowing, ...asked }: Asked, query: OfferQuery, words: MarketWords): Asked {
  const dimension = query.unit === undefined ? undefined : words.units.get(query.unit)?.dimension;
  return { ...asked, narrowing: { ...narrowing, quantity: undefined, factor: undefined, dimension } };
}

/** What an answer says about how amounts and places among its words were read. */
export function wordsRead({ amount, placed, near }: Asked, fits: boolean): WordsRead {
  return {
    quantity: amount ? { quantity: amount.quantity, unit: amount.unit, fits } : null,
    place: placed && near ? { country: near.country, name: near.name } : null,
  };
}

/** Product types to propose beside an answer, at most 8; where there is `some` answer at all not those that are meant. */
export function relatedTo(meant: Understanding | undefined, some: boolean): string[] {
  if (!meant) return [];
  return some ? meant.related : [...meant.types.map(({ code }) => code), ...meant.related].slice(0, MOST_RELATED);
}
