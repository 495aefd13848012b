import { expect, it } from 'vitest';
import { awaitStanding } from '~/domain/catalogue/await-standing.server';
import { pauseOffersOfIneligible, publishWaitingOffers } from '~/domain/catalogue/follow-standings.server';
import { offersChangedBetween } from '~/domain/catalogue/offer-changes.queries.server';
import { pauseOffer } from '~/domain/catalogue/pause-offer.server';
import { publishOffer } from '~/domain/catalogue/publish-offer.server';
import { sellerOffer } from '~/domain/catalogue/seller.queries.server';
import { fixedClock } from '~/platform/clock';
import { transact } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { anEligibleSeller } from '../../factories/market';
import { aDraft, aFinishedDraft } from '../../factories/offers';
import { TEST_NOW } from '../../support/request-context';
import { testDatabase } from '../../support/test-database';

const { db } = await testDatabase();
const clock = fixedClock(TEST_NOW);

type Stall = Awaited<ReturnType<typeof anEligibleSeller>>;

const standingBecomes = ({ enterpriseId }: Stall, outcome: string) =>
  db.updateTable('enterpriseStanding').set({ outcome }).where('enterpriseId', '=', enterpriseId).execute();

const stateOf = async ({ seller }: Stall, id: string) => (await sellerOffer(db, seller, id))?.state;

const publishWaiting = (stalls: Stall[]) =>
  db.transaction().execute((tx) =>
    publishWaitingOffers(
      tx,
      stalls.map(({ enterpriseId }) => enterpriseId),
      clock,
    ),
  );

const follow = (stalls: Stall[]) =>
  db.transaction().execute((tx) =>
    pauseOffersOfIneligible(
      tx,
      stalls.map(({ enterpriseId }) => enterpriseId),
      clock,
    ),
  );

async function waitingDraft(stall: Stall) {
  const id = await aFinishedDraft(db, stall, clock);
  await transact(db, (tx) => awaitStanding(tx, stall.seller, id, clock));
  return id;
}

it('publishes what waits for sellers who have become eligible, and nothing of the others', async () => {
  const [becomes, stays] = [
    await anEligibleSeller(db, { outcome: 'not_yet' }),
    await anEligibleSeller(db, { outcome: 'not_yet' }),
  ];
  const [hers, others, unfinished] = [
    await waitingDraft(becomes),
    await waitingDraft(stays),
    await aDraft(db, becomes, clock),
  ];
  await db.updateTable('offer').set({ publishWhenEligible: true }).where('id', '=', unfinished).execute();
  await standingBecomes(becomes, 'eligible');
  expect(await publishWaiting([becomes, stays])).toBe(1);
  expect(await publishWaiting([becomes, stays])).toBe(0);
  expect([await stateOf(becomes, hers), await stateOf(stays, others), await stateOf(becomes, unfinished)]).toEqual([
    'live',
    'draft',
    'draft',
  ]);
});

it('publishes what waits for a supplier whom staff have vetted', async () => {
  const stall = await anEligibleSeller(db);
  const [vetted, unvetted] = [newId(), newId()];
  for (const [id, vettedOn] of [
    [vetted, '2026-01-01'],
    [unvetted, null],
  ] as const) {
    await db
      .insertInto('enterprise')
      .values({ id, code: `S-${id}`, name: 'Jars Ltd', kind: 'supplier', country: 'KE', district: 'Nairobi', vettedOn })
      .execute();
    const offer = { productType: 'glass-jar', title: 'Jars', unit: 'piece', priceMinor: 100, currency: 'KES' };
    const supply = { minQuantity: 1, quantityStep: 1, stock: 10, leadTimeDays: 1, publishWhenEligible: true };
    const { code: productType } = await db.selectFrom('productType').select('code').limit(1).executeTakeFirstOrThrow();
    await db
      .insertInto('offer')
      .values({ ...offer, ...supply, productType, id: newId(), code: `SO-${id}`, enterpriseId: id })
      .execute();
  }
  expect(await publishWaiting([stall, { ...stall, enterpriseId: vetted }, { ...stall, enterpriseId: unvetted }])).toBe(
    1,
  );
  const live = await db
    .selectFrom('offer')
    .select('enterpriseId')
    .where('state', '=', 'live')
    .where('enterpriseId', 'in', [vetted, unvetted])
    .execute();
  expect(live).toEqual([{ enterpriseId: vetted }]);
});

it('pauses the live offers of a seller who loses her place, and brings back those alone', async () => {
  const stall = await anEligibleSeller(db);
  const [live, pausedByHer] = [await aFinishedDraft(db, stall, clock), await aFinishedDraft(db, stall, clock)];
  for (const id of [live, pausedByHer]) await transact(db, (tx) => publishOffer(tx, stall.seller, id, clock));
  await transact(db, (tx) => pauseOffer(tx, stall.seller, pausedByHer, clock));

  await standingBecomes(stall, 'paused');
  expect(await follow([stall])).toBe(1);
  expect(await stateOf(stall, live)).toBe('paused');

  await standingBecomes(stall, 'eligible');
  expect(await follow([stall])).toBe(1);
  expect([await stateOf(stall, live), await stateOf(stall, pausedByHer)]).toEqual(['live', 'paused']);
});

it('keeps paused what she pauses herself while her place is lost', async () => {
  const stall = await anEligibleSeller(db);
  const id = await aFinishedDraft(db, stall, clock);
  await transact(db, (tx) => publishOffer(tx, stall.seller, id, clock));
  await standingBecomes(stall, 'suspended');
  await follow([stall]);
  await transact(db, (tx) => pauseOffer(tx, stall.seller, id, clock));
  await standingBecomes(stall, 'eligible');
  expect(await follow([stall])).toBe(0);
  expect(await stateOf(stall, id)).toBe('paused');
});

it('leaves the offers of a seller at risk on the market', async () => {
  const stall = await anEligibleSeller(db);
  const id = await aFinishedDraft(db, stall, clock);
  await transact(db, (tx) => publishOffer(tx, stall.seller, id, clock));
  await standingBecomes(stall, 'at_risk');
  expect(await follow([stall])).toBe(0);
  expect(await stateOf(stall, id)).toBe('live');
});

it('tells of many changed offers by one event, from which all of them are found page by page', async () => {
  const stalls = await Promise.all(Array.from({ length: 5 }, () => anEligibleSeller(db)));
  const ids: string[] = [];
  for (const stall of stalls) {
    const id = await aFinishedDraft(db, stall, clock);
    await transact(db, (tx) => publishOffer(tx, stall.seller, id, clock));
    await standingBecomes(stall, 'paused');
    ids.push(id);
  }
  expect(await follow(stalls)).toBe(5);
  const told = await db
    .selectFrom('outboxEvent')
    .select(['name', 'payload'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  expect(told.name).toBe('offers.changed');
  const range = told.payload as { firstEventId: number; lastEventId: number };
  const first = await offersChangedBetween(db, range, { limit: 3 });
  const rest = await offersChangedBetween(db, range, { after: first.at(-1), limit: 3 });
  expect([...first, ...rest]).toEqual(ids.sort());
});
