import type { SerializeFrom } from '@remix-run/node';
import { describe, expect, it } from 'vitest';
import { orderView } from '~/domain/orders/order-view.queries.server';
import type { Actor } from '~/platform/actor';
import { fixedClock } from '~/platform/clock';
import { newId } from '~/platform/id';
import { loader as offerPage } from '~/routes/market/offer';
import * as order from '~/routes/orders/order';
import * as closing from '~/routes/together/closing';
import * as confirmation from '~/routes/together/confirmation';
import * as leaving from '~/routes/together/leaving';
import * as newPurchase from '~/routes/together/new-purchase';
import * as purchase from '~/routes/together/purchase';
import * as purchases from '~/routes/together/purchases';
import * as share from '~/routes/together/share';
import { anAccount } from '../../factories/people';
import { aGroupThatBuys } from '../../factories/together';
import { contextFor, TEST_NOW } from '../../support/request-context';
import { get, post, responseOf } from '../../support/requests';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const { db } = database;
const clock = fixedClock(TEST_NOW);

type Fields = Record<string, string>;
type Answer = { problems: Fields; typed: Fields };
type Part = { action: (args: ReturnType<typeof post>) => Promise<unknown> };

const as = (actor: Actor) => contextFor(database, { actor });
const ask = (
  part: { loader: (args: ReturnType<typeof get>) => Promise<unknown> },
  actor: Actor,
  id: string,
  query = '',
) => responseOf(part.loader(get(`/together/${id}${query}`, as(actor), { id })));
const send = (part: Part, actor: Actor, id: string, fields: Fields) =>
  responseOf(part.action(post(`/together/${id}`, fields, as(actor), { id })));

async function shown(actor: Actor, id: string) {
  const response = await ask(purchase, actor, id);
  return ((await response.json()) as SerializeFrom<typeof purchase.loader>).purchase;
}

