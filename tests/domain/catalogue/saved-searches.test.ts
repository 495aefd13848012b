import { beforeEach, describe, expect, it } from 'vitest';
import { readOfferQuery } from '~/domain/catalogue/offer-query.schema';
import { pauseSearch, removeSearch, renameSearch } from '~/domain/catalogue/saved-searches/change-saved-search.server';
import { matchSavedSearches } from '~/domain/catalogue/saved-searches/match-saved-searches.server';
import { MOST_SAVED, saveSearch } from '~/domain/catalogue/saved-searches/save-search.server';
import { savedSearch, savedSearches } from '~/domain/catalogue/saved-searches/saved-searches.queries.server';
import { tellSavedSearches } from '~/domain/catalogue/saved-searches/tell-saved-searches.server';
import { whatFits } from '~/domain/catalogue/saved-searches/what-fits.server';
import type { Actor } from '~/platform/actor';
import { fixedClock } from '~/platform/clock';
import { transact } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { reindexOffers } from '~search/indexer.server';
import { aBuyer, aLiveOffer, anEligibleSeller } from '../../factories/market';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const { db } = database;
const SAVED = fixedClock('2026-06-15T09:00:00Z');
const LISTED = fixedClock('2026-06-15T10:00:00Z');
const LATER = fixedClock('2026-06-15T22:00:00Z');
const NEXT_DAY = fixedClock('2026-06-16T11:00:00Z');

let buyer: Actor;
let stall: Awaited<ReturnType<typeof anEligibleSeller>>;

beforeEach(async () => {
  await database.owner.db.deleteFrom('savedSearch').execute();
  await database.owner.db.deleteFrom('message').execute();
  buyer = await aBuyer(db);
  stall = await anEligibleSeller(db);
});

async function keep(actor: Actor, asked: string, name = 'Mine'): Promise<string> {
  const query = readOfferQuery(new URLSearchParams(asked), 1);
  if (!query.ok) throw new Error(`not understood: ${query.error.field}`);
  const fits = await whatFits(database.pool, query.value, SAVED.now());
  if (!fits) throw new Error('nothing can fit');
  const saved = await transact(db, (tx) => saveSearch(tx, actor, { formId: newId(), name, asked, fits }, SAVED));
  if (!saved.ok) throw new Error(saved.error.code);
  return saved.value;
}

type Terms = Parameters<typeof aLiveOffer>[2];

/** An offer that came to the market at a moment and is in the index. */
async function list(terms: Terms = {}, clock = LISTED, enterpriseId = stall.enterpriseId): Promise<string> {
  const id = await aLiveOffer(db, enterpriseId, terms);
  await database.owner.db.updateTable('offer').set({ publishedAt: clock.now() }).where('id', '=', id).execute();
  await reindexOffers(database, [id]);
  return id;
}

const match = (...ids: string[]) => matchSavedSearches(database, ids, LISTED);
const messages = () => db.selectFrom('message').select(['accountId', 'subject', 'body']).orderBy('id').execute();

describe('what is new in a saved search', () => {
  it.each([
    ['its product by another name', 'q=haldi', {}, true],
    ['its product in another script', 'q=மஞ்சள்', {}, true],
    ['another product', 'q=honey', {}, false],
    ['words that the offer does not say', 'q=lakadong+haldi', {}, false],
    ['its country and district', 'q=haldi&country=IN&district=villupuram', {}, true],
    ['another country', 'q=haldi&country=KE', {}, false],
    ['the category above', 'category=food', {}, true],
    ['another category', 'category=textiles', {}, false],
    ['a price that is paid', 'q=haldi&currency=INR&priceTo=240', {}, true],
    ['a price that is not', 'q=haldi&currency=INR&priceTo=239', {}, false],
    ['what can be supplied', 'q=haldi&quantity=50&unit=kg', { stock: 50 }, true],
    ['what can be supplied, said in the words', 'q=haldi+50+kg', { stock: 50 }, true],
    ['more than can be supplied', 'q=haldi&quantity=51&unit=kg', { stock: 50, weeklyCapacity: null }, false],
    ['how far it is brought', 'q=haldi&delivery=country', { deliveryRange: 'country' as const }, true],
    ['farther than it is brought', 'q=haldi&delivery=country', { deliveryRange: 'pickup' as const }, false],
    ['anything at all', 'country=IN', {}, true],
  ])('is found by %s', async (_, asked, terms, fits) => {
    const id = await keep(buyer, asked);
    await match(await list(terms));
    expect((await savedSearch(db, buyer, id, LISTED))?.found).toBe(fits ? 1 : 0);
  });

  it('is what came to the market after it was saved, and is found once', async () => {
    const id = await keep(buyer, 'q=haldi');
    const old = await list({}, fixedClock('2026-06-14T09:00:00Z'));
    const fresh = await list();
    expect(await match(old, fresh)).toBe(1);
    expect(await match(old, fresh)).toBe(0);
    expect((await savedSearch(db, buyer, id, LISTED))?.found).toBe(1);
  });

  it('is not one’s own offer, nor anything while the search is paused', async () => {
    const own = await keep(stall.seller, 'q=haldi');
    const paused = await keep(buyer, 'q=haldi');
    await transact(db, (tx) => pauseSearch(tx, buyer, paused, true));
    expect(await match(await list())).toBe(0);
    expect((await savedSearch(db, stall.seller, own, LISTED))?.found).toBe(0);
  });

  it('is found for many searches by one statement', async () => {
    for (const asked of ['q=haldi', 'q=manjal', 'q=honey', 'category=spices']) await keep(buyer, asked);
    expect(await match(await list(), await list())).toBe(6);
  });
});

