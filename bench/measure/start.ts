import type { BenchDatabase, Place } from '../place';
import { sayBeside } from '../report';
import { serveLimit, serveMarket, type Served } from '../served';

/** From the start of the process to its first answer, the build made and the database up; medians of three. */
export async function measureStart(place: Place, market: BenchDatabase): Promise<void> {
  const ours = await medianStart(() => serveMarket(place, market));
  const limit = await medianStart(() => serveLimit(market));
  sayBeside('start of a built server', ours / 1000, { value: limit / 1000, of: 'node:http and pg' }, 's');
}

async function medianStart(serve: () => Promise<Served>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const served = await serve();
    times.push(served.startedMs);
    await served.stop();
  }
  return times.sort((a, b) => a - b)[1] ?? Number.NaN;
}
