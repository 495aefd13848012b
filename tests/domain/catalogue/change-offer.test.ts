import { expect, it } from 'vitest';
import { changeOffer, type OfferChanges } from '~/domain/catalogue/change-offer.server';
import { publishOffer } from '~/domain/catalogue/publish-offer.server';
import { sellerOffer } from '~/domain/catalogue/seller.queries.server';
import { withdrawOffer } from '~/domain/catalogue/withdraw-offer.server';
import { fixedClock } from '~/platform/clock';
import { transact } from '~/platform/db.server';
import { anEligibleSeller } from '../../factories/market';
import { aFinishedDraft } from '../../factories/offers';
import { TEST_NOW } from '../../support/request-context';
import { testDatabase } from '../../support/test-database';

const { db } = await testDatabase();
const clock = fixedClock(TEST_NOW);

async function aPublishedOffer() {
  const stall = await anEligibleSeller(db);
  const id = await aFinishedDraft(db, stall, clock);
  await transact(db, (tx) => publishOffer(tx, stall.seller, id, clock));
  const { version } = (await sellerOffer(db, stall.seller, id)) ?? { version: 0 };
  return { ...stall, id, version };
}

it('changes a live offer, keeps what buyers had read, and tells of it', async () => {
  const { seller, id, version } = await aPublishedOffer();
  const saved = await transact(db, (tx) => changeOffer(tx, seller, id, { priceMinor: 25_000 }, { version }, clock));
  expect(saved).toEqual({ ok: true, value: null });
  expect(await sellerOffer(db, seller, id)).toMatchObject({ priceMinor: 25_000, version: version + 1, state: 'live' });
  const kept = await db
    .selectFrom('auditLog')
    .select(['oldValue', 'newValue', 'accountId'])
    .where('recordId', '=', id)
    .execute();
  expect(kept).toEqual([
    { oldValue: { priceMinor: 24_000 }, newValue: { priceMinor: 25_000 }, accountId: seller.accountId },
  ]);
});

it('refuses to overwrite what changed since the form was shown, and hands back how it stands', async () => {
  const { seller, id, version } = await aPublishedOffer();
  await transact(db, (tx) => changeOffer(tx, seller, id, { priceMinor: 25_000 }, { version }, clock));
  const late = await transact(db, (tx) => changeOffer(tx, seller, id, { priceMinor: 26_000 }, { version }, clock));
  expect(late).toMatchObject({ ok: false, error: { code: 'changed-meanwhile', current: { priceMinor: 25_000 } } });
});

it('takes a form that is sent twice as one change', async () => {
  const { seller, id, version } = await aPublishedOffer();
  const twice = () => transact(db, (tx) => changeOffer(tx, seller, id, { priceMinor: 25_000 }, { version }, clock));
  const saved = await Promise.all([twice(), twice()]);
  expect(saved.map(({ ok }) => ok)).toEqual([true, true]);
  expect((await sellerOffer(db, seller, id))?.version).toBe(version + 1);
});

it('keeps the tiers before with the old value, and refuses in the database those that do not fall', async () => {
  const { seller, id, version } = await aPublishedOffer();
  const tiers = [
    { fromQuantity: 50, priceMinor: 22_000 },
    { fromQuantity: 100, priceMinor: 20_000 },
  ];
  const say = (changes: OfferChanges, seen: number) =>
    transact(db, (tx) => changeOffer(tx, seller, id, changes, { version: seen }, clock));
  expect(await say({ tiers, deliveryRange: 'pickup' }, version)).toEqual({ ok: true, value: null });
  expect(await sellerOffer(db, seller, id)).toMatchObject({ tiers, deliveryRange: 'pickup', version: version + 1 });
  const audited = await db.selectFrom('auditLog').select(['oldValue', 'newValue']).where('recordId', '=', id).execute();
  expect(audited).toEqual([
    { oldValue: { tiers: [], deliveryRange: 'district' }, newValue: { tiers, deliveryRange: 'pickup' } },
  ]);
  const [first, second] = tiers.map(({ priceMinor }) => priceMinor);
  await expect(say({ priceMinor: first }, version + 1)).rejects.toThrow('each cheaper than the one before');
  const even = [...tiers, { fromQuantity: 200, priceMinor: second ?? 0 }];
  await expect(say({ tiers: even }, version + 1)).rejects.toThrow('each cheaper than the one before');
  const six = Array.from({ length: 6 }, (_, row) => ({ fromQuantity: 10 + row, priceMinor: 20_000 - row }));
  await expect(say({ tiers: six }, version + 1)).rejects.toThrow('five price tiers at most');
  expect((await say({ tiers: [] }, version + 1)).ok).toBe(true);
});

it('does not undo a sale: stock that an order took since the form was shown is told first', async () => {
  const { seller, id, version } = await aPublishedOffer();
  await db.updateTable('offer').set({ stock: 300 }).where('id', '=', id).execute();
  const saved = await transact(db, (tx) => changeOffer(tx, seller, id, { stock: 450 }, { version, stock: 500 }, clock));
  expect(saved).toMatchObject({ ok: false, error: { code: 'changed-meanwhile', current: { stock: 300 } } });
});

it('remembers the stock she stated, so that what is left can be shown against it', async () => {
  const { seller, id } = await aPublishedOffer();
  await db.updateTable('offer').set({ stock: 120 }).where('id', '=', id).execute();
  expect(await sellerOffer(db, seller, id)).toMatchObject({ stock: 120, stockStated: 500 });
});

it('changes nothing of a withdrawn offer, and nothing of a stranger’s', async () => {
  const { seller, id, version } = await aPublishedOffer();
  const stranger = await anEligibleSeller(db);
  expect(
    await transact(db, (tx) => changeOffer(tx, stranger.seller, id, { priceMinor: 1 }, { version }, clock)),
  ).toEqual({
    ok: false,
    error: { code: 'offer-not-found' },
  });
  await transact(db, (tx) => withdrawOffer(tx, seller, id, clock));
  expect(await transact(db, (tx) => changeOffer(tx, seller, id, { priceMinor: 1 }, { version }, clock))).toEqual({
    ok: false,
    error: { code: 'withdrawn' },
  });
});
