import { sql } from 'kysely';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { enginesOf, searchEngine } from '~search/engine-in-use.server';
import { catchUpIndex, rebuildIndex, reindexOffers } from '~search/indexer.server';
import { aBuyer, aLiveOffer, anEligibleSeller } from '../factories/market';
import { testDatabase } from '../support/test-database';
import { findMeilisearch, startMeilisearch, type RunningMeilisearch } from './support/meilisearch';

const database = await testDatabase({ poolSize: 8 });
const { db, pool, owner } = database;

async function idsFor(q: string, from = pool): Promise<string[]> {
  const found = await searchEngine(from).search({ q, sort: 'best', limit: 50 });
  if (!found.ok) throw new Error(found.error.code);
  return found.value.hits.map(({ id }) => id).sort();
}

const change = (id: string, values: Record<string, unknown>) =>
  owner.db.updateTable('offer').set(values).where('id', '=', id).execute();

describe('the index', () => {
  it('takes in what went on the market and takes out what left it, whatever is said of it', async () => {
    const { enterpriseId } = await anEligibleSeller(db);
    const [stays, leaves] = [await aLiveOffer(db, enterpriseId), await aLiveOffer(db, enterpriseId)];
    await reindexOffers(database, [stays, leaves, newId()]);
    expect(await idsFor('haldi')).toEqual([stays, leaves].sort());
    await change(leaves, { state: 'paused', pausedBy: 'seller' });
    await reindexOffers(database, [leaves]);
    await reindexOffers(database, [leaves]);
    expect(await idsFor('haldi')).toEqual([stays]);
  });

  it('leaves out offers of sellers who may not sell', async () => {
    const { enterpriseId } = await anEligibleSeller(db);
    const id = await aLiveOffer(db, enterpriseId);
    await owner.db
      .updateTable('enterpriseStanding')
      .set({ outcome: 'paused' })
      .where('enterpriseId', '=', enterpriseId)
      .execute();
    await reindexOffers(database, [id]);
    expect(await idsFor('haldi')).not.toContain(id);
  });

  it('ends with the last state, however many write it at once', async () => {
    const { enterpriseId } = await anEligibleSeller(db);
    const id = await aLiveOffer(db, enterpriseId);
    const titles = Array.from({ length: 12 }, (_, n) => `Zebrawood lot ${n}`);
    await Promise.all(
      titles.map(async (title) => {
        await change(id, { title });
        await reindexOffers(database, [id]);
      }),
    );
    const last = await db.selectFrom('offer').select('title').where('id', '=', id).executeTakeFirstOrThrow();
    const found = await searchEngine(pool).search({ q: 'zebrawood', sort: 'best', limit: 1 });
    expect(found).toMatchObject({ ok: true, value: { hits: [{ id, title: last.title }] } });
  });

  it('keeps the counts of facets right', async () => {
    await rebuildIndex(database);
    const { rows } = await pool.query(`
      select product_type, country, offers from search_count where offers <> 0
      except select product_type, country, count(*)::int from search_document group by 1, 2`);
    expect(rows).toEqual([]);
    const all = await searchEngine(pool).search({ q: '', sort: 'newest', limit: 50 });
    expect(all.ok && all.value.total).toBe((await idsFor('')).length);
  });

  it('knows sellers in Afghanistan by initials alone', async () => {
    const { enterpriseId } = await anEligibleSeller(db);
    await owner.db
      .updateTable('enterprise')
      .set({ country: 'AF', name: 'Zarmina Quincealla' })
      .where('id', '=', enterpriseId)
      .execute();
    const id = await aLiveOffer(db, enterpriseId);
    await reindexOffers(database, [id]);
    expect(await idsFor('quincealla')).toEqual([]);
    const { rows } = await pool.query<{ row: string }>('select d::text as row from search_document d where id = $1', [
      id,
    ]);
    expect(rows[0]?.row).toContain('Z. Q.');
    expect(rows[0]?.row.toLowerCase()).not.toContain('quincealla');
    const { rows: words } = await pool.query(`select from search_word where word = 'quincealla'`);
    expect(words).toEqual([]);
  });

  it('is made anew from the market, with what changes meanwhile', async () => {
    const { enterpriseId } = await anEligibleSeller(db);
    const id = await aLiveOffer(db, enterpriseId);
    await pool.query('delete from search_document');
    await sql`insert into search_document select ${newId()}::uuid, 'honey', 'honey-sweeteners', 'KE', 'KES', 1, now(),
      ''::tsvector, '{}'`.execute(db);
    await rebuildIndex(database);
    const { rows } = await pool.query(`
      (select id from search_document except select id from market_offer)
      union all (select id from market_offer except select id from search_document)`);
    expect(rows).toEqual([]);
    expect(await idsFor('haldi')).toContain(id);
  });

  it('takes in what orders have taken of the supply, and how far goods are brought', async () => {
    const { enterpriseId } = await anEligibleSeller(db);
    const id = await aLiveOffer(db, enterpriseId, { stock: 10, weeklyCapacity: 20 });
    await change(id, { deliveryRange: 'district' });
    await reindexOffers(database, [id]);
    const asked = {
      q: 'haldi',
      sort: 'best',
      limit: 50,
      quantity: 30,
      by: '2026-06-17',
      delivery: 'district',
    } as const;
    const found = async () => {
      const answer = await searchEngine(pool).search(asked, new Date('2026-06-03T09:00:00Z'));
      return answer.ok && answer.value.hits.some((hit) => hit.id === id);
    };
    expect(await found()).toBe(true);
    const order = await sql<{ id: string }>`
      insert into purchase_order (id, number, buyer_account_id, enterprise_id, state, currency, total_minor,
        delivery_method, delivery_place, payment_method, promised_on, answer_by, idempotency_key, request_hash, placed_at)
      values (${newId()}, 'PO-1', ${(await aBuyer(db)).accountId}, ${enterpriseId}, 'placed', 'INR', 1, 'pickup', '',
        'on_delivery', '2026-06-17', now(), ${newId()}, '', now()) returning id`.execute(db);
    await db
      .insertInto('capacityCommitment')
      .values({ offerId: id, orderId: order.rows[0]?.id ?? '', weekOn: '2026-06-08', quantity: 1 })
      .execute();
    await reindexOffers(database, [id]);
    expect(await found()).toBe(false);
  });

  it('is made anew by itself where a migration left it stale', async () => {
    const { enterpriseId } = await anEligibleSeller(db);
    const id = await aLiveOffer(db, enterpriseId);
    await pool.query('update search_state set stale = true');
    expect(await catchUpIndex(database)).toBe(true);
    expect(await idsFor('haldi')).toContain(id);
    const { rows } = await pool.query('select stale from search_state');
    expect(rows).toEqual([{ stale: false }]);
  });

  it('tells everybody whose pages may have changed', async () => {
    const listener = new Client(database.url);
    await listener.connect();
    const told = new Promise((resolve) => listener.once('notification', resolve));
    await listener.query('listen public_changed');
    await reindexOffers(database, [newId()]);
    expect(await told).toMatchObject({ channel: 'public_changed' });
    await listener.end();
  });
});

