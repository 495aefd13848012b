import { describe, expect, it } from 'vitest';
import { askSellers } from '~/domain/sourcing/wanted/ask-sellers.server';
import { answerWanted } from '~/domain/sourcing/wanted/answer-wanted.server';
import { matchWanted } from '~/domain/sourcing/wanted/match-wanted.server';
import { ownParts, setsOfPost } from '~/domain/sourcing/wanted/sets-of-post.queries.server';
import { wantedView } from '~/domain/sourcing/wanted/wanted-view.queries.server';
import { placeOrder } from '~/domain/orders/place-order.server';
import { placeOrderSchema } from '~/domain/orders/place-order.schema';
import { handleEvent } from '~/events/index.server';
import type { Actor, Seller } from '~/platform/actor';
import { fixedClock } from '~/platform/clock';
import { transact } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { aBuyer, anEligibleSeller } from '../../factories/market';
import { anOfferOfUniforms, aWantedPost, wantedUniforms } from '../../factories/wanted';
import { TEST_NOW } from '../../support/request-context';
import { handleEvents } from '../../support/handle-events';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const { db } = database;
const clock = fixedClock(TEST_NOW);

const work = () => handleEvents(database, clock);

/** Sellers of a market of their own, told apart from other tests' by a currency that nobody else sells in. */
async function sellersIn(currency: string, terms: Parameters<typeof anOfferOfUniforms>[2][]) {
  return Promise.all(
    terms.map(async (one) => {
      const { seller, enterpriseId } = await anEligibleSeller(db);
      return { seller, enterpriseId, offerId: await anOfferOfUniforms(db, enterpriseId, { ...one, currency }) };
    }),
  );
}

async function setsFor(owner: Actor, id: string) {
  const post = await wantedView(db, owner, id);
  if (!post) throw new Error('no post');
  return setsOfPost(db, owner, post, clock);
}

const messagesOf = (actor: Actor) =>
  db.selectFrom('message').select(['body', 'eventId']).where('accountId', '=', actor.accountId).execute();

describe('who could cover a post', () => {
  it('finds the sets, with what each gives, the total, the day and the way to her', async () => {
    const sellers = await sellersIn('KES', [
      { priceMinor: 40_000, stock: 150 },
      { priceMinor: 43_000, stock: null, weekly: 50 },
      { priceMinor: 50_000, stock: 300 },
    ]);
    const owner = await aBuyer(db);
    const id = await aWantedPost(db, owner, wantedUniforms(400, { currency: 'KES' }), clock);
    const found = await setsFor(owner, id);
    expect(found).toMatchObject({ coversAll: true, exact: true, coveredOn: null, sellersFit: 3 });
    // 150 at 400, and 250 in the first five weeks at 430 from the Monday after.
    const [best] = found.sets;
    expect(best).toMatchObject({ totalMinor: 150 * 40_000 + 250 * 43_000, readyOn: '2026-08-02' });
    expect(best?.shares.map(({ offerId, quantity }) => [offerId, quantity])).toEqual([
      [sellers[0]?.offerId, 150],
      [sellers[1]?.offerId, 250],
    ]);
    expect(best?.shares[0]).toMatchObject({ enterprise: 'Lakshmi spices', district: 'Villupuram', part: 150 / 400 });
    expect(found.sets.every((set) => set.totalMinor >= (best?.totalMinor ?? 0))).toBe(true);
  });

  it('says what is missing, how much can be had and from which day all of it', async () => {
    await sellersIn('UGX', [{ stock: 30, weekly: 10 }]);
    const owner = await aBuyer(db);
    const terms = { currency: 'UGX' as const, latestOn: '2026-07-12', openUntil: '2026-07-01' };
    const found = await setsFor(owner, await aWantedPost(db, owner, wantedUniforms(100, terms), clock));
    // 30 in stock and the weeks to 28 June and to 5 July; seven weeks make 70.
    expect(found).toMatchObject({ coversAll: false, mostQuantity: 50, coveredOn: '2026-08-16' });
    expect(found.sets[0]?.shares).toMatchObject([{ quantity: 50 }]);
  });

  it('never compares across currencies, buys nothing from herself, and says where else it is offered', async () => {
    const [own] = await sellersIn('TZS', [{ stock: 500 }]);
    if (!own) throw new Error('no seller');
    const found = await setsFor(
      own.seller,
      await aWantedPost(db, own.seller, wantedUniforms(100, { currency: 'TZS' }), clock),
    );
    expect(found).toMatchObject({ sets: [], coversAll: false, mostQuantity: 0, coveredOn: null });
    const owner = await aBuyer(db);
    const elsewhere = await setsFor(
      owner,
      await aWantedPost(db, owner, wantedUniforms(100, { currency: 'MWK' }), clock),
    );
    expect(elsewhere.elsewhere).toContainEqual({ currency: 'TZS', sellers: 1 });
  });

  it('leaves out who may not sell', async () => {
    const { enterpriseId } = await anEligibleSeller(db, { outcome: 'paused' });
    await anOfferOfUniforms(db, enterpriseId, { currency: 'NAD' });
    const owner = await aBuyer(db);
    const found = await setsFor(owner, await aWantedPost(db, owner, wantedUniforms(10, { currency: 'NAD' }), clock));
    expect(found.sellersFit).toBe(0);
  });

  it('tells a seller how much she could supply, in her steps', async () => {
    const [one] = await sellersIn('RWF', [{ stock: 123 }]);
    const id = await aWantedPost(db, await aBuyer(db), wantedUniforms(400, { currency: 'RWF' }), clock);
    const post = await wantedView(db, one?.seller ?? null, id);
    if (!post || !one) throw new Error('no post');
    expect(await ownParts(db, one.seller, post, clock)).toEqual([
      { offerId: one.offerId, enterpriseId: one.enterpriseId, unit: 'set', most: 120, readyOn: '2026-06-22' },
    ]);
  });
});

