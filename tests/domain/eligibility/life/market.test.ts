import { beforeAll, describe, expect, test, vi } from 'vitest';
import { findOffers } from '~/domain/catalogue/offer-search.queries.server';
import { publicEnterprise } from '~/domain/catalogue/public-enterprise.queries.server';
import { judgeWaiting } from '~/domain/eligibility/judge-waiting.server';
import { closeOverdueOrders } from '~/domain/orders/close-overdue-orders.server';
import { placeOrder } from '~/domain/orders/place-order.server';
import { placeOrderSchema } from '~/domain/orders/place-order.schema';
import { startRecording } from '~/domain/identity/start-recording.server';
import type { Clock } from '~/platform/clock';
import { fixedClock, systemClock } from '~/platform/clock';
import { transact } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { ok } from '~/platform/result';
import { rebuildIndex } from '~search/indexer.server';
import { aBuyer, aLiveOffer } from '../../../factories/market';
import { aStaffMember, anAccount } from '../../../factories/people';
import { aLife, cameFiveOfTwelve, noonOf, SOUND_ON, type Life } from '../../../support/standing-life';
import { handleEvents } from '../../../support/handle-events';
import { testDatabase } from '../../../support/test-database';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const database = await testDatabase();
const { db } = database;
let life: Life;
let offerId = '';

const handleAll = (clock: Clock) => handleEvents(database, clock);

const found = async () => {
  const answer = await findOffers(database, { q: 'turmeric', sort: 'best', limit: 10 }, systemClock);
  return answer.ok ? answer.value.hits.map(({ id }) => id) : [];
};
const messages = async () =>
  (await db.selectFrom('message').select('body').where('channel', '=', 'sms').orderBy('id').execute()).map(
    ({ body }) => body,
  );

beforeAll(async () => {
  life = await aLife(database, 'MK');
  offerId = await aLiveOffer(db, life.enterpriseId);
  const account = await anAccount(db, { phone: '+911111100009', email: null });
  await db.updateTable('account').set({ memberId: life.memberId }).where('id', '=', account.accountId).execute();
  await rebuildIndex(database);
  await handleAll(noonOf(SOUND_ON));
});

describe('a seller who is at risk, paused and restored', () => {
  test('has her offers in search until she is paused, and again when she is restored; she is told each time', async () => {
    expect(await found()).toEqual([offerId]);
    await life.records(cameFiveOfTwelve);
    expect(await life.on(SOUND_ON)).toBe('at_risk');
    await handleAll(noonOf(SOUND_ON));
    expect(await found()).toEqual([offerId]);
    expect((await messages()).at(-1)).toMatch(/may have to rest from 14 Nov 2026.*coming to meetings.*\/my\/step-4/);

    expect(await life.on('2026-11-14')).toBe('paused');
    await handleAll(noonOf('2026-11-14'));
    expect(await found()).toEqual([]);
    expect(await publicEnterprise(database, life.enterpriseId)).toMatchObject({ verifiedSince: null });
    expect((await messages()).at(-1)).toMatch(/rests now/);

    await life.records();
    expect(await life.on('2026-11-15')).toBe('eligible');
    await handleAll(noonOf('2026-11-15'));
    expect(await found()).toEqual([offerId]);
    expect((await messages()).at(-1)).toMatch(/is back on the market/);
    const amounts = (await messages()).filter((body) => /sav|₹|INR|loan/i.test(body));
    expect(amounts).toEqual([]);
  });

  test('has 48 hours for an order that waits, and it lapses when they are over', async () => {
    const buyer = await aBuyer(db);
    const input = placeOrderSchema.parse({ offerId, quantity: '5', idempotencyKey: newId() });
    const placedAt = noonOf('2026-11-15');
    const placed = await transact(db, (tx) => placeOrder(tx, buyer, input, placedAt));
    if (!placed.ok) throw new Error(placed.error.code);
    const order = () =>
      db
        .selectFrom('purchaseOrder')
        .select(['state', 'answerBy'])
        .where('id', '=', placed.value.id)
        .executeTakeFirstOrThrow();
    await life.records(cameFiveOfTwelve);
    await db.updateTable('standingNotice').set({ since: '2026-11-01', until: '2026-11-02' }).execute();
    await life.on('2026-11-15');
    await db.updateTable('standingNotice').set({ since: '2026-11-01', until: '2026-11-02' }).execute();
    expect(await life.on('2026-11-15')).toBe('paused');
    await handleAll(noonOf('2026-11-15'));
    expect((await order()).answerBy).toEqual(new Date('2026-11-17T06:30:00Z'));
    await closeOverdueOrders(db, fixedClock('2026-11-17T06:29:59Z'));
    expect((await order()).state).toBe('placed');
    await closeOverdueOrders(db, fixedClock('2026-11-17T06:30:00Z'));
    expect((await order()).state).toBe('lapsed');
  });
});

describe('records kept by hand', () => {
  test('are judged once for a burst of them, within one drain', async () => {
    const officer = await aStaffMember(db);
    const clock = noonOf('2026-11-16');
    for (let at = 0; at < 5; at += 1) {
      await transact(db, async (tx) => {
        await startRecording(tx, officer, { what: 'visit', enterpriseId: life.enterpriseId }, clock);
        return ok(null);
      });
    }
    await handleAll(clock);
    const due = await db.selectFrom('judgementDue').select(['enterpriseId', 'urgent']).execute();
    expect(due).toEqual([{ enterpriseId: life.enterpriseId, urgent: true }]);
    await judgeWaiting(db, clock);
    expect(await db.selectFrom('judgementDue').select('enterpriseId').execute()).toEqual([]);
  });
});
