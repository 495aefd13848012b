import type { OfferQuery, SearchEngine } from './engine';
import { readCursor } from './cursor';

/** What answers searches: an engine, or several that stand in for each other. */
export type Searcher = Pick<SearchEngine, 'name' | 'search'>;

/** After a failure the first engine is left alone for so long, then it is tried again. */
const REST_MS = 2000;

/**
 * Asks the first engine and, where it throws, the second one within the same search; nobody need tell it when the first
 * is back. A page that one engine began is gone on with by the same engine; if that is away, the list starts anew.
 */
export function withFallback(first: Searcher, second: Searcher, now: () => number = Date.now): Searcher {
  let restsUntil = 0;
  return {
    name: `${first.name}, else ${second.name}`,
    async search(query, asOf) {
      if (isOf(second, query)) return second.search(query, asOf);
      if (now() >= restsUntil) {
        try {
          return await first.search(query, asOf);
        } catch {
          restsUntil = now() + REST_MS;
        }
      }
      return second.search(isOf(first, query) ? fromTheStart(query) : query, asOf);
    },
  };
}

function isOf(engine: Searcher, query: OfferQuery): boolean {
  return query.cursor !== undefined && readCursor(query, engine.name, query.cursor) !== undefined;
}

function fromTheStart({ cursor: _cursor, ...query }: OfferQuery): OfferQuery {
  return query;
}
