import { describe, expect, it } from 'vitest';
import { awaitStanding } from '~/domain/catalogue/await-standing.server';
import { pauseOffer } from '~/domain/catalogue/pause-offer.server';
import { publishOffer } from '~/domain/catalogue/publish-offer.server';
import { resumeOffer } from '~/domain/catalogue/resume-offer.server';
import { sellerOffer } from '~/domain/catalogue/seller.queries.server';
import { withdrawOffer } from '~/domain/catalogue/withdraw-offer.server';
import { fixedClock } from '~/platform/clock';
import { transact } from '~/platform/db.server';
import { anEligibleSeller } from '../../factories/market';
import { aDraft, aFinishedDraft } from '../../factories/offers';
import { TEST_NOW } from '../../support/request-context';
import { testDatabase } from '../../support/test-database';

const { db, owner } = await testDatabase();
const clock = fixedClock(TEST_NOW);

type Stall = Awaited<ReturnType<typeof anEligibleSeller>>;

const publish = ({ seller }: Stall, id: string) => transact(db, (tx) => publishOffer(tx, seller, id, clock));

async function stateOf({ seller }: Stall, id: string) {
  const offer = await sellerOffer(db, seller, id);
  return offer && { state: offer.state, pausedBy: offer.pausedBy, waits: offer.publishWhenEligible };
}

async function standingBecomes({ enterpriseId }: Stall, outcome: string) {
  await db.updateTable('enterpriseStanding').set({ outcome }).where('enterpriseId', '=', enterpriseId).execute();
}

async function toldOf(offerId: string) {
  const events = await db.selectFrom('outboxEvent').select(['name', 'payload']).orderBy('id').execute();
  return events.filter(({ payload }) => JSON.stringify(payload).includes(offerId)).map(({ name }) => name);
}

describe('publishing', () => {
  it('puts an eligible seller’s draft on the market, with the decision it rests on, and tells of it once', async () => {
    const stall = await anEligibleSeller(db);
    const id = await aFinishedDraft(db, stall, clock);
    expect(await publish(stall, id)).toEqual({ ok: true, value: 'live' });
    expect(await publish(stall, id)).toEqual({ ok: true, value: 'live' });
    const standing = await db
      .selectFrom('enterpriseStanding')
      .select('decisionId')
      .where('enterpriseId', '=', stall.enterpriseId)
      .executeTakeFirstOrThrow();
    const events = await db.selectFrom('offerEvent').selectAll().where('offerId', '=', id).orderBy('id').execute();
    expect(events.map(({ fromState, toState }) => [fromState, toState])).toEqual([
      [null, 'draft'],
      ['draft', 'live'],
    ]);
    expect(events[1]).toMatchObject({ accountId: stall.seller.accountId, decisionId: standing.decisionId });
    expect(await toldOf(id)).toEqual(['offer.changed']);
  });

  it.each(['not_yet', 'paused', 'suspended'])('refuses a seller who is %s and changes nothing', async (outcome) => {
    const stall = await anEligibleSeller(db, { outcome });
    const id = await aFinishedDraft(db, stall, clock);
    expect(await publish(stall, id)).toEqual({ ok: false, error: { code: 'not-eligible', outcome } });
    expect((await stateOf(stall, id))?.state).toBe('draft');
    expect(await toldOf(id)).toEqual([]);
  });

  it('refuses a seller who was never judged', async () => {
    const stall = await anEligibleSeller(db);
    const id = await aFinishedDraft(db, stall, clock);
    await owner.db.deleteFrom('enterpriseStanding').where('enterpriseId', '=', stall.enterpriseId).execute();
    expect(await publish(stall, id)).toEqual({ ok: false, error: { code: 'not-eligible', outcome: null } });
  });

  it('says which screens lack something', async () => {
    const stall = await anEligibleSeller(db);
    const id = await aDraft(db, stall, clock);
    expect(await publish(stall, id)).toEqual({ ok: false, error: { code: 'incomplete', steps: ['price', 'supply'] } });
  });

  it('finds no offer of anybody else', async () => {
    const stall = await anEligibleSeller(db);
    const stranger = await anEligibleSeller(db);
    const id = await aFinishedDraft(db, stall, clock);
    for (const act of [publishOffer, pauseOffer, resumeOffer, withdrawOffer, awaitStanding]) {
      const done = await transact<unknown, { code: string }>(db, (tx) => act(tx, stranger.seller, id, clock));
      expect(done).toEqual({ ok: false, error: { code: 'offer-not-found' } });
    }
  });

  it('never leaves a live offer when the standing is lost at the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      const stall = await anEligibleSeller(db);
      const id = await aFinishedDraft(db, stall, clock);
      const lost = db.transaction().execute(async (tx) => {
        const { enterpriseId } = stall;
        await tx
          .updateTable('enterpriseStanding')
          .set({ outcome: 'paused' })
          .where('enterpriseId', '=', enterpriseId)
          .execute();
        await tx
          .updateTable('offer')
          .set({ state: 'paused', pausedBy: 'standing' })
          .where('id', '=', id)
          .where('state', '=', 'live')
          .execute();
      });
      await Promise.all([lost, publish(stall, id)]);
      expect((await stateOf(stall, id))?.state).not.toBe('live');
    }
  });
});

