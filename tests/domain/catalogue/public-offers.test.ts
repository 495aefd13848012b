import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { liveOffersByCategory, newestOffers, offersOfEnterprise } from '~/domain/catalogue/offer-list.queries.server';
import { pauseOffer } from '~/domain/catalogue/pause-offer.server';
import { publicEnterprise } from '~/domain/catalogue/public-enterprise.queries.server';
import { publicName } from '~/domain/identity/public-name';
import { publicOffer } from '~/domain/catalogue/public-offer.queries.server';
import { publishOffer } from '~/domain/catalogue/publish-offer.server';
import { fixedClock } from '~/platform/clock';
import { transact } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { anEligibleSeller } from '../../factories/market';
import { aFinishedDraft } from '../../factories/offers';
import { TEST_NOW } from '../../support/request-context';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const { db } = database;
const clock = fixedClock(TEST_NOW);

type Stall = Awaited<ReturnType<typeof anEligibleSeller>>;

async function anOfferOf(stall: Stall, at = clock) {
  const id = await aFinishedDraft(db, stall, at);
  await transact(db, (tx) => publishOffer(tx, stall.seller, id, at));
  return id;
}

const standingBecomes = ({ enterpriseId }: Stall, outcome: string) =>
  db.updateTable('enterpriseStanding').set({ outcome }).where('enterpriseId', '=', enterpriseId).execute();

describe('an offer’s page', () => {
  it('shows a live offer with its seller and since when she is verified', async () => {
    const stall = await anEligibleSeller(db);
    const found = await publicOffer(database, await anOfferOf(stall));
    expect(found).toMatchObject({
      state: 'live',
      available: true,
      title: 'Erode turmeric powder',
      category: 'spices',
      priceMinor: 24_000,
      committed: {},
      timeZone: 'Asia/Kolkata',
      enterprise: {
        id: stall.enterpriseId,
        name: 'Lakshmi spices',
        pickupPlace: 'Bus stand',
        verifiedSince: '2026-11-01',
      },
    });
  });

  it('shows nothing of a draft', async () => {
    const stall = await anEligibleSeller(db);
    expect(await publicOffer(database, await aFinishedDraft(db, stall, clock))).toBeUndefined();
    expect(await publicOffer(database, newId())).toBeUndefined();
  });

  it('offers nothing of a seller who lost her place, even before her offers have followed, and does not say why', async () => {
    const stall = await anEligibleSeller(db);
    const id = await anOfferOf(stall);
    await standingBecomes(stall, 'suspended');
    const found = await publicOffer(database, id);
    expect(found).toMatchObject({ available: false, enterprise: { verifiedSince: null } });
    expect(JSON.stringify(found)).not.toContain('suspended');
  });
});

describe('where people can be in danger for being found', () => {
  it('gives initials and district only', async () => {
    const stall = await anEligibleSeller(db);
    const id = await anOfferOf(stall);
    await db
      .updateTable('enterprise')
      .set({ country: 'AF', district: 'Herat', name: 'Zarghona Food Works' })
      .where('id', '=', stall.enterpriseId)
      .execute();
    const [offer, enterprise, listed] = [
      await publicOffer(database, id),
      await publicEnterprise(database, stall.enterpriseId),
      await offersOfEnterprise(database, stall.enterpriseId, 5),
    ];
    expect(offer?.enterprise).toMatchObject({ name: 'Z. F. W.', district: 'Herat', pickupPlace: null });
    expect(enterprise).toMatchObject({ name: 'Z. F. W.', pickupPlace: null, hidden: true });
    expect(JSON.stringify([offer, enterprise, listed])).not.toMatch(/Zarghona|Bus stand/);
  });

  it('is told alike by the pages and by the search index', async () => {
    const names = ['Zarghona Food Works of Herat', 'زرغونه احمدی', "Amina's bread", 'Élan–Vital (co-op) 3', '…', 'one'];
    for (const name of names) {
      for (const [kind, country, hidesName] of [
        ['individual', 'AF', false],
        ['supplier', 'AF', true],
        ['group', 'IN', false],
        ['individual', 'IN', true],
      ] as const) {
        const { rows } = await sql<{ told: string }>`
          select public_enterprise_name(${name}, ${kind}, ${country}, ${hidesName}) as told
        `.execute(db);
        expect(publicName({ name, kind, country, hidesName })).toBe(rows[0]?.told);
      }
    }
  });
});

describe('lists', () => {
  it('begin with the newest, and hold live offers of sellers who may sell alone', async () => {
    const [one, two, lost] = [await anEligibleSeller(db), await anEligibleSeller(db), await anEligibleSeller(db)];
    const older = await anOfferOf(one, fixedClock('2030-01-01T00:00:00Z'));
    const newer = await anOfferOf(two, fixedClock('2030-01-02T00:00:00Z'));
    const paused = await anOfferOf(two, fixedClock('2030-01-03T00:00:00Z'));
    await transact(db, (tx) => pauseOffer(tx, two.seller, paused, clock));
    await anOfferOf(lost, fixedClock('2030-01-04T00:00:00Z'));
    await standingBecomes(lost, 'paused');
    const newest = await newestOffers(database, 2);
    expect(newest.map(({ id }) => id)).toEqual([newer, older]);
    expect(newest[0]).toMatchObject({ enterprise: 'Lakshmi spices', unit: 'kg', minQuantity: 5, photo: null });
  });

  it('count what is live by category', async () => {
    const before = (await liveOffersByCategory(database)).get('spices') ?? 0;
    await anOfferOf(await anEligibleSeller(db));
    expect((await liveOffersByCategory(database)).get('spices')).toBe(before + 1);
  });
});

describe('an enterprise’s page', () => {
  it('is there for one that sells or sold, and not for one that never was on the market', async () => {
    const [sells, sold, never] = [
      await anEligibleSeller(db),
      await anEligibleSeller(db),
      await anEligibleSeller(db, { outcome: 'not_yet' }),
    ];
    await anOfferOf(sold);
    await standingBecomes(sold, 'paused');
    expect(await publicEnterprise(database, sells.enterpriseId)).toMatchObject({ verifiedSince: '2026-11-01' });
    expect(await publicEnterprise(database, sold.enterpriseId)).toMatchObject({ verifiedSince: null });
    expect(await publicEnterprise(database, never.enterpriseId)).toBeUndefined();
  });
});
