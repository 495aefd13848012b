import type { Pool } from 'pg';
import { allowedDistance, spellingDistance } from '../understanding/spelling-distance';

/** Offers say far more words than the vocabulary has, so chance likeness is likelier. */
const NARROWER = 0.85;

/** Each word with those of the index that look like it, most alike first; itself alone where the index has it. */
const NEAR = `
  select asked.word as typed, near.word as known
  from unnest($1::text[]) as asked (word) cross join lateral (
    (select s.word from search_word s where s.word = asked.word)
    union all
    (select s.word from search_word s
      where s.word % asked.word and not exists (select from search_word s where s.word = asked.word)
      order by similarity(s.word, asked.word) desc, s.word limit 4)
  ) near`;

/**
 * For words of a query the words that offers say and that differ by no more than a slip (or not at all): names of sellers
 * and places, words of titles. Undefined if there is none for one of them: then no offer can say them all.
 */
export async function nearestTextWords(pool: Pool, words: readonly string[]): Promise<Map<string, string> | undefined> {
  const { rows } = await pool.query<{ typed: string; known: string }>({
    name: 'search-near',
    text: NEAR,
    values: [words],
  });
  const nearest = new Map<string, { known: string; distance: number }>();
  for (const { typed, known } of rows) {
    const letters = Array.from(typed);
    const allowed = allowedDistance(letters) * NARROWER;
    const distance = typed === known ? 0 : spellingDistance(letters, Array.from(known), allowed);
    if (distance <= allowed && distance < (nearest.get(typed)?.distance ?? Infinity))
      nearest.set(typed, { known, distance });
  }
  if (words.some((word) => !nearest.has(word))) return undefined;
  return new Map(
    Array.from(nearest, ([typed, { known }]): [string, string] => [typed, known]).filter(([from, to]) => from !== to),
  );
}
