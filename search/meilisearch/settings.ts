import type { Settings } from 'meilisearch';
import { aboutReady } from '../about-ready';
import { normalise } from '../understanding/normalise';
import { countryWord } from '../understanding/country-words';
import type { OfferDocument, OfferHit } from '../engine';
import { hitOf, SHOWN } from '../hit';
import { factsOf, packFacts, type PackedFacts } from './facts';

/** What Meilisearch keeps of an offer: what a list shows, what sorts and narrows, and its text as queries are written. */
export type MeilisearchDocument = OfferHit & {
  /** Microseconds since 1970. */
  listedAt: number;
  /** Product type, category and country in one: its counts give the facets that are exact over everything. */
  cell: string;
  /** What only each offer can say: held against what is asked for, and never sent on. */
  facts: PackedFacts;
  districtKey: string;
  dimension: string;
  /** Place in `deliveryRanges`. */
  deliveryRank: number;
  /** The day as a number: 20260131. */
  verifiedDay: number | null;
  /** About how many days the smallest order takes; in what order candidates for the soonest are looked at. */
  aboutReady: number;
  _geo?: { lat: number; lng: number };
  foldedTitle: string;
  foldedSeller: string;
  foldedDescription: string;
  /** A word that every offer says, so that an offer that says none of those asked for can be found behind the others. */
  foldedAlways: string;
};

export const EVERY_OFFER_SAYS = 'everyoffersays';

/** Most hits that one question can reach. */
export const DEEPEST = 1000;

/** Days from the middle of a week to its last, which what is made is ready after. */
const TO_NEXT_MONDAY = 4;

/**
 * Products are understood before Meilisearch is asked (search/understanding), so it needs neither synonyms nor
 * beginnings of words: it finds words of texts, forgives a slip in long ones, narrows, ranks and counts. A sort that
 * was asked for goes before everything else; without one the newest of equals comes first.
 */
export const settings: Settings = {
  searchableAttributes: ['foldedTitle', 'foldedSeller', 'foldedDescription', 'foldedAlways'],
  displayedAttributes: [...SHOWN, 'facts', 'listedAt'],
  filterableAttributes: [
    ...['id', 'productType', 'category', 'country', 'cell', 'districtKey', 'dimension', 'currency'],
    ...['basePriceMinor', 'deliveryRank', 'verifiedDay'],
  ],
  sortableAttributes: ['listedAt', 'currency', 'dimension', 'basePriceMinor', 'aboutReady', 'id', '_geo'],
  rankingRules: ['sort', 'words', 'typo', 'attribute', 'exactness', 'proximity', 'listedAt:desc', 'id:desc'],
  typoTolerance: { enabled: true, disableOnNumbers: true, minWordSizeForTypos: { oneTypo: 6, twoTypos: 11 } },
  prefixSearch: 'disabled',
  facetSearch: false,
  synonyms: {},
  stopWords: [],
  faceting: { maxValuesPerFacet: 10_000, sortFacetValuesBy: { '*': 'count' } },
  pagination: { maxTotalHits: DEEPEST },
  searchCutoffMs: 500,
};

/** The document as it is sent to Meilisearch. Takes public fields, and the supply that promises are reckoned from. */
export function meilisearchDocument(document: OfferDocument): MeilisearchDocument {
  const hit = hitOf(document);
  const facts = factsOf(document);
  const { latitude, longitude, verifiedSince } = document;
  const { made, ready_days: days } = aboutReady(document);
  return {
    ...hit,
    listedAt: microseconds(document.listedAt),
    cell: `${hit.productType}|${hit.category}|${hit.country}`,
    facts: packFacts(facts),
    districtKey: facts.districtKey,
    dimension: document.dimension,
    deliveryRank: facts.delivery,
    verifiedDay: verifiedSince === null ? null : dayNumber(verifiedSince),
    aboutReady: made ? days + TO_NEXT_MONDAY : days,
    ...(latitude !== null && longitude !== null && { _geo: { lat: latitude, lng: longitude } }),
    foldedTitle: normalise(hit.title),
    foldedSeller: `${normalise(hit.enterprise)} ${normalise(hit.district)} ${countryWord(hit.country)}`,
    foldedDescription: normalise(document.description),
    foldedAlways: EVERY_OFFER_SAYS,
  };
}

/** '2026-01-31' as 20260131, which compares as days do. */
export const dayNumber = (day: string): number => Number(day.replaceAll('-', ''));

function microseconds(instant: string): number {
  const fraction = /\.\d{3}(\d{1,3})/.exec(instant)?.[1] ?? '';
  return Date.parse(instant) * 1000 + Number(fraction.padEnd(3, '0') || 0);
}
