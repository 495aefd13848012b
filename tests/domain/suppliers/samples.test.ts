import { beforeEach, describe, expect, it } from 'vitest';
import { askForSample } from '~/domain/sourcing/suppliers/ask-for-sample.server';
import { changeSample } from '~/domain/sourcing/suppliers/change-sample.server';
import {
  samplePage,
  samplesSpokenFor,
  samplesToSpeakFor,
  samplesWaiting,
  sampleView,
} from '~/domain/sourcing/suppliers/sample.queries.server';
import type { SampleStep } from '~/domain/sourcing/suppliers/sample.states';
import { supplierTies } from '~/domain/sourcing/suppliers/supplier-ties.queries.server';
import { handleEvent } from '~/events/index.server';
import type { Actor } from '~/platform/actor';
import { fixedClock } from '~/platform/clock';
import { transact } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { aBuyer, aLiveOffer, anEligibleSeller } from '../../factories/market';
import { aMember, aStaffMember, managerOf } from '../../factories/people';
import { anotherRequest } from '../../factories/quotes';
import { anAskedSample, anOfferOfJars, aSupplierAccount, aVettedSupplier } from '../../factories/suppliers';
import { TEST_NOW } from '../../support/request-context';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const { db } = database;
const clock = fixedClock(TEST_NOW);

let supplierId = '';
let offerId = '';
let asker: Actor;
let keeper: Actor;
beforeEach(async () => {
  supplierId = await aVettedSupplier(db);
  offerId = await anOfferOfJars(db, supplierId);
  keeper = await aSupplierAccount(db, supplierId);
  asker = await aBuyer(db, 'Hotel Malabar');
});

const asked = (over: object = {}) => ({
  offerId,
  quantity: 2,
  place: 'Bus stand',
  words: '',
  formId: newId(),
  ...over,
});
const ask = (actor: Actor, input: ReturnType<typeof asked>, enterpriseId = supplierId) =>
  transact(db, (tx) => askForSample(tx, actor, enterpriseId, input, clock));
const step = (actor: Actor, id: string, taken: SampleStep, words = '') =>
  transact(db, (tx) => changeSample(tx, actor, id, { step: taken, words }, clock));

describe('asking for a sample', () => {
  it('makes one request of a form, however often and at the same time it is sent', async () => {
    const input = asked();
    const answers = await Promise.all(Array.from({ length: 6 }, () => ask(asker, input)));
    const ids = new Set(answers.map((answer) => (answer.ok ? answer.value : answer.error.code)));
    expect(ids.size).toBe(1);
    const [id = ''] = ids;
    expect(await sampleView(db, asker, id)).toMatchObject({
      number: expect.stringMatching(/^SR-2026-\d{6}$/) as string,
      ...{ state: 'asked', role: 'buyer', quantity: 2, title: 'PET jars, 500 g', otherParty: 'Velan Packaging' },
      phone: '+91 0000 700 101',
    });
  });

  it('names the one that is on its way already, and takes another once that has ended', async () => {
    const first = await anAskedSample(db, asker, { enterpriseId: supplierId, offerId }, clock);
    expect(await ask(asker, asked())).toEqual({ ok: false, error: { code: 'asked-already', requestId: first } });
    await step(asker, first, 'withdraw');
    expect(await ask(asker, asked())).toMatchObject({ ok: true });
  });

  it('is refused by who is not vetted or blocked, of what is not on the table, and by oneself', async () => {
    const waiting = await aVettedSupplier(db, { vettedOn: null });
    const there = await anOfferOfJars(db, waiting);
    expect(await ask(asker, asked({ offerId: there }), waiting)).toMatchObject({
      error: { code: 'supplier-cannot-sell' },
    });
    expect(await ask(asker, asked({ offerId: there }))).toMatchObject({ error: { code: 'offer-not-found' } });
    expect(await ask(keeper, asked())).toMatchObject({ error: { code: 'own-enterprise' } });
    const { enterpriseId } = await anEligibleSeller(db);
    const ofMember = await aLiveOffer(db, enterpriseId);
    expect(await ask(asker, asked({ offerId: ofMember }), enterpriseId)).toMatchObject({
      error: { code: 'supplier-not-found' },
    });
    await db.updateTable('offer').set({ state: 'paused', pausedBy: 'seller' }).where('id', '=', offerId).execute();
    expect(await ask(asker, asked())).toMatchObject({ error: { code: 'offer-not-found' } });
  });
});

