import { allowedDistance, spellingDistance } from './spelling-distance';
import { pairsOf, type Vocabulary } from './vocabulary';

export type NearWord = { word: number; distance: number; allowed: number };

/** What company in the same term makes up for: "cashue nuts" may be further off than "cashue" alone. */
export const IN_COMPANY = 1.4;
const LONGEST = 32;
const MOST_COMPARED = 60;
/** Further than the nearest by no more than this is as good a guess. */
const AS_GOOD = 0.5;

/**
 * The known words nearest to a misspelt one, nearest first and at most eight: those within what its length allows, and
 * up to `IN_COMPANY` times as far for words that other words of the query vouch for.
 */
export function nearestWords(vocabulary: Vocabulary, typed: string): NearWord[] {
  const letters = Array.from(typed);
  const allowed = allowedDistance(letters);
  if (allowed === 0 || letters.length > LONGEST) return [];
  const near: NearWord[] = [];
  let most = allowed * IN_COMPANY;
  for (const word of lookalikes(vocabulary, letters, most)) {
    const known = vocabulary.words[word];
    if (!known) continue;
    const within = known.joined ? Math.min(most, 1) : most;
    const distance = spellingDistance(letters, known.letters, within);
    if (distance > within) continue;
    near.push({ word, distance, allowed });
    most = Math.min(most, distance + AS_GOOD);
  }
  near.sort((a, b) => a.distance - b.distance || a.word - b.word);
  const best = near[0]?.distance ?? 0;
  return near.filter(({ distance }) => distance <= best + AS_GOOD).slice(0, 8);
}

/** Words of about this length that share the most pairs of letters, most first: the only ones worth comparing. */
function lookalikes(vocabulary: Vocabulary, letters: readonly string[], most: number): number[] {
  const shared = new Uint8Array(vocabulary.words.length);
  const found: number[] = [];
  for (const pair of new Set(pairsOf(letters))) {
    for (const word of vocabulary.wordsByPair.get(pair) ?? []) {
      const count = (shared[word] ?? 0) + 1;
      shared[word] = count;
      if (count === 2) found.push(word);
    }
  }
  const isNear = (word: number): boolean => {
    const length = vocabulary.words[word]?.letters.length ?? 0;
    return length > 2 && Math.abs(length - letters.length) <= most * 1.3;
  };
  return found
    .filter(isNear)
    .sort((a, b) => (shared[b] ?? 0) - (shared[a] ?? 0) || a - b)
    .slice(0, MOST_COMPARED);
}
