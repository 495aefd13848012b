import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { offerOnSale } from '~/domain/catalogue/offer-on-sale.queries.server';
import { readSession } from '~/domain/identity/read-session.server';
import { signIn } from '~/domain/identity/sign-in.server';
import { orderPage, ordersToAnswer } from '~/domain/orders/order.queries.server';
import { orderView } from '~/domain/orders/order-view.queries.server';
import { placeOrder } from '~/domain/orders/place-order.server';
import { searchRegister } from '~/domain/programme/staff-search.queries.server';
import { quotePage, quotesWaiting } from '~/domain/sourcing/quotes/quote-list.queries.server';
import { quoteView } from '~/domain/sourcing/quotes/quote-view.queries.server';
import { purchasePage } from '~/domain/sourcing/together/purchase-list.queries.server';
import type { Actor, Seller } from '~/platform/actor';
import { systemClock } from '~/platform/clock';
import { transact } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { EVERYWHERE } from '../../factories/people';
import { fillMarket } from '../../../bench/market';
import { signedInBuyers } from '../../factories/signed-in-buyers';
import { testDatabase } from '../../support/test-database';
import { analyze, tablesReadWhole } from '../../support/watched-plans';

const database = await testDatabase();
const { db, owner } = database;
const clock = systemClock;
const MEMBERS = 20_000;

/** Tables that stay small whatever the market grows to, or are counted once a page. */
const SMALL = new Set(['branch', 'self_help_group', 'unit', 'product_type', 'category', 'rule_set']);
const large = async (work: () => Promise<unknown>) =>
  (await tablesReadWhole(database, work)).filter((table) => !SMALL.has(table));

let token = '';
let buyer: Actor;
let seller: Seller;
let offerId = '';
let orderId = '';

beforeAll(async () => {
  await fillMarket(owner.db, 10_000);
  token = (await signedInBuyers(owner.db, 5_000))[0] ?? '';
  await sql`
    insert into self_help_group (id, code, branch_id, name, kind, formed_on)
    select new_id(), 'PG-' || n, (select id from branch order by id limit 1), 'Group ' || n, 'savings', '2024-01-01'
    from generate_series(1, 2000) n
  `.execute(owner.db);
  await sql`
    with made as (
      insert into member (id, code, display_name, birth_year, phone)
      select new_id(), 'PM-' || n, 'Member ' || md5(n::text), 1990, '+25570' || (1000000 + n) from generate_series(1, ${MEMBERS}::int) n
      returning id, code
    ), belonging as (
      insert into membership (id, member_id, group_id, joined_on, role)
      select new_id(), made.id, g.id, '2024-01-01', 'member' from made
      join (select id, row_number() over () as place from self_help_group) g
        on g.place = 1 + substr(made.code, 4)::int % (select count(*) from self_help_group)
    )
    insert into enterprise_owner (enterprise_id, member_id, signatory)
    select e.id, made.id, true from (select id, row_number() over (order by id) as place from enterprise) e
    join made on made.code = 'PM-' || e.place
  `.execute(owner.db);
  await sql`
    insert into enterprise (id, code, name, kind, group_id, country, district, started_on)
    select new_id(), 'PE-' || n, 'Enterprise ' || md5(n::text), 'individual', g.id, 'KE', 'Kitui', '2025-01-01'
    from generate_series(1, ${MEMBERS}::int) n, (select id from self_help_group limit 1) g
  `.execute(owner.db);
  await sql`
    insert into purchase_order (id, number, buyer_account_id, enterprise_id, state, currency, total_minor, delivery_method,
      payment_method, promised_on, answer_by, idempotency_key, request_hash, placed_at)
    select new_id(), 'PP-' || n, a.id, o.enterprise_id, 'placed', o.currency, 100, 'pickup', 'on_delivery', current_date,
      now(), 'key-' || n || '-0000', '', now()
    from generate_series(1, 20000) n
    join (select id, row_number() over (order by id) as place from account) a on a.place = 1 + n % 5000
    join (select enterprise_id, currency, row_number() over (order by id) as place from offer) o
      on o.place = 1 + n % 10000
  `.execute(owner.db);
  await sql`
    insert into purchase_order_line (order_id, offer_id, title, product_type, unit, unit_price_minor, quantity, from_stock,
      line_total_minor)
    select p.id, (select id from offer where enterprise_id = p.enterprise_id limit 1), 'Honey', 'honey', 'kg', 100, 1, 1, 100
    from purchase_order p
  `.execute(owner.db);
  await sql`
    insert into purchase_order_event (order_id, to_state, side, at) select id, 'placed', 'buyer', now() from purchase_order
  `.execute(owner.db);
  await sql`
    insert into capacity_commitment (offer_id, week_on, order_id, quantity)
    select offer_id, date_trunc('week', current_date)::date, order_id, quantity from purchase_order_line
  `.execute(owner.db);
  await sql`
    insert into quote_batch (id, buyer_account_id, form_id, request_hash, asked_at)
    select id, buyer_account_id, id, '', now() from purchase_order
  `.execute(owner.db);
  await sql`
    insert into quote_request (id, number, batch_id, buyer_account_id, enterprise_id, product_type, title, language, unit,
      currency, quantity, state, answer_by, asked_at)
    select new_id(), 'RQ-' || number, id, buyer_account_id, enterprise_id, 'honey', 'Honey', 'en', 'kg', currency, 1,
      (array['asked', 'quoted', 'countered', 'declined', 'expired'])[1 + substr(number, 4)::int % 5],
      now() + interval '3 days', now()
    from purchase_order
  `.execute(owner.db);
  await sql`
    insert into quote_event (request_id, to_state, side, at) select id, 'asked', 'buyer', now() from quote_request
  `.execute(owner.db);
  await sql`
    insert into group_purchase (id, form_id, group_id, offer_id, opened_by, opened_at, closes_on, delivery_method, state,
      closed_at)
    select new_id(), p.id, m.group_id, l.offer_id, p.buyer_account_id, now(), current_date + 7, 'pickup',
      case when place % 10 = 0 then 'open' else 'cancelled' end, case when place % 10 > 0 then now() end
    from (select *, row_number() over (order by id) as place from purchase_order) p
    join purchase_order_line l on l.order_id = p.id
    join (select group_id, row_number() over (order by id) as place from membership) m using (place)
  `.execute(owner.db);
  await sql`
    insert into group_purchase_share (purchase_id, member_id, quantity, entered_by, entered_at)
    select p.id, (select member_id from membership m where m.group_id = p.group_id limit 1), 5, p.opened_by, now()
    from group_purchase p
  `.execute(owner.db);
  await sql`
    insert into staff_assignment (id, account_id, revoked_at) select new_id(), id, now() from account
  `.execute(owner.db);
  await analyze(database);
  await choosePeople();
}, 180_000);