describe('the way of a sample', () => {
  it('is gone by both sides in turn, each told by the other, and a step sent twice is taken once', async () => {
    const id = await anAskedSample(db, asker, { enterpriseId: supplierId, offerId }, clock);
    expect(await samplesWaiting(db, keeper)).toBe(1);
    expect(await step(keeper, id, 'promise', 'On Friday by bus.')).toEqual({ ok: true, value: 'promised' });
    expect(await step(keeper, id, 'promise')).toEqual({ ok: true, value: 'promised' });
    expect(await samplesWaiting(db, keeper)).toBe(0);
    expect(await step(asker, id, 'send')).toEqual({ ok: false, error: { code: 'state-changed', now: 'promised' } });
    await step(keeper, id, 'send');
    expect(await step(keeper, id, 'refuse')).toMatchObject({ error: { code: 'state-changed', now: 'sent' } });
    await step(asker, id, 'receive');
    const view = await sampleView(db, keeper, id);
    expect(view).toMatchObject({ role: 'seller', state: 'received', otherParty: 'Hotel Malabar' });
    expect(view?.history.map(({ toState, who, words }) => [toState, who, words])).toEqual([
      ['asked', 'Hotel Malabar', ''],
      ['promised', 'Velan Packaging', 'On Friday by bus.'],
      ['sent', 'Velan Packaging', ''],
      ['received', 'Hotel Malabar', ''],
    ]);
    const events = await db.selectFrom('outboxEvent').select('id').where('name', '=', 'sample.changed').execute();
    for (const event of events) await handleEvent({ database, clock }, event.id);
    const told = await db.selectFrom('message').select(['accountId', 'subject', 'body']).orderBy('id').execute();
    const to = (actor: Actor) => told.filter(({ accountId }) => accountId === actor.accountId);
    expect(to(keeper).map(({ subject }) => subject)).toEqual([
      'A sample is asked for: PET jars, 500 g',
      'Your sample arrived: PET jars, 500 g',
    ]);
    expect(to(keeper)[0]?.body).toContain(`2 piece PET jars, 500 g, to Villupuram bus stand. For mango pickle.`);
    expect(to(asker).map(({ subject }) => subject)).toEqual([
      'Your sample is promised: PET jars, 500 g',
      'Your sample is on its way: PET jars, 500 g',
    ]);
    expect(to(asker)[0]?.body).toContain('On Friday by bus.');
  });

  it('is not found by anybody else, another supplier neither', async () => {
    const id = await anAskedSample(db, asker, { enterpriseId: supplierId, offerId }, clock);
    const stranger = await aBuyer(db);
    const rival = await aSupplierAccount(db, await aVettedSupplier(db, { name: 'Rival' }));
    for (const other of [stranger, rival]) {
      expect(await sampleView(db, other, id)).toBeUndefined();
      expect(await step(other, id, 'receive')).toEqual({ ok: false, error: { code: 'sample-not-found' } });
      expect((await samplePage(db, other, 'seller', null)).samples).toEqual([]);
      expect((await samplePage(db, other, 'buyer', null)).samples).toEqual([]);
    }
  });

  it('stands in the supplier’s list before those that wait for nothing, page by page', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 22; count += 1) {
      const one = await aBuyer(db, `Buyer ${count}`);
      ids.push(await anAskedSample(db, one, { enterpriseId: supplierId, offerId }, clock));
    }
    await step(keeper, ids[21] ?? '', 'refuse');
    const first = await samplePage(db, keeper, 'seller', null);
    const second = await samplePage(db, keeper, 'seller', first.next);
    expect([first.samples.length, second.samples.length, second.next]).toEqual([20, 2, null]);
    expect(second.samples.at(-1)).toMatchObject({ id: ids[21], state: 'refused' });
    expect((await samplePage(db, keeper, 'seller', "1' or 1=1")).samples).toHaveLength(20);
  });
});

