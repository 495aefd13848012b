import { sql } from 'kysely';
import { orderForm, signedInBuyers } from '../../tests/factories/signed-in-buyers';
import { boughtPerSecond } from '../limit/orders';
import { load } from '../load';
import type { BenchDatabase, Place } from '../place';
import { say, sayBeside } from '../report';
import { serveMarket } from '../served';

const BUYERS = 500;
const CLIENTS = 16;

/** Orders of one line: the form that a page sends, by many signed-in buyers, over all offers. */
export async function measureOrders(place: Place, market: BenchDatabase): Promise<void> {
  const { db } = market.owner;
  const tokens = await signedInBuyers(db, BUYERS);
  const { rows: offers } = await sql<{ id: string; least: number }>`
    select id, min_quantity as least from offer where state = 'live' order by md5(id::text)`.execute(db);
  let count = 0;
  const next = () => {
    const offer = offers[count % offers.length];
    const token = tokens[count % tokens.length] ?? '';
    count += 1;
    return orderForm(token, offer?.id ?? '', offer?.least ?? 1);
  };
  for (const worker of ['on', 'off']) {
    const ours = await serveMarket(place, market, { WORKER: worker });
    try {
      const rate = await load(ours.origin, next, { clients: CLIENTS, status: 303 });
      const name = `orders placed, ${CLIENTS} clients, worker ${worker === 'on' ? 'in the same process' : 'elsewhere'}`;
      if (worker === 'on') say(name, rate.perSecond, 'orders/s');
      else {
        const limit = await boughtPerSecond(market, CLIENTS);
        sayBeside(name, rate.perSecond, { value: limit, of: 'PostgreSQL alone, one statement an order' }, 'orders/s');
      }
      say(`${name}, p95`, rate.p95Ms, 'ms');
    } finally {
      await ours.stop();
    }
  }
}