describe('/together/new', () => {
  it('gives its form an id, opens once for it, and leads to what was opened', async () => {
    const buying = await aGroupThatBuys(db, clock);
    const context = as(buying.asha);
    const asked = await responseOf(newPurchase.loader(get(`/together/new?offer=${buying.offerId}`, context)));
    expect(asked.status).toBe(303);
    const address = asked.headers.get('location') ?? '';
    const { formId, groups } = await (await newPurchase.loader(get(address, context))).json();
    const form = { formId, groupId: groups[0]?.value ?? '', offerId: buying.offerId, quantity: '௨௫௦' };
    const fields = { ...form, closesOn: '2026-06-20', deliveryMethod: 'pickup' };
    const opened = [];
    for (let time = 0; time < 2; time += 1) {
      opened.push(await responseOf(newPurchase.action(post('/together/new', fields, context))));
    }
    expect(opened.map(({ status }) => status)).toEqual([303, 303]);
    const [first, second] = opened.map(({ headers }) => headers.get('location'));
    expect(first).toMatch(/^\/together\/[0-9a-f-]{36}\?done=opened$/);
    expect(second).toBe(first);
  });

  it('says at each field what is wrong, and keeps what was typed', async () => {
    const buying = await aGroupThatBuys(db, clock);
    const good = { formId: newId(), groupId: buying.groupId, offerId: buying.offerId, quantity: '100' };
    const form = { ...good, closesOn: '2026-06-20', deliveryMethod: 'delivery', deliveryPlace: 'Hall' };
    const wrong: [Fields, Fields][] = [
      [{ quantity: '-4' }, { quantity: 'Write 1 or more.' }],
      [{ quantity: '' }, { quantity: 'Fill this in.' }],
      [{ quantity: '9999' }, { quantity: 'There is less: take 5,000 kilogram or less.' }],
      [{ closesOn: 'soon' }, { closesOn: 'Write the day as year-month-day, such as 2026-06-15.' }],
      [{ closesOn: '2026-06-01' }, { closesOn: 'Choose a day from 15 Jun 2026 to 14 Aug 2026.' }],
      [{ deliveryPlace: '' }, { deliveryPlace: 'Fill this in.' }],
      [{ deliveryMethod: 'drone' }, { deliveryMethod: 'Choose one of the list.' }],
    ];
    for (const [fields, problems] of wrong) {
      const typed = { ...form, ...fields };
      const answer = await responseOf(newPurchase.action(post('/together/new', typed, as(buying.asha))));
      expect([answer.status, await answer.json()]).toEqual([422, { typed, problems }]);
    }
    const forged = { ...form, formId: 'x' };
    expect((await responseOf(newPurchase.action(post('/together/new', forged, as(buying.asha))))).status).toBe(404);
  });

  it('is offered on an offer’s page to members alone', async () => {
    const buying = await aGroupThatBuys(db, clock);
    const { offerId: id } = buying;
    const offered = async (actor: Actor | null) =>
      (await (await offerPage(get(`/offers/${id}`, contextFor(database, { actor }), { id }))).json()).mayBuyTogether;
    expect([await offered(buying.asha), await offered(await anAccount(db)), await offered(null)]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('a purchase’s pages', () => {
  it('show each what she pays and saves, and after another left what the price was and is', async () => {
    const buying = await aGroupThatBuys(db, clock);
    const id = await buying.open();
    await buying.take(id, buying.meena, buying.meena.memberId, 200, 750);
    await buying.agree(id, buying.asha, buying.asha.memberId, 300, 700);
    const before = await shown(buying.asha, id);
    expect(before.people).toMatchObject([
      { name: 'Asha', own: true, amountMinor: 210_000, savingMinor: 15_000, agrees: true, changes: [] },
      { name: 'Meena', own: false, amountMinor: 140_000, savingMinor: 10_000, agrees: true },
    ]);
    const left = await send(leaving, buying.meena, id, { memberId: buying.meena.memberId });
    expect(left.headers.get('location')).toBe(`/together/${id}?done=left`);
    const after = await shown(buying.asha, id);
    expect(after.people.find(({ own }) => own)).toMatchObject({
      ...{ amountMinor: 225_000, savingMinor: 0, agrees: false },
      changes: [{ fromMinor: 700, toMinor: 750, event: { kind: 'left', member: 'Meena' } }],
    });
    const again = { memberId: buying.asha.memberId, quantitySeen: '300', highestPriceMinor: '750' };
    expect((await send(confirmation, buying.asha, id, again)).status).toBe(303);
    expect((await shown(buying.asha, id)).people.find(({ own }) => own)).toMatchObject({ agrees: true, changes: [] });
  });

  it('do not exist for strangers, nor parts of others for a plain member', async () => {
    const buying = await aGroupThatBuys(db, clock);
    const other = await aGroupThatBuys(db, clock);
    const id = await buying.open();
    const parts = [purchase, share, confirmation, leaving, closing];
    for (const actor of [other.asha, other.president, await anAccount(db)]) {
      for (const part of parts) expect((await ask(part, actor, id)).status).toBe(404);
      for (const part of [share, confirmation, leaving, closing]) {
        const fields = { memberId: buying.asha.memberId, quantity: '5', highestPriceMinor: '750', quantitySeen: '300' };
        expect((await send(part, actor, id, fields)).status).toBe(404);
      }
    }
    const hers = `?member=${buying.asha.memberId}`;
    for (const part of [share, confirmation, leaving])
      expect((await ask(part, buying.meena, id, hers)).status).toBe(404);
    expect((await ask(share, buying.meena, id, '?for=another')).status).toBe(404);
    expect((await ask(closing, buying.meena, id)).status).toBe(404);
    expect((await ask(purchase, buying.asha, 'x')).status).toBe(404);
  });

  it('refuse a stale word with the price as it is now, and a press on a stale page', async () => {
    const buying = await aGroupThatBuys(db, clock);
    const id = await buying.open();
    await buying.take(id, buying.meena, buying.meena.memberId, 200);
    const { version } = await shown(buying.asha, id);
    await send(leaving, buying.meena, id, { memberId: buying.meena.memberId });
    const word = { memberId: buying.asha.memberId, quantitySeen: '300', highestPriceMinor: '700' };
    const stale = await send(confirmation, buying.asha, id, word);
    expect([stale.status, ((await stale.json()) as Answer).problems]).toEqual([
      409,
      { highestPriceMinor: 'The price is now ₹7.50. Choose it to agree again.' },
    ]);
    const press = await send(closing, buying.asha, id, { versionSeen: String(version), priceSeenMinor: '700' });
    expect([press.status, ((await press.json()) as Answer).problems]).toEqual([
      409,
      { '': 'Something changed meanwhile. Look it over, then press again.' },
    ]);
  });

  it('let an officer choose of those without an account, and call it off with a reason alone', async () => {
    const buying = await aGroupThatBuys(db, clock);
    const id = await buying.open();
    const page = await ask(share, buying.president, id, '?for=another');
    const { choices } = (await page.json()) as { choices: { id: string; name: string }[] };
    expect(choices.map(({ name }) => name)).toEqual(['Devi', 'Ponni', 'Ponni', 'Ponni']);
    expect((await send(share, buying.president, id, { memberId: buying.devi, quantity: '20' })).status).toBe(303);
    expect((await send(closing, buying.asha, id, { act: 'cancel', reason: ' ' })).status).toBe(422);
    const off = await send(closing, buying.asha, id, { act: 'cancel', reason: 'Jars came by another way.' });
    expect(off.headers.get('location')).toBe(`/together/${id}?done=cancelled`);
    const late = await send(share, buying.meena, id, { memberId: buying.meena.memberId, quantity: '20' });
    expect([late.status, ((await late.json()) as Answer).problems]).toEqual([
      409,
      { '': 'It is closed: Called off. Nothing was changed.' },
    ]);
  });
});

describe('the order', () => {
  it('shows who pays what to those who buy, and to the seller the group and the total alone', async () => {
    const buying = await aGroupThatBuys(db, clock);
    const id = await buying.open();
    await buying.take(id, buying.meena, buying.meena.memberId, 200, 750);
    await buying.agree(id, buying.asha, buying.asha.memberId, 300, 700);
    const { version } = await shown(buying.asha, id);
    const seen = { versionSeen: String(version), priceSeenMinor: '700' };
    expect((await send(closing, buying.president, id, seen)).headers.get('location')).toBe(
      `/together/${id}?done=ordered`,
    );
    const orderId = (await shown(buying.asha, id)).order?.id ?? '';
    const meena = await orderView(db, buying.meena, orderId);
    expect(meena).toMatchObject({ side: 'buyer', mayAct: false, totalMinor: 350_000 });
    expect(meena?.together?.shares.map(({ name, amountMinor }) => [name, amountMinor])).toEqual([
      ['Asha', 210_000],
      ['Meena', 140_000],
    ]);
    expect(await orderView(db, buying.president, orderId)).toMatchObject({ side: 'buyer', mayAct: true });
    const seller = await orderView(db, buying.seller, orderId);
    expect(seller).toMatchObject({ side: 'seller', together: null, buyer: { name: 'Malli', organisation: null } });
    for (const name of ['Asha', 'Meena', buying.president.displayName]) {
      expect(JSON.stringify({ buyer: seller?.buyer, events: seller?.events })).not.toContain(name);
    }
  });
});

describe('whose order it is', () => {
  async function ordered() {
    const buying = await aGroupThatBuys(db, clock);
    const id = await buying.open();
    await buying.take(id, buying.meena, buying.meena.memberId, 200, 750);
    await buying.agree(id, buying.asha, buying.asha.memberId, 300, 700);
    const { version } = await shown(buying.asha, id);
    await send(closing, buying.asha, id, { versionSeen: String(version), priceSeenMinor: '700' });
    return { buying, orderId: (await shown(buying.asha, id)).order?.id ?? '' };
  }

  it('is the group’s: its officers withdraw it or say that it came, as she who placed it may', async () => {
    const { buying, orderId } = await ordered();
    const page = (actor: Actor) => responseOf(order.loader(get(`/orders/${orderId}`, as(actor), { id: orderId })));
    const press = (actor: Actor, step: string) =>
      responseOf(order.action(post(`/orders/${orderId}`, { step }, as(actor), { id: orderId })));
    const steps = async (actor: Actor) =>
      ((await (await page(actor)).json()) as SerializeFrom<typeof order.loader>).steps;
    expect([await steps(buying.asha), await steps(buying.president)]).toEqual([['withdraw'], ['withdraw']]);
    expect(await steps(buying.meena)).toEqual([]);
    expect((await press(buying.meena, 'withdraw')).status).toBe(404);
    const stranger = await aGroupThatBuys(db, clock);
    expect((await page(stranger.president)).status).toBe(404);
    expect((await press(stranger.president, 'withdraw')).status).toBe(404);
    expect((await press(buying.president, 'accept')).status).toBe(404);
    expect((await press(buying.president, 'withdraw')).status).toBe(303);
    expect(await orderView(db, buying.seller, orderId)).toMatchObject({
      state: 'withdrawn',
      events: [{ who: 'Malli' }, { side: 'buyer', who: 'Malli' }],
    });
  });

  it('is never acted on for the group by who sells to it', async () => {
    const { buying, orderId } = await ordered();
    const { memberId } = buying.president;
    await db
      .insertInto('enterpriseOwner')
      .values({ enterpriseId: buying.enterpriseId, memberId, signatory: true })
      .execute();
    const view = await orderView(db, buying.president, orderId);
    expect(view).toMatchObject({ side: 'seller', mayAct: true, together: null });
    const pressed = post(`/orders/${orderId}`, { step: 'withdraw' }, as(buying.president), { id: orderId });
    expect((await responseOf(order.action(pressed))).status).toBe(404);
  });
});

describe('a form that comes too late', () => {
  it('leads to the purchase, which says that it is closed or that the part is gone', async () => {
    const buying = await aGroupThatBuys(db, clock);
    const id = await buying.open();
    await buying.take(id, buying.meena, buying.meena.memberId, 200);
    await send(leaving, buying.meena, id, { memberId: buying.meena.memberId });
    const word = { memberId: buying.meena.memberId, quantitySeen: '200', highestPriceMinor: '750' };
    const gone = await send(confirmation, buying.meena, id, word);
    expect(gone.headers.get('location')).toBe(`/together/${id}?refused=not-in`);
    await send(closing, buying.asha, id, { act: 'cancel', reason: 'No need.' });
    for (const part of [share, confirmation, leaving, closing]) {
      const answered = await responseOf(part.loader(post(`/together/${id}`, word, as(buying.asha), { id })));
      expect(answered.headers.get('location')).toBe(`/together/${id}?refused=closed`);
      expect((await ask(part, buying.asha, id)).headers.get('location')).toBe(`/together/${id}`);
    }
    const { refused } = (await (await ask(purchase, buying.asha, id, '?refused=closed')).json()) as { refused: string };
    expect(refused).toBe('closed');
  });
});

describe('/together', () => {
  it('lists a group’s purchases for its members, open ones first, page by page', async () => {
    const buying = await aGroupThatBuys(db, clock);
    const off = await buying.open();
    for (let made = 0; made < 21; made += 1) await buying.open();
    await send(closing, buying.asha, off, { act: 'cancel', reason: 'No need.' });
    const list = async (actor: Actor, query = '') =>
      (await purchases.loader(get(`/together${query}`, as(actor)))).json();
    const first = await list(buying.meena);
    expect(first.purchases).toHaveLength(20);
    expect(first.purchases[0]).toMatchObject({ state: 'open', people: 1, quantity: 300, ownQuantity: null });
    const second = await list(buying.meena, `?cursor=${first.next}`);
    expect(second.purchases.map(({ state }) => state)).toEqual(['open', 'cancelled']);
    expect((await list(buying.meena, '?cursor=1.x')).purchases).toHaveLength(20);
    expect((await list(await anAccount(db))).purchases).toEqual([]);
  });
});
