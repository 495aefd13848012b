import { expect, it } from 'vitest';
import { startOffer } from '~/domain/catalogue/start-offer.server';
import { deskOffers, sellerOffer } from '~/domain/catalogue/seller.queries.server';
import { fixedClock } from '~/platform/clock';
import { transact } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { anEligibleSeller } from '../../factories/market';
import { TEST_NOW } from '../../support/request-context';
import { testDatabase } from '../../support/test-database';

const { db } = await testDatabase();
const clock = fixedClock(TEST_NOW);
const input = (enterpriseId: string) => ({
  enterpriseId,
  productType: 'turmeric-powder',
  formId: newId(),
  language: 'en',
});

it('begins a draft in the currency of her branch, with a number that people can say', async () => {
  const { seller, enterpriseId } = await anEligibleSeller(db);
  const started = await transact(db, (tx) => startOffer(tx, seller, input(enterpriseId), clock));
  const offer = started.ok ? await sellerOffer(db, seller, started.value) : undefined;
  expect(offer).toMatchObject({ state: 'draft', productType: 'turmeric-powder', currency: 'INR', photos: [] });
  expect(offer?.code).toMatch(/^OF-2026-\d{6}$/);
});

it('makes one draft of a form that is sent ten times at once', async () => {
  const { seller, enterpriseId } = await anEligibleSeller(db);
  const form = input(enterpriseId);
  const ids = await Promise.all(
    Array.from({ length: 10 }, () => transact(db, (tx) => startOffer(tx, seller, form, clock))),
  );
  expect(new Set(ids.map((made) => (made.ok ? made.value : made.error.code))).size).toBe(1);
  expect(await deskOffers(db, seller, enterpriseId)).toHaveLength(1);
});

it('does not begin one for an enterprise that is not hers', async () => {
  const { enterpriseId } = await anEligibleSeller(db);
  const stranger = await anEligibleSeller(db);
  const started = await transact(db, (tx) => startOffer(tx, stranger.seller, input(enterpriseId), clock));
  expect(started).toEqual({ ok: false, error: { code: 'enterprise-not-found' } });
});

it('refuses a product type that is not in the vocabulary, and a closed enterprise', async () => {
  const { seller, enterpriseId } = await anEligibleSeller(db);
  const unknown = { ...input(enterpriseId), productType: 'moon-dust' };
  expect(await transact(db, (tx) => startOffer(tx, seller, unknown, clock))).toEqual({
    ok: false,
    error: { code: 'unknown-product-type' },
  });
  await db.updateTable('enterprise').set({ status: 'closed' }).where('id', '=', enterpriseId).execute();
  expect(await transact(db, (tx) => startOffer(tx, seller, input(enterpriseId), clock))).toEqual({
    ok: false,
    error: { code: 'enterprise-closed' },
  });
});
