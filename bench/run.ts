import { cpus, loadavg } from 'node:os';
import { ensureBuilt } from '../scripts/build.mjs';
import { length } from './length';
import { fillMarket } from './market';
import { measureBytes } from './measure/bytes';
import { measureIndexBuild } from './measure/index-build';
import { measureMatching } from './measure/matching';
import { measureOrders } from './measure/orders';
import { measurePages } from './measure/pages';
import { measureProgramme } from './measure/programme';
import { measureRegisters } from './measure/registers';
import { measureSearch } from './measure/search';
import { measureStart } from './measure/start';
import { openPlace, type Place } from './place';
import { tell } from './report';

/*
 * Measures the market on data of its own and prints a line of JSON for every figure, the limit on this machine and the
 * ratio beside it; what machine it was and how much else ran on it goes to the other output. `--full` adds a market of a
 * million offers, imports the registers of 2,000 groups, shows a tenth of the whole programme rather than a hundredth, and
 * takes longer rounds; `--only <name>` does one part.
 */
const SIZES = [1_000, 10_000, 100_000, ...(length.full ? [1_000_000] : [])];

const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : undefined;
const wanted = (part: string) => only === undefined || only === part;

/** How busy the machine is: figures taken beside other work say little. */
const tellLoad = (): void =>
  tell(
    `Load ${loadavg()
      .map((load) => load.toFixed(1))
      .join(', ')}`,
  );

async function measureMarket(place: Place, offers: number): Promise<void> {
  tellLoad();
  tell(`A market of ${offers} offers …`);
  const market = await place.database(`market_${offers}`);
  await fillMarket(market.owner.db, offers);
  await measureIndexBuild(market, offers);
  if (wanted('search')) await measureSearch(place, market, offers);
  if (offers !== 10_000) return;
  if (wanted('start')) await measureStart(place, market);
  if (wanted('bytes')) await measureBytes(place, market);
  if (wanted('pages')) await measurePages(place, market);
  if (wanted('orders')) await measureOrders(place, market);
}

if (only !== 'registers' && only !== 'matching') await ensureBuilt();
const place = await openPlace();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void place.leave().finally(() => process.exit(1)));
}
try {
  tell(`${cpus().length} × ${cpus()[0]?.model ?? 'processor'}, Node ${process.version}, ${place.version}`);
  tellLoad();
  if (wanted('registers')) await measureRegisters(place);
  if (wanted('programme')) await measureProgramme(place);
  if (wanted('matching')) await measureMatching(await place.database('matching'));
  for (const offers of SIZES) {
    if (
      wanted('search') ||
      wanted('index') ||
      (offers === 10_000 && !['registers', 'programme', 'matching'].some(wanted))
    )
      await measureMarket(place, offers);
  }
} finally {
  await place.leave();
}
