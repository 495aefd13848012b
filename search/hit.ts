import type { OfferDocument, OfferHit } from './engine';

/** The fields of a hit, all of them public. */
export const SHOWN: readonly (keyof OfferHit)[] = [
  ...(['id', 'code', 'title', 'language', 'productType', 'category', 'country', 'district'] as const),
  ...(['enterpriseId', 'enterprise', 'unit', 'priceMinor', 'currency', 'minQuantity'] as const),
  ...(['baseUnit', 'basePriceMinor', 'delivery', 'verifiedSince'] as const),
];

/** What a list may show of a document: nothing that is there for searching and sorting alone. */
export function hitOf(document: OfferDocument | OfferHit): OfferHit {
  return Object.fromEntries(SHOWN.map((field) => [field, document[field]])) as OfferHit;
}