describe('the message about what is new', () => {
  it('says how many and names the first, once', async () => {
    await keep(buyer, 'q=haldi', 'Turmeric');
    await match(await list(), await list({ priceMinor: 20_000 }));
    expect(await tellSavedSearches(db, LISTED)).toBe(1);
    expect(await tellSavedSearches(db, LISTED)).toBe(0);
    const [message, ...others] = await messages();
    expect(others).toEqual([]);
    expect(message).toMatchObject({ accountId: buyer.accountId, subject: 'New for “Turmeric”' });
    expect(message?.body).toMatch(
      /^2 new offers fit “Turmeric”: Erode turmeric powder, ₹2\d0; .*\/offers\?q=haldi&sort=newest$/,
    );
  });

  it('comes once a day at most, and then tells of all that came meanwhile', async () => {
    await keep(buyer, 'q=haldi');
    await match(await list());
    await tellSavedSearches(db, LISTED);
    await match(await list(), await list());
    expect(await tellSavedSearches(db, LATER)).toBe(0);
    expect(await tellSavedSearches(db, NEXT_DAY)).toBe(1);
    expect((await messages()).at(-1)?.body).toContain('2 new offers');
  });

  it('says nothing of what has left the market', async () => {
    await keep(buyer, 'q=haldi');
    const gone = await list();
    await match(gone);
    await database.owner.db.updateTable('offer').set({ state: 'withdrawn' }).where('id', '=', gone).execute();
    expect(await tellSavedSearches(db, LISTED)).toBe(0);
    expect(await messages()).toEqual([]);
  });

  it('is written once by two that tell at the same moment', async () => {
    await keep(buyer, 'q=haldi');
    await match(await list());
    await Promise.all([tellSavedSearches(db, LISTED), tellSavedSearches(db, LISTED)]);
    expect(await messages()).toHaveLength(1);
  });
});

it('is over when its day has passed, and only then', async () => {
  const id = await keep(buyer, 'q=haldi&by=2026-06-15');
  await keep(buyer, 'q=haldi');
  expect(await savedSearch(db, buyer, id, LISTED)).toMatchObject({ over: false });
  expect(await savedSearch(db, buyer, id, NEXT_DAY)).toMatchObject({ over: true });
  expect((await savedSearches(db, buyer, NEXT_DAY)).map(({ over }) => over)).toEqual([false, true]);
});

describe('keeping searches', () => {
  it('saves a form once, refuses names that are none, and holds the bound', async () => {
    const fits = await whatFits(database.pool, { q: 'haldi', sort: 'best', limit: 1 }, SAVED.now());
    if (!fits) throw new Error('nothing can fit');
    const save = (name: string, formId = newId()) =>
      transact(db, (tx) => saveSearch(tx, buyer, { formId, name, asked: 'q=haldi', fits }, SAVED));
    const formId = newId();
    expect(await save('Haldi', formId)).toEqual(await save('Haldi again', formId));
    expect(await save(' \u202e ')).toMatchObject({ ok: false, error: { code: 'no-name' } });
    expect(await save('x'.repeat(81))).toMatchObject({ ok: false, error: { code: 'name-too-long', most: 80 } });
    for (let n = 1; n < MOST_SAVED; n += 1) await save(`n${n}`);
    expect(await save('One more')).toMatchObject({ ok: false, error: { code: 'too-many', most: MOST_SAVED } });
    expect(await savedSearches(db, buyer, LISTED)).toHaveLength(MOST_SAVED);
  });

  it('refuses a question that is longer than an address is kept, as long words of other scripts are', async () => {
    const asked = new URLSearchParams({ q: `haldi ${'ம'.repeat(190)}`, district: 'விழுப்புரம்'.repeat(7) }).toString();
    const query = readOfferQuery(new URLSearchParams(asked), 1);
    const fits = query.ok ? await whatFits(database.pool, { q: 'haldi', sort: 'best', limit: 1 }, SAVED.now()) : null;
    if (!fits) throw new Error('not understood');
    const kept = { formId: newId(), name: 'Mine', asked, fits };
    expect(await transact(db, (tx) => saveSearch(tx, buyer, kept, SAVED))).toEqual({
      ok: false,
      error: { code: 'asked-too-long' },
    });
  });

  it('keeps nothing that nothing could ever fit', async () => {
    expect(await whatFits(database.pool, { q: '!!! ???', sort: 'best', limit: 1 }, SAVED.now())).toBeNull();
  });

  it('lets only its owner rename, pause and remove it', async () => {
    const id = await keep(buyer, 'q=haldi');
    const stranger = await aBuyer(db, 'Stranger');
    for (const act of [
      (actor: Actor) => transact(db, (tx) => renameSearch(tx, actor, id, 'Other')),
      (actor: Actor) => transact(db, (tx) => pauseSearch(tx, actor, id, true)),
      (actor: Actor) => transact(db, (tx) => removeSearch(tx, actor, id)),
    ]) {
      expect(await act(stranger)).toMatchObject({ ok: false, error: { code: 'search-not-found' } });
      expect((await act(buyer)).ok).toBe(true);
    }
    expect(await savedSearch(db, buyer, id, LISTED)).toBeUndefined();
  });

  it('leaves none behind of who is erased', async () => {
    await keep(buyer, 'q=haldi');
    const { accountId } = buyer;
    await database.owner.db
      .updateTable('account')
      .set({ email: `${accountId}@erased.invalid` })
      .where('id', '=', accountId)
      .execute();
    expect(await savedSearches(db, buyer, LISTED)).toEqual([]);
  });
});
