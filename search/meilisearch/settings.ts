import type { Settings } from 'meilisearch';
import { normalise } from '../understanding/normalise';
import { countryWord } from '../understanding/country-words';
import type { OfferDocument, OfferHit } from '../engine';
import { hitOf, SHOWN } from '../hit';

/** What Meilisearch keeps of an offer: what a list shows, what sorts and narrows, and its text as queries are written. */
export type MeilisearchDocument = OfferHit & {
  /** Microseconds since 1970. */
  listedAt: number;
  /** Product type, category and country in one: its counts give every facet. */
  cell: string;
  foldedTitle: string;
  foldedSeller: string;
  foldedDescription: string;
  /** A word that every offer says, so that an offer that says none of those asked for can be found behind the others. */
  foldedAlways: string;
};

export const EVERY_OFFER_SAYS = 'everyoffersays';

/**
 * Products are understood before Meilisearch is asked (search/understanding), so it needs neither synonyms nor
 * beginnings of words: it finds words of texts, forgives a slip in long ones, narrows, ranks and counts. A sort that
 * was asked for goes before everything else; without one the newest of equals comes first.
 */
export const settings: Settings = {
  searchableAttributes: ['foldedTitle', 'foldedSeller', 'foldedDescription', 'foldedAlways'],
  displayedAttributes: [...SHOWN],
  filterableAttributes: ['productType', 'category', 'country', 'cell'],
  sortableAttributes: ['listedAt', 'currency', 'priceMinor', 'id'],
  rankingRules: ['sort', 'words', 'typo', 'attribute', 'exactness', 'proximity', 'listedAt:desc', 'id:desc'],
  typoTolerance: { enabled: true, disableOnNumbers: true, minWordSizeForTypos: { oneTypo: 6, twoTypos: 11 } },
  prefixSearch: 'disabled',
  facetSearch: false,
  synonyms: {},
  stopWords: [],
  faceting: { maxValuesPerFacet: 10_000, sortFacetValuesBy: { '*': 'count' } },
  pagination: { maxTotalHits: 1000 },
  searchCutoffMs: 500,
};

/** The document as it is sent to Meilisearch. Takes public fields alone. */
export function meilisearchDocument(document: OfferDocument): MeilisearchDocument {
  const hit = hitOf(document);
  return {
    ...hit,
    listedAt: microseconds(document.listedAt),
    cell: `${hit.productType}|${hit.category}|${hit.country}`,
    foldedTitle: normalise(hit.title),
    foldedSeller: `${normalise(hit.enterprise)} ${normalise(hit.district)} ${countryWord(hit.country)}`,
    foldedDescription: normalise(document.description),
    foldedAlways: EVERY_OFFER_SAYS,
  };
}

function microseconds(instant: string): number {
  const fraction = /\.\d{3}(\d{1,3})/.exec(instant)?.[1] ?? '';
  return Date.parse(instant) * 1000 + Number(fraction.padEnd(3, '0') || 0);
}