describe('pausing and withdrawing', () => {
  it('takes an offer off the market and puts it back, under the same check of her place', async () => {
    const stall = await anEligibleSeller(db);
    const id = await aFinishedDraft(db, stall, clock);
    await publish(stall, id);
    expect((await transact(db, (tx) => pauseOffer(tx, stall.seller, id, clock))).ok).toBe(true);
    expect(await stateOf(stall, id)).toMatchObject({ state: 'paused', pausedBy: 'seller' });
    await standingBecomes(stall, 'paused');
    expect(await transact(db, (tx) => resumeOffer(tx, stall.seller, id, clock))).toEqual({
      ok: false,
      error: { code: 'not-eligible', outcome: 'paused' },
    });
    await standingBecomes(stall, 'at_risk');
    expect(await transact(db, (tx) => resumeOffer(tx, stall.seller, id, clock))).toEqual({ ok: true, value: 'live' });
  });

  it('keeps the day an offer first came to the market', async () => {
    const stall = await anEligibleSeller(db);
    const id = await aFinishedDraft(db, stall, clock);
    await publish(stall, id);
    const later = fixedClock('2026-07-01T00:00:00Z');
    await transact(db, (tx) => pauseOffer(tx, stall.seller, id, later));
    await transact(db, (tx) => resumeOffer(tx, stall.seller, id, later));
    const { publishedAt } = await db
      .selectFrom('offer')
      .select('publishedAt')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(publishedAt).toEqual(clock.now());
  });

  it('lets nothing bring a withdrawn offer back', async () => {
    const stall = await anEligibleSeller(db);
    const id = await aFinishedDraft(db, stall, clock);
    await publish(stall, id);
    expect(await transact(db, (tx) => withdrawOffer(tx, stall.seller, id, clock))).toEqual({
      ok: true,
      value: 'withdrawn',
    });
    for (const act of [publishOffer, resumeOffer, pauseOffer]) {
      const done = await transact<unknown, { code: string }>(db, (tx) => act(tx, stall.seller, id, clock));
      expect(done).toEqual({ ok: false, error: { code: 'wrong-state', state: 'withdrawn' } });
    }
  });

  it('throws an unfinished draft away without a trace on the market', async () => {
    const stall = await anEligibleSeller(db);
    const id = await aDraft(db, stall, clock);
    expect((await transact(db, (tx) => withdrawOffer(tx, stall.seller, id, clock))).ok).toBe(true);
    expect(await stateOf(stall, id)).toMatchObject({ state: 'withdrawn' });
  });
});

describe('leaving a draft to go live with her place', () => {
  it('keeps it a draft that waits while she is not eligible', async () => {
    const stall = await anEligibleSeller(db, { outcome: 'not_yet' });
    const id = await aFinishedDraft(db, stall, clock);
    const left = await transact(db, (tx) => awaitStanding(tx, stall.seller, id, clock));
    expect(left).toEqual({ ok: true, value: 'draft' });
    expect(await stateOf(stall, id)).toMatchObject({ state: 'draft', waits: true });
  });

  it('publishes at once where she has become eligible meanwhile', async () => {
    const stall = await anEligibleSeller(db);
    const id = await aFinishedDraft(db, stall, clock);
    expect(await transact(db, (tx) => awaitStanding(tx, stall.seller, id, clock))).toEqual({ ok: true, value: 'live' });
  });
});