describe('with Meilisearch configured and away', () => {
  const away = openDatabase(database.url, { as: 'application', poolSize: 4 });
  let id: string;

  beforeAll(async () => {
    process.env.MEILISEARCH_URL = 'http://127.0.0.1:9';
    expect(enginesOf(away.pool).search.name).toBe('meilisearch, else postgres');
    const { enterpriseId } = await anEligibleSeller(db);
    id = await aLiveOffer(db, enterpriseId);
  });

  afterAll(async () => {
    delete process.env.MEILISEARCH_URL;
    await away.close();
  });

  it('the market is searched and indexed all the same, and what was missed is remembered', async () => {
    await reindexOffers(away, [id]);
    expect(await idsFor('haldi', away.pool)).toContain(id);
    const { rows } = await pool.query('select offer_id from search_arrears');
    expect(rows).toEqual([{ offer_id: id }]);
    expect(await catchUpIndex(away)).toBe(false);
    await rebuildIndex(away);
    const { rows: all } = await pool.query('select id from search_document except select offer_id from search_arrears');
    expect(all).toEqual([]);
  });
});

const meilisearchIsHere = findMeilisearch() !== undefined;
if (!meilisearchIsHere) {
  process.stderr.write(
    '\nSKIPPED: catching up with Meilisearch was not tested: none is configured or on the PATH.\n\n',
  );
}

describe.skipIf(!meilisearchIsHere)('with Meilisearch back', () => {
  const back = openDatabase(database.url, { as: 'application', poolSize: 4 });
  let meilisearch: RunningMeilisearch;

  beforeAll(async () => {
    meilisearch = await startMeilisearch();
    process.env.MEILISEARCH_URL = meilisearch.url;
    if (meilisearch.masterKey) process.env.MEILISEARCH_MASTER_KEY = meilisearch.masterKey;
  });

  afterAll(async () => {
    delete process.env.MEILISEARCH_URL;
    delete process.env.MEILISEARCH_MASTER_KEY;
    await back.close();
    await meilisearch.stop();
  });

  it('it is told what it missed, and filled anew where it is empty', async () => {
    const { always, beside } = enginesOf(back.pool);
    if (!beside) throw new Error('Meilisearch is not configured.');
    expect(await catchUpIndex(back)).toBe(true);
    expect(await beside.count()).toBe(await always.count());
    const { rows } = await pool.query('select offer_id from search_arrears');
    expect(rows).toEqual([]);
    const query = { q: 'haldi', sort: 'best', limit: 50 } as const;
    const [one, other] = [await beside.search(query), await always.search(query)];
    if (!one.ok || !other.ok) throw new Error('not found');
    expect(one.value.hits).toEqual(other.value.hits);
    expect(one.value.facets).toEqual(other.value.facets);
  });
});
