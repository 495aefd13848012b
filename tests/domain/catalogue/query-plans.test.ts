import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { liveOffersByCategory, newestOffers, offersOfEnterprise } from '~/domain/catalogue/offer-list.queries.server';
import { publicEnterprise } from '~/domain/catalogue/public-enterprise.queries.server';
import { publicOffer } from '~/domain/catalogue/public-offer.queries.server';
import { aLiveOffer, anEligibleSeller } from '../../factories/market';
import { testDatabase } from '../../support/test-database';

/** One connection, so that a statement prepared on it can be explained on it. */
const database = await testDatabase({ poolSize: 1 });
const { db, owner } = database;

let offerId = '';
let enterpriseId = '';

/** A market of 4,000 enterprises with 5 offers each. */
beforeAll(async () => {
  ({ enterpriseId } = await anEligibleSeller(db));
  offerId = await aLiveOffer(db, enterpriseId);
  await sql`
    with made as (
      insert into enterprise (id, code, name, kind, group_id, country, district, started_on)
      select new_id(), 'M-' || n, 'Enterprise ' || n, 'individual', group_id, 'IN', 'Erode', '2025-01-01'
      from enterprise e, generate_series(1, 4000) n where e.id = ${enterpriseId} returning id
    ), standing as (
      insert into enterprise_standing (enterprise_id, outcome, eligible_since, decided_at)
      select id, 'eligible', '2026-01-01', now() from made
    )
    insert into offer (id, code, enterprise_id, product_type, title, unit, price_minor, currency, min_quantity,
      quantity_step, stock, lead_time_days, state, published_at)
    select new_id(), 'M-' || id || n, id, 'turmeric-powder', 'Turmeric', 'kg', 100, 'INR', 1, 1, 10, 1, 'live',
      now() - n * interval '1 hour'
    from made, generate_series(1, 5) n
  `.execute(owner.db);
  await sql`
    insert into offer_photo (id, offer_id, position, width, height, digest)
    select new_id(), id, 1, 800, 600, sha256(id::text::bytea) from offer
  `.execute(owner.db);
  await sql`vacuum analyze offer, enterprise, enterprise_standing, offer_photo`.execute(owner.db);
});

async function planOf(statement: string, ...values: (string | number)[]): Promise<string> {
  const given = values.length > 0 ? `(${values.map((value) => `'${value}'`).join(', ')})` : '';
  const { rows } = await sql<{ 'QUERY PLAN': string }>`${sql.raw(`explain execute "${statement}"${given}`)}`.execute(
    db,
  );
  return rows.map((row) => Object.values(row).join()).join('\n');
}

it('one offer is found by its key', async () => {
  await publicOffer(database, offerId);
  expect(await planOf('public-offer', offerId)).not.toContain('Seq Scan on');
});

it('the newest offers are read from the index in its order, and no more of it than is shown', async () => {
  await newestOffers(database, 8);
  const plan = await planOf('newest-offers', 8);
  expect(plan).toContain('Index Scan using offer_live');
  expect(plan).not.toMatch(/Sort|Seq Scan/);
});

it('an enterprise’s offers and page are found by its key', async () => {
  await offersOfEnterprise(database, enterpriseId, 60);
  await publicEnterprise(database, enterpriseId);
  expect(await planOf('offers-of-enterprise', enterpriseId, 60)).toContain('offer_enterprise');
  expect(await planOf('public-enterprise', enterpriseId)).not.toContain('Seq Scan on');
});

it('what each category holds is counted in the index alone', async () => {
  await liveOffersByCategory(database);
  expect(await planOf('live-offers-by-category')).toContain('Index Only Scan using offer_live_type');
});
