import { setTimeout as pause } from 'node:timers/promises';
import { suggest } from '~/domain/catalogue/suggest.queries.server';
import { findMeilisearch, startMeilisearch } from '../../tests/search/support/meilisearch';
import { load, neverTheSame } from '../load';
import type { BenchDatabase, Place } from '../place';
import { drawQueries, type Queries } from '../queries';
import { say, sayBeside, tell } from '../report';
import { serveLimit, serveMarket, type Served } from '../served';
import { measureMeilisearchBuild } from './index-build';

const CHANGES = 5;
const LOOK_EVERY_MS = 25;
const FOUND_WITHIN_MS = 30_000;
/** Larger markets are PostgreSQL's alone. */
const MOST_IN_MEILISEARCH = 100_000;

/** Those that the budget of the open interface is told with; kept counts tell them. */
const THREE_FACETS = 'category,country,productType';

/** Search with every facet, and with three, as JSON: every request another address, by sixteen clients and by one; then a change is found. */
export async function measureSearch(place: Place, market: BenchDatabase, offers: number): Promise<void> {
  const queries = await drawQueries(market);
  const ours = await serveMarket(place, market);
  try {
    const limit = await serveLimit(market);
    try {
      await measureRates(ours, queries, offers, limit);
    } finally {
      await limit.stop();
    }
    await measureFreshness(ours, market, `a changed offer found, ${offers} offers`);
    await measureSuggestions(market, queries, offers);
  } finally {
    await ours.stop();
  }
  if (offers > MOST_IN_MEILISEARCH) return;
  if (findMeilisearch()) await measureMeilisearch(place, market, queries, offers);
  else tell('SKIPPED: Meilisearch is not measured: none is configured or on the PATH.');
}

async function measureRates(ours: Served, queries: Queries, offers: number, limit?: Served): Promise<void> {
  for (const clients of [16, 1]) {
    const who = clients === 1 ? '1 client' : `${clients} clients`;
    const name = `search with facets, JSON, ${offers} offers, ${who}${limit ? '' : ', Meilisearch'}`;
    const typed = neverTheSame(queries.asTyped.map((query) => `/api/v1/offers?${query}&limit=20`));
    const found = await load(ours.origin, typed, { clients });
    if (limit) {
      const three = neverTheSame(
        queries.asTyped.map((query) => `/api/v1/offers?${query}&limit=20&facets=${THREE_FACETS}`),
      );
      const few = await load(ours.origin, three, { clients });
      say(`search with 3 facets, JSON, ${offers} offers, ${who}`, few.perSecond, 'requests/s');
      say(`search with 3 facets, JSON, ${offers} offers, ${who}, p95`, few.p95Ms, 'ms');
      const written = neverTheSame(queries.asWritten.map((query) => `/search?${query}`));
      const best = await load(limit.origin, written, { clients });
      const beside = { value: best.perSecond, of: 'node:http and one full text query' };
      sayBeside(name, found.perSecond, beside, 'requests/s');
    } else say(name, found.perSecond, 'requests/s');
    say(`${name}, p95`, found.p95Ms, 'ms');
  }
}

async function measureMeilisearch(
  place: Place,
  market: BenchDatabase,
  queries: Queries,
  offers: number,
): Promise<void> {
  const meilisearch = await startMeilisearch();
  const env = {
    MEILISEARCH_URL: meilisearch.url,
    ...(meilisearch.masterKey && { MEILISEARCH_MASTER_KEY: meilisearch.masterKey }),
  };
  Object.assign(process.env, env);
  try {
    await measureMeilisearchBuild(market, offers);
    const ours = await serveMarket(place, market, env);
    try {
      await measureRates(ours, queries, offers);
      await measureFreshness(ours, market, `a changed offer found, ${offers} offers, Meilisearch`);
    } finally {
      await ours.stop();
    }
  } finally {
    for (const name of Object.keys(env)) delete process.env[name];
    await meilisearch.stop();
  }
}

const CHANGE = `
  with changed as (
    update offer set title = $1 where id = (select id from market_offer order by id limit 1) returning id
  ), told as (
    insert into outbox_event (name, payload)
    select 'offer.changed', jsonb_build_object('offerId', id) from changed returning id
  ) select enqueue_event(id) from told`;

/** From the commit of a new title, with its event, until a search for its words finds it; the slowest of a few. */
async function measureFreshness(ours: Served, { owner }: BenchDatabase, name: string): Promise<void> {
  let slowest = 0;
  for (let change = 0; change < CHANGES; change += 1) {
    const word = `zebu${String(Date.now()).replace(/\d/g, (digit) => 'bcdfghjklm'[Number(digit)] ?? '')}`;
    await owner.pool.query(CHANGE, [`Lot of ${word}`]);
    const begun = performance.now();
    while (!(await isFound(ours, word))) {
      if (performance.now() - begun > FOUND_WITHIN_MS) throw new Error(`${name}: it is not found`);
      await pause(LOOK_EVERY_MS);
    }
    slowest = Math.max(slowest, performance.now() - begun);
  }
  say(name, slowest / 1000, 's');
}

async function isFound({ origin }: Served, word: string): Promise<boolean> {
  const response = await fetch(`${origin}/api/v1/offers?q=${word}&limit=1`);
  const { hits } = (await response.json()) as { hits: { title: string }[] };
  return hits.some(({ title }) => title.includes(word));
}

const TYPED = 400;

/** Suggestions for the first letters of what people type, asked one after the other as a route asks them. */
async function measureSuggestions({ application }: BenchDatabase, queries: Queries, offers: number): Promise<void> {
  const took: number[] = [];
  for (const [n, query] of queries.asTyped.slice(0, TYPED).entries()) {
    const text = Array.from(new URLSearchParams(query).get('q') ?? 'tur');
    const begun = performance.now();
    await suggest(application, { text: text.slice(0, 2 + (n % 8)).join(''), locale: 'en' });
    took.push(performance.now() - begun);
  }
  took.sort((a, b) => a - b);
  say(`suggestions while typing, ${offers} offers, p95`, took[Math.floor(took.length * 0.95)] ?? 0, 'ms');
}
