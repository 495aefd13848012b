import { IN_COMPANY, nearestWords } from './nearest-words';
import { recent } from './recent';
import { scriptOf } from './script';
import { soundKeys } from './sound';
import { stemsOf } from './stems';
import type { Vocabulary } from './vocabulary';

/** How a word of the query came to be read as a known word, from certain to guessed. */
export type ReadingKind = 'same' | 'form' | 'sound' | 'compound' | 'prefix' | 'typo' | 'distant-typo';

/** One way to read one word (or two joined ones) of the query. */
export type Reading = {
  /** Bit mask of the places in the query that it reads. */
  places: number;
  word: number;
  kind: ReadingKind;
  /** From 0 to 1: how sure it is that this word was meant. */
  quality: number;
};

const SHORTEST_PREFIX: Record<string, number> = { latin: 3, devanagari: 2, tamil: 2, arabic: 3, other: 2 };
const SHORTEST_COMPOUND_HEAD = 4;
const MOST_PREFIX_WORDS = 60;
const LONG_PREFIX = 5;

/** Words come again in other queries; what they may mean is worked out once. */
const remembered = new WeakMap<Vocabulary, ReturnType<typeof recent<Reading[]>>>();
const WORDS_REMEMBERED = 5000;
const LONGEST_REMEMBERED = 40;

/** How sure a shared key makes it: the plural of a word is nearly the word, a shared skeleton of consonants is a guess. */
const KEY_QUALITY: Record<string, number> = { sw: 0.84, verb: 0.86, sound: 0.9, tamil: 0.88, bones: 0.78 };
const SURE_KEY = 0.97;

function keyed(vocabulary: Vocabulary, keys: readonly string[], places: number, kind: ReadingKind): Reading[] {
  return keys.flatMap((key) => {
    const quality = KEY_QUALITY[key.slice(0, key.indexOf(':'))] ?? SURE_KEY;
    return (vocabulary.wordsByKey.get(key) ?? []).map((word): Reading => ({ places, word, kind, quality }));
  });
}

function beginningWith(vocabulary: Vocabulary, start: string): number[] {
  const texts = vocabulary.sortedTexts;
  let low = 0;
  let high = texts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((texts[middle] ?? '') < start) low = middle + 1;
    else high = middle;
  }
  const found: number[] = [];
  for (let at = low; at < texts.length && found.length < MOST_PREFIX_WORDS; at += 1) {
    const text = texts[at] ?? '';
    if (!text.startsWith(start)) break;
    const word = vocabulary.wordByText.get(text) ?? 0;
    if (vocabulary.words[word]?.joined === false) found.push(word);
  }
  return found;
}

function compoundsOf(vocabulary: Vocabulary, typed: string): number[] {
  const script = scriptOf(typed);
  if (typed.length < SHORTEST_COMPOUND_HEAD || (script !== 'latin' && script !== 'tamil')) return [];
  return vocabulary.words.flatMap((word, index) => {
    const headOfCompound = word.text.length > typed.length + 1 && word.text.endsWith(typed);
    const compounding = script === 'tamil' || word.terms.some((term) => vocabulary.terms[term]?.language === 'sv');
    return headOfCompound && compounding ? [index] : [];
  });
}

/** A beginning typed without accents hardly means a word that is told from others by its accents. */
function begunQuality(vocabulary: Vocabulary, word: number): number {
  return vocabulary.words[word]?.accented === true ? 0.7 : 1;
}

function misspellings(vocabulary: Vocabulary, typed: string, places: number): Reading[] {
  return nearestWords(vocabulary, typed).flatMap(({ word, distance, allowed }) => {
    const kind = distance > allowed ? 'distant-typo' : 'typo';
    const quality = 1 - (0.35 * distance) / (allowed * IN_COMPANY);
    const text = vocabulary.words[word]?.text ?? '';
    const others = keyed(vocabulary, stemsOf(text), places, kind).filter(
      (other) => other.word !== word && other.quality === SURE_KEY,
    );
    return [
      { places, word, kind, quality },
      ...others.map((other): Reading => ({ ...other, quality: quality * 0.98 })),
    ];
  });
}

/**
 * The ways to read one word of the query at `place`. Guesses are made only where nothing surer is known: another form of
 * a known word, one that sounds alike, the end of a compound, the beginning of a word (only the last of a query is still
 * being typed), a misspelling.
 */
export function readingsOf(vocabulary: Vocabulary, typed: string, place: number, last: boolean): Reading[] {
  let known = remembered.get(vocabulary);
  if (!known) remembered.set(vocabulary, (known = recent<Reading[]>(WORDS_REMEMBERED)));
  const readings =
    typed.length > LONGEST_REMEMBERED
      ? read(vocabulary, typed, last)
      : known(`${typed} ${last}`, () => read(vocabulary, typed, last));
  return readings.map((reading) => ({ ...reading, places: 1 << place }));
}

function read(vocabulary: Vocabulary, typed: string, last: boolean): Reading[] {
  const places = 1;
  const same = vocabulary.wordByText.get(typed);
  const forms = keyed(vocabulary, stemsOf(typed), places, 'form').filter(({ word }) => word !== same);
  if (same !== undefined) {
    return [{ places, word: same, kind: 'same', quality: 1 }, ...forms.filter(({ quality }) => quality === SURE_KEY)];
  }
  const guesses: Reading[] = [...forms, ...keyed(vocabulary, soundKeys(typed), places, 'sound')];
  if (last && Array.from(typed).length >= (SHORTEST_PREFIX[scriptOf(typed)] ?? 3)) {
    const begun = beginningWith(vocabulary, typed);
    guesses.push(
      ...begun.map((word): Reading => ({ places, word, kind: 'prefix', quality: begunQuality(vocabulary, word) })),
    );
    if (begun.length > 0 && Array.from(typed).length < LONG_PREFIX) return guesses;
  }
  guesses.push(...misspellings(vocabulary, typed, places));
  if (guesses.length > 0) return guesses;
  return compoundsOf(vocabulary, typed).map((word) => ({ places, word, kind: 'compound', quality: 0.8 }));
}

/** Readings of two neighbouring words written apart that the vocabulary writes as one: "bees wax", "door mat". */
export function joinedReadings(vocabulary: Vocabulary, typed: readonly string[]): Reading[] {
  return typed.slice(1).flatMap((second, at): Reading[] => {
    const joined = (typed[at] ?? '') + second;
    const word = vocabulary.wordByText.get(joined);
    const places = (1 << at) | (1 << (at + 1));
    return word === undefined ? [] : [{ places, word, kind: 'form', quality: 0.95 }];
  });
}