async function choosePeople() {
  const { rows } = await sql<{ orderId: string; buyerId: string; memberId: string; offerId: string }>`
    select p.id as order_id, p.buyer_account_id as buyer_id, w.member_id, l.offer_id
    from purchase_order p join enterprise_owner w using (enterprise_id) join purchase_order_line l on l.order_id = p.id
    limit 1`.execute(owner.db);
  const [found] = rows;
  if (!found) throw new Error('no order was made');
  ({ orderId, offerId } = found);
  buyer = { accountId: found.buyerId, displayName: 'Hotel', locale: 'en', memberId: null, staff: null };
  seller = { accountId: newId(), displayName: 'Lakshmi', locale: 'en', memberId: found.memberId, staff: null };
}

describe('no page reads a large table from end to end', () => {
  it('to know who asks', async () => {
    const request = new Request('http://localhost:3000/', { headers: { cookie: `__Host-session=${token}` } });
    expect(await large(() => readSession(db, request, clock))).toEqual([]);
    expect((await readSession(db, request, clock)).actor).not.toBeNull();
  });

  it.each(['nobody@example.org', '0701 000 017'])('to sign somebody in by %s', async (identifier) => {
    const from = { address: '127.0.0.1', userAgent: null, formerToken: null };
    const attempt = { identifier, password: 'not the right one', country: null };
    expect(await large(() => signIn(db, attempt, from, clock))).toEqual([]);
  });

  it('to list orders, a buyer’s and a seller’s', async () => {
    expect(await large(() => orderPage(db, buyer, 'buyer', null))).toEqual([]);
    expect(await large(() => orderPage(db, buyer, 'buyer', newId()))).toEqual([]);
    expect(await large(() => orderPage(db, seller, 'seller', null))).toEqual([]);
    expect(await large(() => ordersToAnswer(db, seller))).toEqual([]);
  });

  it('to show an order and what a new one would come to', async () => {
    expect(await large(() => orderView(db, buyer, orderId))).toEqual([]);
    expect(await large(() => offerOnSale(db, offerId, clock, 5))).toEqual([]);
  });

  it('to list talks about prices, a buyer’s and a seller’s, and to show one', async () => {
    const now = clock.now();
    for (const cursor of [null, newId()]) {
      expect(await large(() => quotePage(db, buyer, 'buyer', cursor, now))).toEqual([]);
      expect(await large(() => quotePage(db, seller, 'seller', cursor, now))).toEqual([]);
    }
    expect(await large(() => quotesWaiting(db, seller, now))).toEqual([]);
    const { id } = await db
      .selectFrom('quoteRequest')
      .select('id')
      .where('buyerAccountId', '=', buyer.accountId)
      .limit(1)
      .executeTakeFirstOrThrow();
    expect(await large(() => quoteView(db, buyer, id, now))).toEqual([]);
  });

  it('to list what a group buys together, for its members and for staff', async () => {
    const manager: Actor = { ...buyer, staff: { accountId: buyer.accountId, duties: EVERYWHERE } };
    for (const actor of [seller, manager]) {
      expect(await large(() => purchasePage(db, actor, null))).toEqual([]);
      expect(await large(() => purchasePage(db, actor, `1.${newId()}`))).toEqual([]);
    }
    expect((await purchasePage(db, seller, null)).purchases.length).toBeGreaterThan(0);
  });

  it('to place an order', async () => {
    const input = {
      offerId,
      quantity: 10,
      deliveryMethod: 'pickup' as const,
      deliveryPlace: '',
      wishedOn: null,
      note: '',
      idempotencyKey: newId(),
    };
    expect(await large(() => transact(db, (tx) => placeOrder(tx, buyer, input, clock)))).toEqual([]);
  });

  it.each([
    { register: 'members', text: 'ab12cd' },
    { register: 'members', text: 'PM-1999' },
    { register: 'enterprises', text: 'zahra oils 7' },
    { register: 'enterprises', text: 'BE-19' },
  ] as const)('to find $text among $register', async ({ register, text }) => {
    const search = { register, text, branchId: null, cursor: null };
    expect(await large(() => searchRegister(db, { accountId: newId(), duties: EVERYWHERE }, search))).toEqual([]);
  });
});