describe('telling people', () => {
  it('tells sellers who fit once, however often it is worked out', async () => {
    const [one] = await sellersIn('GBP', [{ stock: 50 }]);
    const owner = await aBuyer(db);
    const id = await aWantedPost(db, owner, wantedUniforms(400, { currency: 'GBP' }), clock);
    await work();
    await matchWanted(db, { ids: [id] }, clock);
    await matchWanted(db, { productTypes: ['school-uniform'] }, clock);
    await work();
    const told = await messagesOf(one?.seller ?? owner);
    expect(told).toHaveLength(1);
    expect(told[0]?.body).toContain(`/wanted/${id}`);
    expect(await messagesOf(owner)).toEqual([]);
    expect(await db.selectFrom('wantedMatch').selectAll().where('postId', '=', id).executeTakeFirst()).toMatchObject({
      sellersFit: 1,
      setsFound: 0,
      mostQuantity: 50,
    });
  });

  it('tells the owner when what nobody could cover can be covered, once an offer changes', async () => {
    const [one] = await sellersIn('SEK', [{ stock: 50 }]);
    if (!one) throw new Error('no seller');
    const owner = await aBuyer(db);
    const id = await aWantedPost(db, owner, wantedUniforms(100, { currency: 'SEK' }), clock);
    await work();
    await db.updateTable('offer').set({ stock: 200 }).where('id', '=', one.offerId).execute();
    const changed = await db
      .insertInto('outboxEvent')
      .values({ name: 'offer.changed', payload: JSON.stringify({ offerId: one.offerId }) })
      .returning('id')
      .executeTakeFirstOrThrow();
    await handleEvent({ database, clock }, changed.id);
    await work();
    expect(await messagesOf(owner)).toHaveLength(1);
    expect((await messagesOf(owner))[0]?.body).toContain(`/wanted/${id}`);
    await matchWanted(db, { ids: [id] }, clock);
    await work();
    expect(await messagesOf(owner)).toHaveLength(1);
  });

  it('works it out again when an order takes the supply', async () => {
    const [one] = await sellersIn('EUR', [{ stock: 100 }]);
    const owner = await aBuyer(db);
    const id = await aWantedPost(db, owner, wantedUniforms(100, { currency: 'EUR' }), clock);
    await work();
    const before = await db.selectFrom('wantedMatch').select('setsFound').where('postId', '=', id).executeTakeFirst();
    const input = placeOrderSchema.parse({ offerId: one?.offerId, quantity: '50', idempotencyKey: newId() });
    const other = await aBuyer(db);
    const placed = await transact(db, (tx) => placeOrder(tx, other, input, clock));
    expect(placed.ok).toBe(true);
    await work();
    const after = await db.selectFrom('wantedMatch').select('setsFound').where('postId', '=', id).executeTakeFirst();
    expect([before?.setsFound, after?.setsFound]).toEqual([1, 0]);
  });
});

