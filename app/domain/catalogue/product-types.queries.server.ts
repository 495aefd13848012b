import type { Database } from '~/platform/db.server';
import { marketWords } from '~search/market-words.server';

/**
 * Codes of the product types that a seller's words may mean, best first, in any language and spelling of the
 * vocabulary; empty where nothing is meant.
 */
export async function productTypesMeant({ pool }: Database, query: string, most: number): Promise<string[]> {
  const { types, related } = (await marketWords(pool)).understand(query);
  return [...types.map(({ code }) => code), ...related].slice(0, most);
}
