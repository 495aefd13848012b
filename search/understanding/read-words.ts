import type { Place } from '../places.server';
import type { Amount } from './amount';
import { countryNames } from './country-words';
import { words } from './normalise';
import { isLightWord, isStopWord } from './stop-words';
import type { Understanding } from './understand';

/** What a query means; its amount and place, if there are any, are no longer among the words that are looked for. */
export type ReadWords = { meant: Understanding; amount: Amount | null; place: Place | undefined };

export type Knowledge = {
  understand(query: string): Understanding;
  /** Whether a word stands in the vocabulary of products. */
  isKnown(word: string): boolean;
  placeOf(name: string): Place | undefined;
  amountIn(query: string): Amount | null;
};

const LONGEST_PLACE = 3;
const SHORTEST_PLACE = 4;
const MOST_WORDS = 24;

/**
 * Reads a query. Words are taken for a place only where no product has them and the rest names a product by itself, and
 * an amount counts only beside a product: neither ever makes an answer of what had none.
 */
export function readWords(query: string, knowledge: Knowledge): ReadWords {
  const whole = knowledge.understand(query);
  const said = words(query).slice(0, MOST_WORDS);
  const placed = placeAmong(said, knowledge);
  const meant = placed && knowledge.understand(placed.rest);
  const isNamed = meant && meant.types.length > 0 && !meant.strict;
  const read = placed && isNamed ? { meant, place: placed.place } : { meant: whole, place: undefined };
  const amount = read.meant.types.length > 0 ? knowledge.amountIn(query) : null;
  return { ...read, amount };
}

function placeAmong(said: readonly string[], knowledge: Knowledge): { place: Place; rest: string } | undefined {
  const isOther = (word: string) =>
    !knowledge.isKnown(word) && !isStopWord(word) && !isLightWord(word) && !countryNames.has(word);
  for (let length = Math.min(LONGEST_PLACE, said.length - 1); length > 0; length -= 1) {
    for (let at = 0; at + length <= said.length; at += 1) {
      const span = said.slice(at, at + length);
      const name = span.join(' ');
      const place =
        name.length >= SHORTEST_PLACE && span.some(isOther) && (length > 1 || isOther(name)) && knowledge.placeOf(name);
      if (place) return { place, rest: [...said.slice(0, at), ...said.slice(at + length)].join(' ') };
    }
  }
  return undefined;
}
