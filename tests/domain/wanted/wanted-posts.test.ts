import { describe, expect, it } from 'vitest';
import { changeWanted } from '~/domain/sourcing/wanted/change-wanted.server';
import { closeWanted, expireWanted } from '~/domain/sourcing/wanted/close-wanted.server';
import { placeMeant, usualPlace } from '~/domain/sourcing/wanted/places.queries.server';
import { postWanted } from '~/domain/sourcing/wanted/post-wanted.server';
import { wantedPage } from '~/domain/sourcing/wanted/wanted-list.queries.server';
import { wantedHistory, wantedView } from '~/domain/sourcing/wanted/wanted-view.queries.server';
import { fixedClock } from '~/platform/clock';
import { transact } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { aBuyer, anEligibleSeller } from '../../factories/market';
import { aWantedPost, wantedUniforms } from '../../factories/wanted';
import { TEST_NOW } from '../../support/request-context';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const { db } = database;
const clock = fixedClock(TEST_NOW);
const everything = { mine: false, categories: [], country: null, cursor: null };

describe('posting what is wanted', () => {
  it('makes one post of a form, however often it is sent, with a number, a history and an event', async () => {
    const owner = await aBuyer(db);
    const input = wantedUniforms(400);
    const ids = await Promise.all(Array.from({ length: 8 }, () => aWantedPost(db, owner, input, clock)));
    expect(new Set(ids).size).toBe(1);
    const id = ids[0] ?? '';
    const post = await wantedView(db, owner, id);
    expect(post).toMatchObject({
      quantity: 400,
      unit: 'set',
      state: 'open',
      isOwn: true,
      deliveryPlace: 'School gate',
    });
    expect(post?.number).toMatch(/^WP-2026-\d{6}$/);
    expect(await wantedHistory(db, owner, id)).toMatchObject([{ toState: 'open', before: null }]);
    const events = await db.selectFrom('outboxEvent').select('payload').where('name', '=', 'wanted.changed').execute();
    expect(events.filter(({ payload }) => (payload as { postId: string }).postId === id)).toHaveLength(1);
  });

  it.each([
    [{ productType: 'no-such-thing' }, 'unknown-product'],
    [{ unit: 'kg' }, 'unit-does-not-fit'],
    [{ unit: 'no-such-unit' }, 'unit-does-not-fit'],
    [{ groupId: newId() }, 'group-not-found'],
  ])('refuses %j as %s', async (over, code) => {
    const owner = await aBuyer(db);
    const posted = await transact(db, (tx) => postWanted(tx, owner, wantedUniforms(400, over), clock));
    expect(posted).toEqual({ ok: false, error: { code } });
  });

  it('knows a district in any spelling the list has, names those most like an unknown one, and takes any abroad', async () => {
    expect(await placeMeant(database, 'IN', 'VILLUPURAM')).toMatchObject({ place: { country: 'IN' } });
    const unknown = await placeMeant(database, 'KE', 'Machakoss');
    expect(unknown).toMatchObject({ place: null });
    expect('like' in unknown && unknown.like).toContain('Machakos');
    expect(await placeMeant(database, 'KE', 'Qzxwv')).toEqual({ place: null, like: [] });
    expect(await placeMeant(database, 'KE', 'IN Villupuram')).toMatchObject({ place: null });
    expect(await placeMeant(database, 'FR', 'Lyon')).toEqual({
      place: { country: 'FR', district: 'Lyon', latitude: null, longitude: null },
    });
  });

  it('remembers where it was wanted last', async () => {
    const owner = await aBuyer(db);
    expect(await usualPlace(db, owner)).toEqual({ country: '', district: '', deliveryPlace: '' });
    await aWantedPost(db, owner, wantedUniforms(400), clock);
    expect(await usualPlace(db, owner)).toEqual({
      country: 'IN',
      district: 'Villupuram',
      deliveryPlace: 'School gate',
    });
  });
});

