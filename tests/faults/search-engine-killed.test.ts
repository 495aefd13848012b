import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OfferHit, SearchEngine } from '~search/engine';
import { enginesOf, searchEngine } from '~search/engine-in-use.server';
import { catchUpIndex, rebuildIndex, reindexOffers } from '~search/indexer.server';
import { openDatabase } from '~/platform/db.server';
import { aLiveOffer, anEligibleSeller } from '../factories/market';
import { findMeilisearch, startMeilisearch, type RunningMeilisearch } from '../search/support/meilisearch';
import { testDatabase } from '../support/test-database';

const OFFERS = 30;
const ROUNDS = 3;
const CAUGHT_UP_WITHIN_MS = 60_000;

const found = findMeilisearch();
const isHere = found !== undefined && 'program' in found;
if (!isHere) {
  process.stderr.write('\nSKIPPED: Meilisearch was not killed under changes: there is no program on the PATH.\n\n');
}

describe.skipIf(!isHere)('Meilisearch killed and started again while offers change', async () => {
  const { url, db, owner } = await testDatabase();
  const database = openDatabase(url, { as: 'application', poolSize: 6 });
  let meilisearch: RunningMeilisearch;
  let offers: string[];

  beforeAll(async () => {
    meilisearch = await startMeilisearch();
    process.env.MEILISEARCH_URL = meilisearch.url;
    process.env.MEILISEARCH_MASTER_KEY = meilisearch.masterKey;
    const { enterpriseId } = await anEligibleSeller(db);
    offers = await Promise.all(Array.from({ length: OFFERS }, () => aLiveOffer(db, enterpriseId)));
    await rebuildIndex(database);
  }, 180_000);

  afterAll(async () => {
    delete process.env.MEILISEARCH_URL;
    delete process.env.MEILISEARCH_MASTER_KEY;
    await database.close();
    await meilisearch.stop();
  });

  /** Changes title, price and state of one offer after the other, each told to the index as events do. */
  async function change(round: number): Promise<void> {
    for (const [n, id] of offers.entries()) {
      const paused = (n + round) % 7 === 0;
      await owner.db
        .updateTable('offer')
        .set({
          title: `Turmeric of round ${round}, lot ${n}`,
          priceMinor: 1000 * (round + 1) + n,
          ...(paused ? { state: 'paused', pausedBy: 'seller' } : { state: 'live', pausedBy: null }),
        })
        .where('id', '=', id)
        .execute();
      await reindexOffers(database, [id]);
    }
  }

  async function everythingOn(engine: SearchEngine): Promise<OfferHit[]> {
    const all: OfferHit[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await engine.search({ q: '', sort: 'newest', limit: 50, ...(cursor && { cursor }) });
      if (!page.ok) throw new Error(page.error.code);
      all.push(...page.value.hits);
      ({ cursor } = page.value);
    }
    return all.sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  async function caughtUp(): Promise<boolean> {
    const deadline = Date.now() + CAUGHT_UP_WITHIN_MS;
    while (Date.now() < deadline) if (await catchUpIndex(database)) return true;
    return false;
  }

  it.for(Array.from({ length: ROUNDS }, (_, round) => round + 1))(
    'holds what the database holds afterwards, and the market was searched all the while, round %i',
    { timeout: 240_000 },
    async (round) => {
      const changing = change(round);
      let isChanging = true;
      void changing.finally(() => (isChanging = false));
      await new Promise((resolve) => setTimeout(resolve, 200 * round));
      await meilisearch.kill();
      const whileAway = await searchEngine(database.pool).search({ q: 'haldi', sort: 'best', limit: 10 });
      expect(whileAway.ok && whileAway.value.hits.length).toBe(10);
      if (round % 2 === 0) await changing;
      await meilisearch.restart();
      await changing;
      expect(isChanging).toBe(false);
      expect(await caughtUp()).toBe(true);

      const { always, beside } = enginesOf(database.pool);
      if (!beside) throw new Error('Meilisearch is not configured.');
      const { rows } = await database.pool.query<{ id: string; title: string; price: number }>(
        'select id, title, price_minor as price from market_offer order by id',
      );
      const kept = await everythingOn(beside);
      expect(kept.map(({ id, title, priceMinor }) => ({ id, title, price: priceMinor }))).toEqual(rows);
      expect(kept).toEqual(await everythingOn(always));
      const left = await database.pool.query('select from search_arrears');
      expect(left.rows).toEqual([]);
    },
  );
});
