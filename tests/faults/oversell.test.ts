import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aLiveOffer, anEligibleSeller } from '../factories/market';
import { orderForm, signedInBuyers } from '../factories/signed-in-buyers';
import { startServer, type BuiltServer } from '../support/built-server';
import { testDatabase } from '../support/test-database';

const CLIENTS = 200;
const STOCK = 50;
const ROUNDS = 10;
const MOST_TRIES = 30;
const BUILD_LIMIT_MS = 300_000;

const database = await testDatabase();
const folder = await mkdtemp(join(tmpdir(), 'step-four-oversell-'));
const buyers = await signedInBuyers(database.db, CLIENTS);
let server: BuiltServer;

beforeAll(async () => {
  server = await startServer({ DATABASE_URL: database.url, DATA_DIR: folder, FILES_DIR: join(folder, 'files') });
}, BUILD_LIMIT_MS);

afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Orders one, and sends the same form again while the server says that it is too busy (503). */
async function order(token: string, offerId: string): Promise<Response> {
  const { path, ...form } = orderForm(token, offerId, 1);
  for (let tried = 1; ; tried += 1) {
    const answer = await fetch(server.origin + path, { method: 'POST', redirect: 'manual', ...form });
    if (answer.status !== 503 || tried === MOST_TRIES) return answer;
    await answer.body?.cancel();
    await pause(1_000);
  }
}

async function left(offerId: string) {
  const { rows } = await sql<{ stock: number; sold: number; orders: number }>`
    select o.stock, coalesce(sum(l.quantity), 0)::int as sold, count(l.order_id)::int as orders
    from offer o left join purchase_order_line l on l.offer_id = o.id where o.id = ${offerId} group by o.id
  `.execute(database.db);
  return rows[0];
}

describe(`${CLIENTS} clients at once on a stock of ${STOCK}`, () => {
  it.for(Array.from({ length: ROUNDS }, (_, round) => round + 1))(
    'sell exactly what there is and refuse the rest in words, round %i',
    async () => {
      const { enterpriseId } = await anEligibleSeller(database.db);
      const offerId = await aLiveOffer(database.db, enterpriseId, { stock: STOCK });
      const answers = await Promise.all(buyers.map((token) => order(token, offerId)));
      const statuses = answers.map(({ status }) => status);
      expect(statuses.filter((status) => status === 303)).toHaveLength(STOCK);
      expect(statuses.filter((status) => status === 422)).toHaveLength(CLIENTS - STOCK);
      const placed = answers.filter(({ status }) => status === 303).map(({ headers }) => headers.get('location'));
      expect(new Set(placed).size).toBe(STOCK);
      for (const answer of answers) await answer.body?.cancel();
      expect(await left(offerId)).toEqual({ stock: 0, sold: STOCK, orders: STOCK });
    },
  );
});
