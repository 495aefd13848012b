import { sql } from 'kysely';
import { always, BROWSER, inTurn, load, neverTheSame, type NextRequest } from '../load';
import type { BenchDatabase, Place } from '../place';
import { say, sayBeside, tell } from '../report';
import { serveLimit, serveMarket, type Served } from '../served';

const OFFERS_IN_TURN = 10_000;
const CLIENTS = 16;

/**
 * Lists and single offers for people who are not signed in. Cold: every request is another address, so that each answer
 * is made anew. Warm: what somebody else saw in the last seconds.
 */
export async function measurePages(place: Place, market: BenchDatabase): Promise<void> {
  const ids = await offerIds(market);
  const ours = await serveMarket(place, market);
  const limit = await serveLimit(market);
  try {
    const list = await load(limit.origin, always('/list'), { clients: CLIENTS });
    const offer = await load(limit.origin, inTurn(ids.map((id) => `/offer/${id}`)), { clients: CLIENTS });
    const ofList = { value: list.perSecond, of: 'node:http and one query for 20 offers' };
    const ofOffer = { value: offer.perSecond, of: 'node:http and one query for an offer' };

    const compare = async (name: string, next: NextRequest, beside: typeof ofList) => {
      tell(name);
      const rate = await load(ours.origin, next, { clients: CLIENTS });
      sayBeside(name, rate.perSecond, beside, 'requests/s');
      say(`${name}, p95`, rate.p95Ms, 'ms');
    };
    await compare('/offers, HTML, cold, 16 clients', neverTheSame(['/offers'], BROWSER), ofList);
    await compare('/offers, HTML, warm, 16 clients', always('/offers', BROWSER), ofList);
    await compare('list of 20, JSON, cold, 16 clients', neverTheSame(['/api/v1/offers?limit=20']), ofList);
    await compare('list of 20, JSON, warm, 16 clients', always('/api/v1/offers?limit=20'), ofList);
    const offers = ids.map((id) => `/api/v1/offers/${id}`);
    await compare('one offer, JSON, cold, 16 clients', neverTheSame(offers), ofOffer);
    await compare('one offer, JSON, 10,000 in turn, 16 clients', inTurn(offers), ofOffer);
    const pages = ids.map((id) => `/offers/${id}`);
    await compare('one offer, HTML, cold, 16 clients', neverTheSame(pages, BROWSER), ofOffer);
    sayMemory(ours, limit);
  } finally {
    await ours.stop();
    await limit.stop();
  }
}

function sayMemory(ours: Served, limit: Served): void {
  say('memory after load, server and worker', ours.residentMb(), 'MB');
  say('limit: memory after load, node:http and pg', limit.residentMb(), 'MB');
}

async function offerIds({ owner }: BenchDatabase): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from offer where state = 'live' order by md5(id::text) limit ${OFFERS_IN_TURN}`.execute(owner.db);
  return rows.map(({ id }) => id);
}
