import { load, neverTheSame } from '../load';
import type { BenchDatabase, Place } from '../place';
import { drawQueries } from '../queries';
import { say, sayBeside } from '../report';
import { serveLimit, serveMarket } from '../served';

/** Search with three facets as JSON: every request another address, by sixteen clients and by one. */
export async function measureSearch(place: Place, market: BenchDatabase, offers: number): Promise<void> {
  const queries = await drawQueries(market);
  const ours = await serveMarket(place, market);
  const limit = await serveLimit(market);
  try {
    for (const clients of [16, 1]) {
      const name = `search with 3 facets, JSON, ${offers} offers, ${clients === 1 ? '1 client' : `${clients} clients`}`;
      const typed = neverTheSame(queries.asTyped.map((query) => `/api/v1/offers?${query}&limit=20`));
      const written = neverTheSame(queries.asWritten.map((query) => `/search?${query}`));
      const found = await load(ours.origin, typed, { clients });
      const best = await load(limit.origin, written, { clients });
      sayBeside(
        name,
        found.perSecond,
        { value: best.perSecond, of: 'node:http and one full text query' },
        'requests/s',
      );
      say(`${name}, p95`, found.p95Ms, 'ms');
    }
  } finally {
    await ours.stop();
    await limit.stop();
  }
}
