import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { keepCost } from '~/domain/sourcing/quotes/fair-price/keep-cost.server';
import type { Actor } from '~/platform/actor';
import { fixedClock } from '~/platform/clock';
import { transact } from '~/platform/db.server';
import * as apiOffer from '~/routes/api/offer';
import * as apiOffers from '~/routes/api/offers';
import * as enterprise from '~/routes/market/enterprise';
import * as offer from '~/routes/market/offer';
import * as order from '~/routes/orders/order';
import * as acceptance from '~/routes/quotes/acceptance';
import * as counter from '~/routes/quotes/counter';
import * as giveQuote from '~/routes/quotes/give-quote';
import * as quote from '~/routes/quotes/quote';
import * as quoteList from '~/routes/quotes/quotes';
import * as costs from '~/routes/sell/costs';
import * as staffEnterprise from '~/routes/staff/enterprise';
import { accepts, anAskedSeller, quotes, says } from '../../factories/quotes';
import { aStaffMember, EVERYWHERE } from '../../factories/people';
import { contextFor, TEST_NOW } from '../../support/request-context';
import { get, responseOf } from '../../support/requests';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const { db } = database;
const clock = fixedClock(TEST_NOW);

/** Figures and words that stand nowhere else, as they are kept and as they would be shown. */
const SECRETS = [
  '3141593',
  '31415.93',
  '31,415.93',
  '271828',
  '2718.28',
  '2,718.28',
  'to win this hotel',
  '33129',
  '331.29',
];

/** Ids and fractions of seconds, which may hold any figure. */
const CHANCE = /[0-9a-f]{8}-[0-9a-f-]{27}|(?<=:\d\d)\.\d+/g;
const told = (text: string) => SECRETS.filter((secret) => text.replaceAll(CHANCE, '').includes(secret));

it('is read by nobody but her: no buyer, no staff, no program, no index, no message', async () => {
  const { buyer, seller, enterpriseId, offerId, requestId } = await anAskedSeller(db, clock);
  const cost = { madeAtOnce: 100, materialsMinor: 3_141_593, hoursHundredths: 63, hourWorthMinor: 271_828, version: 0 };
  expect((await transact(db, (tx) => keepCost(tx, seller, offerId, cost, clock))).ok).toBe(true);
  const reason = { form: { belowCostReason: 'to win this hotel' } };
  expect((await says(db, clock, seller, requestId, { ...reason, validUntil: '2026-06-25' })).ok).toBe(true);
  const quoteId = await quotes(db, clock, buyer, requestId, { unitPriceMinor: 22_000 });
  const staff = await aStaffMember(db, EVERYWHERE);

  type Route = { loader: (args: ReturnType<typeof get>) => Promise<unknown> };
  const body = async (route: Route, path: string, actor: Actor | null, id?: string) => {
    const args = get(path, contextFor(database, { actor }), id === undefined ? {} : { id });
    const response = await responseOf(route.loader(args));
    return { status: response.status, text: await response.text() };
  };
  const read = async (route: unknown, path: string, actor: Actor | null, id?: string) => {
    const { status, text } = await body(route as Route, path, actor, id);
    expect(status, path).toBe(200);
    expect(told(text), path).toEqual([]);
  };
  const hers = await body(costs, `/sell/offers/${offerId}/costs`, seller, offerId);
  expect(told(hers.text)).toContain('31415.93');
  const form = await body(giveQuote, `/quotes/${requestId}/quote`, seller, requestId);
  expect(told(form.text)).toContain('331.29');

  for (const route of [quote, acceptance, counter]) await read(route, `/quotes/${requestId}`, buyer, requestId);
  await read(quoteList, '/quotes', buyer);
  const accepted = await accepts(db, clock, seller, { requestId, quoteId, belowCostReason: 'to win this hotel' });
  if (!accepted.ok) throw new Error(accepted.error.code);
  const { orderId } = accepted.value;
  await read(quote, `/quotes/${requestId}`, buyer, requestId);
  await read(order, `/orders/${orderId}`, buyer, orderId);
  for (const actor of [null, buyer, staff]) {
    await read(offer, `/offers/${offerId}`, actor, offerId);
    await read(enterprise, `/enterprises/${enterpriseId}`, actor, enterpriseId);
  }
  await read(apiOffers, '/api/v1/offers', null);
  await read(apiOffer, `/api/v1/offers/${offerId}`, null, offerId);
  await read(staffEnterprise, `/staff/enterprises/${enterpriseId}`, staff, enterpriseId);
  const closed = await body(costs, `/sell/offers/${offerId}/costs`, buyer, offerId);
  expect(closed.status).toBe(404);

  const { rows } = await sql<{ kept: string }>`
    select (select coalesce(json_agg(d), '[]') from search_document d)::text
      || (select coalesce(json_agg(m), '[]') from message m)::text
      || (select coalesce(json_agg(x), '[]') from outbox_event x)::text
      || (select coalesce(json_agg(a), '[]') from audit_log a)::text as kept
  `.execute(db);
  expect(told(rows[0]?.kept ?? '')).toEqual([]);
});

it('is asked of the database in one place of the code, and in what she takes along', () => {
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
  const asking = files.filter((file) =>
    /offer_cost|offerCost\b|quote_below_cost|quoteBelowCost/.test(readFileSync(join('app', file), 'utf8')),
  );
  // What she takes along of her own data holds her own costs.
  const elsewhere = asking.filter((file) => !file.startsWith('domain/sourcing/quotes/fair-price/'));
  expect(elsewhere).toEqual(['domain/reporting/person-export.queries.server.ts']);
});