describe('asking a set for quotes', () => {
  const ask = (owner: Actor, id: string, formId: string, shares: { offerId: string; quantity: number }[]) =>
    transact(db, (tx) => askSellers(tx, owner, id, { formId, shares }, clock));

  it('asks everybody of it once, each for her share, and shows the post to whom was asked', async () => {
    const sellers = await sellersIn('USD', [{ stock: 60 }, { stock: 60, priceMinor: 46_000 }]);
    const owner = await aBuyer(db);
    const id = await aWantedPost(db, owner, wantedUniforms(100, { currency: 'USD', private: true }), clock);
    const { sets } = await setsFor(owner, id);
    const shares = sets[0]?.shares.map(({ offerId, quantity }) => ({ offerId, quantity })) ?? [];
    const formId = newId();
    const asked = await ask(owner, id, formId, shares);
    if (!asked.ok) throw new Error(asked.error.code);
    expect(asked.value).toHaveLength(2);
    expect(await ask(owner, id, formId, shares)).toEqual(asked);
    const requests = await db
      .selectFrom('quoteRequest')
      .select(['enterpriseId', 'quantity', 'neededOn', 'place', 'state'])
      .where('id', 'in', asked.value)
      .orderBy('quantity', 'desc')
      .execute();
    expect(requests).toEqual([
      {
        enterpriseId: sellers[0]?.enterpriseId,
        quantity: 60,
        neededOn: '2026-08-31',
        place: 'School gate, Villupuram',
        state: 'asked',
      },
      {
        enterpriseId: sellers[1]?.enterpriseId,
        quantity: 40,
        neededOn: '2026-08-31',
        place: 'School gate, Villupuram',
        state: 'asked',
      },
    ]);
    const seen = await wantedView(db, sellers[0]?.seller ?? null, id);
    expect(seen).toMatchObject({
      isOwn: false,
      deliveryPlace: 'School gate',
      ownRequestId: expect.any(String) as string,
    });
    expect((await wantedView(db, owner, id))?.asked).toHaveLength(2);
  });

  it('asks a seller once who is in two sets, while her answer is awaited', async () => {
    const [one, two, three] = await sellersIn('TZS', [{ stock: 60 }, { stock: 60 }, { stock: 60 }]);
    const owner = await aBuyer(db);
    const id = await aWantedPost(db, owner, wantedUniforms(100, { currency: 'TZS' }), clock);
    const share = (seller: typeof one) => ({ offerId: seller?.offerId ?? '', quantity: 50 });
    await Promise.all([
      ask(owner, id, newId(), [share(one), share(two)]),
      ask(owner, id, newId(), [share(one), share(three)]),
    ]);
    const askedOf = async () =>
      (await wantedView(db, owner, id))?.asked.map(({ enterpriseId }) => enterpriseId).toSorted();
    const all = [one, two, three].map((seller) => seller?.enterpriseId).toSorted();
    expect(await askedOf()).toEqual(all);
    const again = await ask(owner, id, newId(), [share(two), share(three)]);
    expect(again.ok && again.value.length).toBe(2);
    expect(await askedOf()).toEqual(all);
  });

  it('asks nobody where a share is not possible any more, the post is a stranger’s or has ended', async () => {
    const [one] = await sellersIn('ZWG', [{ stock: 60 }]);
    const owner = await aBuyer(db);
    const id = await aWantedPost(db, owner, wantedUniforms(60, { currency: 'ZWG' }), clock);
    const offerId = one?.offerId ?? '';
    const refused = async (shares: { offerId: string; quantity: number }[], actor = owner) => {
      const asked = await ask(actor, id, newId(), shares);
      return asked.ok ? null : asked.error.code;
    };
    expect(await refused([{ offerId, quantity: 65 }])).toBe('set-changed');
    expect(await refused([{ offerId, quantity: 12 }])).toBe('set-changed');
    expect(await refused([{ offerId: 'no offer', quantity: 10 }])).toBe('set-changed');
    expect(
      await refused([
        { offerId, quantity: 20 },
        { offerId, quantity: 20 },
      ]),
    ).toBe('set-changed');
    expect(await refused([])).toBe('set-changed');
    expect(await refused([{ offerId, quantity: 60 }], await aBuyer(db))).toBe('post-not-found');
    await db.updateTable('offer').set({ stock: 40 }).where('id', '=', offerId).execute();
    expect(await ask(owner, id, newId(), [{ offerId, quantity: 60 }])).toEqual({
      ok: false,
      error: {
        code: 'set-changed',
        changes: [{ enterprise: 'Lakshmi spices', unit: 'set', asked: 60, possible: 40 }],
      },
    });
    await db.updateTable('wantedPost').set({ state: 'closed' }).where('id', '=', id).execute();
    expect(await refused([{ offerId, quantity: 60 }])).toBe('not-open');
    expect(await db.selectFrom('quoteBatch').select('id').where('wantedPostId', '=', id).execute()).toEqual([]);
  });

  it('lets a seller who fits take up an open post, once', async () => {
    const [one] = await sellersIn('KHR', [{ stock: 80 }]);
    if (!one) throw new Error('no seller');
    const owner = await aBuyer(db);
    const id = await aWantedPost(db, owner, wantedUniforms(400, { currency: 'KHR' }), clock);
    const answer = (seller: Seller, offerId = one.offerId) =>
      transact(db, (tx) => answerWanted(tx, seller, id, offerId, clock));
    const taken = await answer(one.seller);
    if (!taken.ok) throw new Error(taken.error.code);
    expect(await answer(one.seller)).toEqual(taken);
    const request = await db.selectFrom('quoteRequest').selectAll().where('id', '=', taken.value).executeTakeFirst();
    expect(request).toMatchObject({ buyerAccountId: owner.accountId, enterpriseId: one.enterpriseId, quantity: 80 });
    const { seller: stranger } = await anEligibleSeller(db);
    expect(await answer(stranger)).toEqual({ ok: false, error: { code: 'nothing-fits' } });
  });
});