describe('a sample of a supplier for which nobody acts here', () => {
  const readsNothing = async () => {
    supplierId = await aVettedSupplier(db, { name: 'Murugan Jars', phone: '+91 0000 700-202' });
    offerId = await anOfferOfJars(db, supplierId);
    const { branchId } = await anEligibleSeller(db);
    const id = await anAskedSample(db, asker, { enterpriseId: supplierId, offerId }, clock);
    return { id, staff: await aStaffMember(db, managerOf(branchId)) };
  };
  const texts = async () => {
    const events = await db.selectFrom('outboxEvent').select('id').where('name', '=', 'sample.changed').execute();
    for (const { id } of events) await handleEvent({ database, clock }, id);
    await database.owner.db.updateTable('outboxEvent').set({ handledAt: null }).execute();
    for (const { id } of events) await handleEvent({ database, clock }, id);
    const rows = await db.selectFrom('message').select('body').where('address', '=', '+910000700202').execute();
    return rows.map(({ body }) => body);
  };

  it('is told to the supplier by text, once, with whom to call; and that it is not needed any more', async () => {
    await db.updateTable('account').set({ phone: '+919876500001' }).where('id', '=', asker.accountId).execute();
    const { id } = await readsNothing();
    await step(asker, id, 'withdraw');
    expect(await texts()).toEqual([
      'Hotel Malabar asks Murugan Jars for a sample: 2 piece PET jars, 500 g, to Villupuram bus stand. For mango pickle. ' +
        'Call +919876500001.',
      expect.stringContaining('no longer needs the sample'),
    ]);
  });

  it('is answered by staff who keep the supplier, and the history says that they wrote it down', async () => {
    const { id, staff } = await readsNothing();
    expect((await samplesToSpeakFor(db, [supplierId])).get(supplierId)).toBe(1);
    expect(await samplesSpokenFor(db, staff.staff, supplierId)).toMatchObject([{ id, otherParty: 'Hotel Malabar' }]);
    expect(await step(staff, id, 'receive')).toEqual({ ok: false, error: { code: 'state-changed', now: 'asked' } });
    expect(await step(staff, id, 'promise', 'On Friday.')).toEqual({ ok: true, value: 'promised' });
    expect((await sampleView(db, staff, id))?.role).toBe('staff');
    const view = await sampleView(db, asker, id);
    expect(view).toMatchObject({ role: 'buyer', hasDesk: false });
    expect(view?.history).toMatchObject([
      { who: 'Hotel Malabar', byStaff: false },
      { who: 'Murugan Jars', byStaff: true, words: 'On Friday.' },
    ]);
    expect((await samplesToSpeakFor(db, [supplierId])).size).toBe(0);
  });

  it('is not theirs where they keep other countries, nor once somebody acts for the supplier', async () => {
    const { id, staff } = await readsNothing();
    const { branchId } = await aMember(db, { country: 'KE' });
    const elsewhere = await aStaffMember(db, managerOf(branchId));
    const trainer = await aStaffMember(db, [{ role: 'trainer', branchId: staff.staff.duties[0]?.branchId ?? null }]);
    await aSupplierAccount(db, supplierId);
    for (const other of [elsewhere, trainer, staff]) {
      expect(await sampleView(db, other, id)).toBeUndefined();
      expect(await step(other, id, 'promise')).toEqual({ ok: false, error: { code: 'sample-not-found' } });
      expect(await samplesSpokenFor(db, other.staff, supplierId)).toEqual([]);
    }
  });
});

describe('the phone number of a supplier', () => {
  const phone = async (actor: Actor) => (await supplierTies(db, actor, supplierId)).phone;

  it('is shown to who asked for a sample or a quote, and to nobody before', async () => {
    expect(await phone(asker)).toBeNull();
    await anAskedSample(db, asker, { enterpriseId: supplierId, offerId }, clock);
    expect(await phone(asker)).toBe('+91 0000 700 101');
    await db.updateTable('enterprise').set({ contactPhone: null }).where('id', '=', supplierId).execute();
    expect(await supplierTies(db, asker, supplierId)).toMatchObject({ mayCall: true, phone: null });
    await db.updateTable('enterprise').set({ contactPhone: '+91 0000 700 101' }).where('id', '=', supplierId).execute();
    const quoted = await aBuyer(db);
    expect(await phone(quoted)).toBeNull();
    await db
      .insertInto('branch')
      .values({ id: newId(), code: newId(), name: 'B', country: 'IN', timezone: 'Asia/Kolkata', currency: 'INR' })
      .execute();
    const about = { productType: 'plastic-jars', unit: 'piece' };
    await anotherRequest(db, clock, quoted, { enterpriseId: supplierId, offerId, asked: about });
    expect(await phone(quoted)).toBe('+91 0000 700 101');
  });
});
