import { beforeAll, describe, expect, it } from 'vitest';
import { findOffers } from '~/domain/catalogue/offer-search.queries.server';
import { fixedClock } from '~/platform/clock';
import { loadDemo } from '~db/demo/load-demo.server';
import { testDatabase } from '../support/test-database';
import { scoreGoldenSet, type Score } from './golden-set';

const database = await testDatabase();
const clock = fixedClock('2026-11-23T06:00:00Z');

describe('the demo market', () => {
  let scores: Map<string, Score>;

  beforeAll(async () => {
    await loadDemo(database, clock);
    scores = await scoreGoldenSet(async (q) => {
      const found = await findOffers(database, { q, sort: 'best', limit: 10 }, clock);
      return found.ok ? found.value.hits.map(({ productType }) => productType) : [];
    });
  }, 600_000);

  it('has every demo offer live, but for those of sellers who rest', async () => {
    const offers = await database.db
      .selectFrom('offer')
      .innerJoin('enterprise', 'enterprise.id', 'offer.enterpriseId')
      .leftJoin('enterpriseStanding', 'enterpriseStanding.enterpriseId', 'enterprise.id')
      .select(['offer.state', 'outcome', 'kind', (eb) => eb.fn.countAll<number>().as('offers')])
      .groupBy(['offer.state', 'outcome', 'kind'])
      .execute();
    const onMarket = offers.filter(
      ({ state, outcome, kind }) =>
        state === 'live' && (kind === 'supplier' || outcome === 'eligible' || outcome === 'at_risk'),
    );
    // Of 446 in its files; sellers of the demo who are at rest have the others.
    expect(onMarket.reduce((total, row) => total + Number(row.offers), 0)).toBeGreaterThanOrEqual(435);
  });

  it('has an order in every state', async () => {
    const states = await database.db.selectFrom('purchaseOrder').select('state').distinct().orderBy('state').execute();
    expect(states.map(({ state }) => state)).toEqual(
      ['accepted', 'completed', 'declined', 'delivered', 'lapsed', 'placed', 'ready', 'withdrawn'].sort(),
    );
  });

  it('is not loaded a second time', async () => {
    expect(await loadDemo(database, clock)).toBe(false);
  });

  it('is found by exact, misspelt, foreign and half-typed words', () => {
    const all = scores.get('all');
    expect(all?.success).toBeGreaterThanOrEqual(0.92);
    expect(all?.ndcg).toBeGreaterThanOrEqual(0.92);
  });

  it('answers nonsense with nothing', () => {
    expect(scores.get('nonsense')?.nonsenseAnswered).toBeLessThanOrEqual(0.05);
  });
});
