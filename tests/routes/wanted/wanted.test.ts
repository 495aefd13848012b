import { describe, expect, it } from 'vitest';
import type { Actor } from '~/platform/actor';
import { newId } from '~/platform/id';
import * as answers from '~/routes/wanted/answers';
import * as closing from '~/routes/wanted/closing';
import * as edit from '~/routes/wanted/edit-wanted';
import * as fresh from '~/routes/wanted/new-wanted';
import * as requests from '~/routes/wanted/requests';
import * as post from '~/routes/wanted/wanted';
import * as list from '~/routes/wanted/wanted-list';
import { aBuyer, anEligibleSeller } from '../../factories/market';
import { anOfferOfUniforms, aWantedPost, wantedUniforms } from '../../factories/wanted';
import { contextFor, TEST_NOW } from '../../support/request-context';
import { get, post as send, responseOf } from '../../support/requests';
import { fixedClock } from '~/platform/clock';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const { db } = database;
const clock = fixedClock(TEST_NOW);
const as = (actor: Actor | null) => contextFor(database, { actor });

const typed = (over: Record<string, string> = {}) => ({
  productType: 'school-uniform',
  formId: newId(),
  quantity: '400',
  unit: 'set',
  latestOn: '2026-08-31',
  country: 'IN',
  district: 'villupuram',
  ...over,
});

const answerTo = (owner: Actor, over: Record<string, string>) =>
  responseOf(fresh.action(send('/wanted/new', typed(over), as(owner))));

describe('saying what one needs', () => {
  it('goes from the product to its form, whose id stands in the address', async () => {
    const owner = await aBuyer(db);
    const chosen = await responseOf(
      fresh.action(send('/wanted/new', { productType: 'school-uniform', formId: newId() }, as(owner))),
    );
    expect(chosen.headers.get('location')).toMatch(/^\/wanted\/new\?product=school-uniform&form=[0-9a-f-]{36}$/);
    const plain = await responseOf(fresh.loader(get('/wanted/new?product=school-uniform', as(owner))));
    expect([plain.status, plain.headers.get('location')]).toEqual([303, expect.stringMatching(/form=[0-9a-f-]{36}/)]);
    const found = await responseOf(fresh.loader(get('/wanted/new?q=uniform', as(owner))));
    const { choice } = (await found.json()) as { choice: { products: { code: string }[] } };
    expect(choice.products.map(({ code }) => code)).toContain('school-uniform');
  });

  it('posts with a few fields, and once however often it is sent', async () => {
    const owner = await aBuyer(db);
    const formId = newId();
    const [first, second] = [await answerTo(owner, { formId }), await answerTo(owner, { formId, quantity: '௪௦௦' })];
    expect(first.status).toBe(303);
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
    expect(first.headers.get('location')).toMatch(/^\/wanted\/[0-9a-f-]{36}\?done=posted$/);
  });

  it.each([
    [{ quantity: '' }, 'quantity', 'Fill this in.'],
    [{ quantity: '-3' }, 'quantity', 'Write 1 or more.'],
    [{ quantity: '2.5' }, 'quantity', 'Write a whole number, in figures.'],
    [{ quantity: '99999999' }, 'quantity', 'Write 1,000,000 or less.'],
    [{ unit: 'kg' }, 'unit', 'Choose one of the list.'],
    [{ latestOn: '' }, 'latestOn', 'Fill this in.'],
    [{ latestOn: '2026-02-30' }, 'latestOn', 'Write the day as year-month-day: 2026-06-30.'],
    [{ latestOn: '2026-06-15' }, 'latestOn', 'Too early. 16 Jun 2026 or later.'],
    [{ latestOn: '2030-01-01' }, 'latestOn', 'Too late. 14 Jun 2028 or earlier.'],
    [{ country: '' }, 'country', 'Fill this in.'],
    [{ district: '' }, 'district', 'Fill this in.'],
    [{ district: 'Vilupuram' }, 'district', /We do not know “Vilupuram”. Do you mean Villupuram/],
    [{ district: 'Qzxwv' }, 'district', 'We do not know “Qzxwv”. Write the name of the district.'],
    [{ budget: 'much' }, 'budget', 'Write the amount in figures: 240 or 240.50.'],
    [{ budget: '0' }, 'budget', 'The budget must be more than 0.'],
    [{ budget: '1.234' }, 'budget', /At most 2 decimals/],
    [{ currency: 'XXX' }, 'currency', 'Choose one of the list.'],
    [{ openUntil: '2026-09-01' }, 'openUntil', 'Not after the day you need it: 31 Aug 2026.'],
    [{ quality: 'x'.repeat(1001) }, 'quality', /Too long/],
  ])('refuses %j at its field and keeps everything typed', async (over, field, words) => {
    const refused = await answerTo(await aBuyer(db), { budget: '', ...over });
    expect(refused.status).toBe(422);
    const answer = (await refused.json()) as { typed: Record<string, string>; words: Record<string, string> };
    expect(Object.keys(answer.words)).toEqual([field]);
    expect(answer.words[field]).toMatch(words);
    expect(answer.typed).toMatchObject({ productType: 'school-uniform', ...over });
  });
});