describe('who sees a post', () => {
  it('shows a public one to everybody without the exact place, a private one to its owner alone', async () => {
    const owner = await aBuyer(db);
    const stranger = await aBuyer(db);
    const open = await aWantedPost(db, owner, wantedUniforms(400), clock);
    const hidden = await aWantedPost(db, owner, wantedUniforms(401, { private: true }), clock);
    expect(await wantedView(db, null, open)).toMatchObject({ isOwn: false, deliveryPlace: '', asked: [] });
    expect(await wantedView(db, null, hidden)).toBeUndefined();
    expect(await wantedView(db, stranger, hidden)).toBeUndefined();
    expect(await wantedView(db, owner, hidden)).toMatchObject({ isOwn: true });
    const seen = async (actor: typeof owner | null) =>
      (await wantedPage(db, actor, everything)).posts.map(({ id }) => id);
    expect(await seen(null)).toContain(open);
    expect(await seen(null)).not.toContain(hidden);
    expect(await seen(owner)).toContain(hidden);
    const mine = await wantedPage(db, stranger, { ...everything, mine: true });
    expect(mine.posts).toEqual([]);
  });

  it('shows a private one to a seller who fits it, and a group’s to its members', async () => {
    const owner = await aBuyer(db);
    const { seller, enterpriseId } = await anEligibleSeller(db);
    const id = await aWantedPost(db, owner, wantedUniforms(400, { private: true }), clock);
    expect(await wantedView(db, seller, id)).toBeUndefined();
    await db.insertInto('wantedFit').values({ postId: id, enterpriseId, since: clock.now() }).execute();
    expect(await wantedView(db, seller, id)).toMatchObject({ isOwn: false, deliveryPlace: '' });
  });

  it('pages by a cursor that nobody can use to see more', async () => {
    const owner = await aBuyer(db);
    for (let count = 0; count < 22; count += 1) await aWantedPost(db, owner, wantedUniforms(500 + count), clock);
    const filter = { ...everything, mine: true };
    const first = await wantedPage(db, owner, filter);
    const second = await wantedPage(db, owner, { ...filter, cursor: first.next });
    expect([first.posts.length, second.posts.length, second.next]).toEqual([20, 2, null]);
    expect((await wantedPage(db, owner, { ...filter, cursor: "x' or 1=1" })).posts).toHaveLength(20);
  });
});

describe('changing and ending a post', () => {
  const change = (owner: Awaited<ReturnType<typeof aBuyer>>, id: string, quantity: number, version: number) =>
    transact(db, (tx) => changeWanted(tx, owner, id, wantedUniforms(quantity), version, clock));

  it('keeps what stood there, and shows the second of two who change it what the first wrote', async () => {
    const owner = await aBuyer(db);
    const id = await aWantedPost(db, owner, wantedUniforms(400), clock);
    expect((await change(owner, id, 300, 1)).ok).toBe(true);
    expect((await change(owner, id, 300, 1)).ok).toBe(true);
    const late = await change(owner, id, 200, 1);
    expect(late).toMatchObject({
      ok: false,
      error: { code: 'changed-meanwhile', current: { quantity: 300, version: 2 } },
    });
    expect((await wantedHistory(db, owner, id)).map(({ before }) => before)).toEqual([null, { quantity: 400 }]);
    expect(await change(await aBuyer(db), id, 1, 2)).toEqual({ ok: false, error: { code: 'post-not-found' } });
  });

  it('tells what an earlier budget was in the money it stood in', async () => {
    const owner = await aBuyer(db);
    const rupees = wantedUniforms(400, { budgetMinor: 500_000 });
    const id = await aWantedPost(db, owner, rupees, clock);
    const save = (terms: typeof rupees, version: number) =>
      transact(db, (tx) => changeWanted(tx, owner, id, terms, version, clock));
    await save({ ...rupees, budgetMinor: 900_000 }, 1);
    await save({ ...rupees, budgetMinor: 100_000, currency: 'KES' }, 2);
    const history = await wantedHistory(db, owner, id);
    expect(history.map(({ before, currency }) => [before?.budgetMinor, currency])).toEqual([
      [undefined, 'INR'],
      [500_000, 'INR'],
      [900_000, 'INR'],
    ]);
  });

  it('ends once, and not for a stranger; what has ended is not changed', async () => {
    const owner = await aBuyer(db);
    const id = await aWantedPost(db, owner, wantedUniforms(400), clock);
    const end = (actor: typeof owner, step: 'cover' | 'withdraw') =>
      transact(db, (tx) => closeWanted(tx, actor, id, step, clock));
    expect(await end(await aBuyer(db), 'cover')).toEqual({ ok: false, error: { code: 'post-not-found' } });
    expect(await end(owner, 'cover')).toEqual({ ok: true, value: 'covered' });
    expect(await end(owner, 'cover')).toEqual({ ok: true, value: 'covered' });
    expect(await end(owner, 'withdraw')).toEqual({ ok: false, error: { code: 'state-changed', now: 'covered' } });
    expect(await change(owner, id, 10, 1)).toEqual({ ok: false, error: { code: 'not-open' } });
    expect((await wantedHistory(db, owner, id)).map(({ toState }) => toState)).toEqual(['open', 'covered']);
  });

  it('lets a post expire on the day after its last, and no other', async () => {
    const owner = await aBuyer(db);
    const id = await aWantedPost(db, owner, wantedUniforms(400, { openUntil: '2026-06-20' }), clock);
    const state = async () => (await wantedView(db, owner, id))?.state;
    await expireWanted(db, fixedClock('2026-06-20T23:00:00Z'));
    expect(await state()).toBe('open');
    await expireWanted(db, fixedClock('2026-06-21T00:10:00Z'));
    expect(await state()).toBe('expired');
    expect(await expireWanted(db, fixedClock('2026-06-21T00:10:00Z'))).toBe(0);
  });
});
