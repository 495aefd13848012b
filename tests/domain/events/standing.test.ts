import { expect, it } from 'vitest';
import { handleEvent } from '~/events/index.server';
import { fixedClock } from '~/platform/clock';
import { transact } from '~/platform/db.server';
import { emit } from '~/platform/outbox.server';
import { ok } from '~/platform/result';
import { findOffers } from '~/domain/catalogue/offer-search.queries.server';
import { rebuildIndex } from '~search/indexer.server';
import { aLiveOffer, anEligibleSeller } from '../../factories/market';
import { handleEvents } from '../../support/handle-events';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const { db } = database;
const clock = fixedClock('2026-11-23T06:00:00Z');

const handleAll = () => handleEvents(database, clock);

it('takes the offers of a seller who withdraws her consent out of the market and its search', async () => {
  const { memberId, enterpriseId } = await anEligibleSeller(db);
  const offerId = await aLiveOffer(db, enterpriseId);
  await rebuildIndex(database);
  const found = async () => {
    const answer = await findOffers(database, { q: 'turmeric', sort: 'best', limit: 10 }, clock);
    return answer.ok ? answer.value.hits.map(({ id }) => id) : [];
  };
  expect(await found()).toEqual([offerId]);

  await transact(db, async (tx) => {
    await emit(tx, 'member.unlinked', { memberId });
    return ok(null);
  });
  await handleAll();

  const offer = await db.selectFrom('offer').select(['state', 'pausedBy']).where('id', '=', offerId).executeTakeFirst();
  expect(offer).toEqual({ state: 'paused', pausedBy: 'standing' });
  expect(await found()).toEqual([]);
  const member = db.selectFrom('member').select('consentWithdrawnOn').where('id', '=', memberId);
  expect(await member.executeTakeFirst()).toEqual({ consentWithdrawnOn: '2026-11-23' });
});

it('handles an event once, however often the worker is given it', async () => {
  await transact(db, async (tx) => {
    await emit(tx, 'message.queued', { messageId: '00000000-0000-0000-0000-000000000000' });
    return ok(null);
  });
  await handleAll();
  const { id, handledAt } = await db
    .selectFrom('outboxEvent')
    .select(['id', 'handledAt'])
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  await handleEvent({ database, clock: fixedClock('2027-01-01T00:00:00Z') }, id);
  const again = await db.selectFrom('outboxEvent').select('handledAt').where('id', '=', id).executeTakeFirstOrThrow();
  expect(again.handledAt).toEqual(handledAt);
});
