import type { Reading } from './readings';
import type { Term, Vocabulary } from './vocabulary';

/** How well a query speaks of one product type, through the best of its terms. */
export type TypeMatch = {
  type: number;
  term: number;
  /** From 0 to 1. */
  score: number;
  /** Bit mask of the places in the query that the term accounts for. */
  places: number;
  readings: readonly Reading[];
  /** The whole term was said, or its head, where that word alone tells the product: "turmeric" for "whole turmeric". */
  complete: boolean;
  /** A word of it is still being typed. */
  begun: boolean;
  /** Said for certain: no guess at a misspelling, a sound or a beginning. */
  certain: boolean;
  /** Share of the query's weight that the term accounts for, from 0 to 1. */
  coverage: number;
};

export type QueryWeights = {
  /** Weight of the word at each place; 0 for one that carries nothing. */
  weights: readonly number[];
  /** Place of the word that says what is wanted, if the language's head stands last or first. */
  headLast: number;
  headFirst: number;
};

const HEAD_MISSED = 0.4;
const TERM_HEAD_MISSED = 0.55;
/** Part of a term beside words it does not account for. */
export const PARTS_OF_BOTH = 0.5;
const HEAD_FIRST = new Set(['sw', 'fa', 'sn', 'nd', 'km']);
const KIND = { name: 1, synonym: 0.995, category: 0.5 } as const;
const LEAST_OF_TERM = 0.2;
const CERTAIN = 0.95;
/** Words of at most this weight may be left out of a term and it is still whole. */
const LIGHT = 0.15;
const OTHER_ORDER = 0.98;

function matchTerm(vocabulary: Vocabulary, term: Term, byWord: ReadonlyMap<number, Reading[]>, query: QueryWeights) {
  let places = 0;
  let matched = 0;
  let quality = 0;
  let missing = 0;
  let company = false;
  const used: Reading[] = [];
  for (const [at, word] of term.words.entries()) {
    const weight = term.weights[at] ?? 0;
    const reading = byWord.get(word)?.reduce((best, next) => (next.quality > best.quality ? next : best));
    if (!reading) {
      if (weight > LIGHT) missing += 1;
      continue;
    }
    matched += weight;
    quality += weight * reading.quality;
    places |= reading.places;
    used.push(reading);
    if (weight > LIGHT && reading.kind !== 'distant-typo') company = true;
  }
  if (matched === 0 || (used.some(({ kind }) => kind === 'distant-typo') && (!company || missing > 0)))
    return undefined;
  const ofTerm = matched / term.totalWeight;
  const all = query.weights.reduce((sum, weight) => sum + weight, 0);
  const covered = query.weights.reduce((sum, weight, place) => (places & (1 << place) ? sum + weight : sum), 0);
  const coverage = all === 0 ? 0 : covered / all;
  const headWord = term.words[term.head] ?? -1;
  const headPlace = HEAD_FIRST.has(term.language) ? query.headFirst : query.headLast;
  const shape = used.some(({ kind }) => kind === 'prefix')
    ? shapeWhileTyping(term, used, missing === 0, byWord)
    : (0.5 + 0.5 * ofTerm) * (byWord.has(headWord) ? 1 : TERM_HEAD_MISSED);
  if (ofTerm < LEAST_OF_TERM) return undefined;
  const certain = used.every(({ quality, kind }) => quality >= CERTAIN && kind !== 'prefix');
  if (term.kind === 'category' && !(certain && missing === 0 && coverage > 0.99)) return undefined;
  const begun = used.some(({ kind }) => kind === 'prefix');
  const complete = missing === 0 || (term.headTells && byWord.has(headWord) && !begun && certain);
  const score =
    shape *
    coverage *
    (quality / matched) *
    (used.every(({ places: now }, at) => at === 0 || now > (used[at - 1]?.places ?? 0)) ? 1 : OTHER_ORDER) *
    KIND[term.kind] *
    (complete || coverage > 0.99 ? 1 : PARTS_OF_BOTH) *
    (places & (1 << headPlace) ? 1 : HEAD_MISSED);
  return { places, score, coverage, complete, begun, certain, readings: used };
}

/** While a word is still being typed, names that begin with it are likelier than words within names. */
function shapeWhileTyping(
  term: Term,
  used: readonly Reading[],
  complete: boolean,
  byWord: ReadonlyMap<number, unknown>,
): number {
  if (complete && used.length > 1) return 0.95;
  if (term.kind === 'name' && byWord.has(term.words[0] ?? -1)) return complete ? 0.95 : 0.92;
  if (complete) return 0.8;
  return byWord.has(term.words[term.head] ?? -1) ? 0.7 : 0.4;
}

/** The product types that the query speaks of, best first, each with the term that says it best. */
export function matchTypes(vocabulary: Vocabulary, readings: readonly Reading[], query: QueryWeights): TypeMatch[] {
  const byWord = new Map<number, Reading[]>();
  for (const reading of readings) {
    const list = byWord.get(reading.word);
    if (list) list.push(reading);
    else byWord.set(reading.word, [reading]);
  }
  const terms = new Set<number>();
  for (const word of byWord.keys()) for (const term of vocabulary.words[word]?.terms ?? []) terms.add(term);
  const best = new Map<number, TypeMatch>();
  for (const index of terms) {
    const term = vocabulary.terms[index];
    const match = term && matchTerm(vocabulary, term, byWord, query);
    if (!match) continue;
    for (const type of term.types) {
      const known = best.get(type);
      if (!known || match.score > known.score) best.set(type, { type, term: index, ...match });
    }
  }
  return Array.from(best.values()).sort((a, b) => b.score - a.score || a.type - b.type);
}