describe('the page of a post', () => {
  it('shows its owner who could cover it, a seller what she could supply, and others what is wanted', async () => {
    const { seller, enterpriseId } = await anEligibleSeller(db);
    const offerId = await anOfferOfUniforms(db, enterpriseId, { stock: 500, currency: 'KES' });
    const owner = await aBuyer(db);
    const id = await aWantedPost(db, owner, wantedUniforms(400, { currency: 'KES' }), clock);
    const shown = async (actor: Actor | null) =>
      (await (await responseOf(post.loader(get(`/wanted/${id}`, as(actor), { id })))).json()) as Record<
        string,
        unknown
      >;
    expect(await shown(owner)).toMatchObject({
      line: '400 set: school uniform',
      found: { coversAll: true, sets: [{ totalMinor: 400 * 45_000, shares: [{ offerId, quantity: 400 }] }] },
      parts: [],
    });
    expect(await shown(seller)).toMatchObject({ found: null, parts: [{ offerId, most: 400 }], history: [] });
    const stranger = await shown(null);
    expect(stranger).toMatchObject({ found: null, parts: [], asked: [], post: { deliveryPlace: '' } });
    expect(JSON.stringify(stranger)).not.toContain(owner.displayName);
  });

  it.each(['abc', newId(), "' or 1=1"])('is not found at %j', async (id) => {
    expect((await responseOf(post.loader(get('/wanted/x', as(null), { id })))).status).toBe(404);
  });

  it('asks all of a set, says what came of it, and nothing to a stranger', async () => {
    const { enterpriseId } = await anEligibleSeller(db);
    const offerId = await anOfferOfUniforms(db, enterpriseId, { stock: 500, currency: 'TZS' });
    const owner = await aBuyer(db);
    const id = await aWantedPost(db, owner, wantedUniforms(100, { currency: 'TZS' }), clock);
    const ask = (actor: Actor, shares: string) =>
      responseOf(requests.action(send(`/wanted/${id}/requests`, { formId: newId(), shares }, as(actor), { id })));
    expect((await ask(await aBuyer(db), `${offerId}:100`)).status).toBe(404);
    for (const wrong of ['', `${offerId}:100000`, `${offerId}:-5`, 'x:y,z', `${offerId}:1e2`]) {
      expect((await ask(owner, wrong)).status).toBe(409);
    }
    const late = await ask(owner, `${offerId}:505,${newId()}:20`);
    expect(await late.json()).toEqual({
      changes: ['Lakshmi spices can give 500 set by then, not 505 set.', 'A seller can give none of it by then.'],
    });
    expect((await ask(owner, `${offerId}:100`)).headers.get('location')).toBe(`/wanted/${id}?done=asked`);
  });

  it('lets a seller take it up and leads her to her quote', async () => {
    const { seller, enterpriseId } = await anEligibleSeller(db);
    const offerId = await anOfferOfUniforms(db, enterpriseId, { stock: 500, currency: 'UGX' });
    const id = await aWantedPost(db, await aBuyer(db), wantedUniforms(100, { currency: 'UGX' }), clock);
    const answer = (actor: Actor) =>
      responseOf(answers.action(send(`/wanted/${id}/answers`, { offerId }, as(actor), { id })));
    expect((await answer(seller)).headers.get('location')).toMatch(/^\/quotes\/[0-9a-f-]{36}$/);
    expect((await answer(await aBuyer(db))).headers.get('location')).toBe(`/wanted/${id}?done=nothing-fits`);
  });
});

describe('changing and ending', () => {
  it('tells the second of two who change it what stands there now', async () => {
    const owner = await aBuyer(db);
    const id = await aWantedPost(db, owner, wantedUniforms(400), clock);
    const change = (fields: Record<string, string>) =>
      responseOf(edit.action(send(`/wanted/${id}/edit`, { ...typed(), ...fields }, as(owner), { id })));
    expect((await change({ quantity: '300', version: '1' })).headers.get('location')).toBe(
      `/wanted/${id}?done=changed`,
    );
    const late = await change({ quantity: '200', version: '1' });
    expect(late.status).toBe(409);
    expect(await late.json()).toMatchObject({ typed: { quantity: '200', version: '2' }, changes: ['How much: 300'] });
    expect((await change({ quantity: '300', private: 'yes', version: '2' })).status).toBe(303);
    const open = await change({ quantity: '300', version: '2' });
    expect(await open.json()).toMatchObject({ typed: { version: '3' }, changes: ['Private: Yes'] });
    const stranger = as(await aBuyer(db));
    expect((await responseOf(edit.loader(get(`/wanted/${id}/edit`, stranger, { id })))).status).toBe(404);
  });

  it('asks how it ended, and ends it', async () => {
    const owner = await aBuyer(db);
    const id = await aWantedPost(db, owner, wantedUniforms(400), clock);
    const end = (fields: Record<string, string>, actor = owner) =>
      responseOf(closing.action(send(`/wanted/${id}/closing`, fields, as(actor), { id })));
    expect((await end({})).status).toBe(422);
    expect((await end({ step: 'expire' })).status).toBe(422);
    expect((await end({ step: 'cover' }, await aBuyer(db))).status).toBe(404);
    expect((await end({ step: 'cover' })).headers.get('location')).toBe(`/wanted/${id}?done=ended`);
    expect((await end({ step: 'withdraw' })).headers.get('location')).toBe(`/wanted/${id}?done=not-open`);
  });
});

it('the list narrows by kind and country, and is not moved by what it does not know', async () => {
  const owner = await aBuyer(db);
  const id = await aWantedPost(db, owner, wantedUniforms(321), clock);
  const shown = async (query: string, actor: Actor | null = null) => {
    const answer = await responseOf(list.loader(get(`/wanted${query}`, as(actor))));
    return ((await answer.json()) as { posts: { id: string }[] }).posts.map((one) => one.id);
  };
  expect(await shown('?country=IN&category=garments')).toContain(id);
  expect(await shown('?category=spices')).not.toContain(id);
  expect(await shown('?country=ZZ&category=nothing&cursor=none')).toContain(id);
  expect(await shown('?mine=1', owner)).toEqual([id]);
});
