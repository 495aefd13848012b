import { allowedDistance, spellingDistance } from './spelling-distance';
import { pairsOf, type Vocabulary } from './vocabulary';

export type NearWord = { word: number; distance: number; allowed: number };

/** What company in the same term makes up for: "cashue nuts" may be further off than "cashue" alone. */
export const IN_COMPANY = 1.4;
const LONGEST = 32;

/**
 * The known words nearest to a misspelt one, nearest first and at most eight: those within what its length allows, and
 * up to `IN_COMPANY` times as far for words that other words of the query vouch for.
 */
export function nearestWords(vocabulary: Vocabulary, typed: string): NearWord[] {
  const letters = Array.from(typed);
  const allowed = allowedDistance(letters);
  if (allowed === 0 || letters.length > LONGEST) return [];
  const most = allowed * IN_COMPANY;
  const shared = new Map<number, number>();
  for (const pair of new Set(pairsOf(letters))) {
    for (const word of vocabulary.wordsByPair.get(pair) ?? []) shared.set(word, (shared.get(word) ?? 0) + 1);
  }
  const needed = Math.max(2, letters.length - 2 * Math.ceil(most / 0.7));
  const near: NearWord[] = [];
  for (const [word, count] of shared) {
    const known = vocabulary.words[word]?.letters ?? [];
    if (count < needed || known.length < 3 || Math.abs(known.length - letters.length) > most * 1.3) continue;
    const within = vocabulary.words[word]?.joined === true ? Math.min(most, 1) : most;
    const distance = spellingDistance(letters, known, within);
    if (distance <= within) near.push({ word, distance, allowed });
  }
  near.sort((a, b) => a.distance - b.distance || a.word - b.word);
  const best = near[0]?.distance ?? 0;
  return near.filter(({ distance }) => distance <= best + 0.5).slice(0, 8);
}
