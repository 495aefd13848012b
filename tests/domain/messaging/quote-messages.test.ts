import { expect, it } from 'vitest';
import { sendOrderMessages } from '~/domain/messaging/send-order-messages.server';
import { sendQuoteMessages } from '~/domain/messaging/send-quote-messages.server';
import { fulfilOrder } from '~/domain/orders/fulfil-order.server';
import { orderPage } from '~/domain/orders/order.queries.server';
import { refuseQuote } from '~/domain/sourcing/quotes/end-quote-request.server';
import { expireQuotes } from '~/domain/sourcing/quotes/expire-quotes.server';
import { fixedClock } from '~/platform/clock';
import { transact } from '~/platform/db.server';
import { accepts, anAskedSeller, quotes } from '../../factories/quotes';
import { testDatabase } from '../../support/test-database';

const { db } = await testDatabase();
const clock = fixedClock('2026-11-23T06:00:00Z');

/** Handles every event of the request in order and gives who was told what, oldest first. */
async function told(requestId: string) {
  const events = await db
    .selectFrom('outboxEvent')
    .innerJoin('quoteEvent', (join) => join.onTrue())
    .select(['outboxEvent.id', 'quoteEvent.id as quoteEventId', 'outboxEvent.payload'])
    .where('quoteEvent.requestId', '=', requestId)
    .where('outboxEvent.name', 'like', 'quote.%')
    .orderBy('outboxEvent.id')
    .execute();
  const own = events.filter(
    ({ payload, quoteEventId }) => (payload as { quoteEventId: number }).quoteEventId === Number(quoteEventId),
  );
  for (const { id, quoteEventId } of [...own, ...own]) await sendQuoteMessages(db, id, Number(quoteEventId));
  return db
    .selectFrom('message')
    .select(['accountId', 'subject', 'body', 'locale'])
    .where(
      'eventId',
      'in',
      own.map(({ id }) => id),
    )
    .orderBy('eventId')
    .execute();
}

it('tells the other side of each step, once, in its language', async () => {
  const { buyer, seller, requestId } = await anAskedSeller(db, clock);
  await db.updateTable('account').set({ locale: 'sw' }).where('id', '=', seller.accountId).execute();
  await quotes(db, clock, seller, requestId);
  const quoteId = await quotes(db, clock, buyer, requestId, { unitPriceMinor: 21_000 });
  const accepted = await accepts(db, clock, seller, { requestId, quoteId });
  if (!accepted.ok) throw new Error(accepted.error.code);
  const messages = await told(requestId);
  expect(messages.map(({ accountId }) => accountId)).toEqual([
    ...[seller.accountId, buyer.accountId, seller.accountId, buyer.accountId],
  ]);
  expect(messages.map(({ locale }) => locale)).toEqual(['sw', 'en', 'sw', 'en']);
  expect(messages[1]?.body).toContain(
    'Lakshmi spices quotes ₹230 for one kilogram, 50 kilogram Erode turmeric powder. Valid until 3 Dec 2026, 23:59',
  );
  expect(messages[3]?.body).toContain(`/orders/${accepted.value.orderId}`);
});

it('names what is made to measure as each reader calls it, and the order that comes of it too', async () => {
  const { buyer, seller, requestId } = await anAskedSeller(db, clock, { madeToMeasure: true });
  await db.updateTable('account').set({ locale: 'sw' }).where('id', '=', seller.accountId).execute();
  const quoteId = await quotes(db, clock, seller, requestId);
  const [asked, quoted] = await told(requestId);
  expect([asked?.locale, quoted?.locale]).toEqual(['sw', 'en']);
  const { names } = await db
    .selectFrom('productType')
    .select('names')
    .where('code', '=', 'turmeric-powder')
    .executeTakeFirstOrThrow();
  const { sw, en } = names as Record<'sw' | 'en', string>;
  expect(asked?.body.toLowerCase()).toContain(sw.toLowerCase());
  expect(asked?.body.toLowerCase()).not.toContain(en.toLowerCase());
  expect(quoted?.body).toContain(en.charAt(0).toUpperCase() + en.slice(1));

  const accepted = await accepts(db, clock, buyer, { requestId, quoteId });
  if (!accepted.ok) throw new Error(accepted.error.code);
  const { orders } = await orderPage(db, seller, 'seller', null);
  expect(orders).toMatchObject([{ id: accepted.value.orderId, madeToMeasure: true }]);
  await db.updateTable('account').set({ locale: 'sw' }).where('id', '=', buyer.accountId).execute();
  await transact(db, (tx) => fulfilOrder(tx, seller, accepted.value.orderId, 'make-ready', clock));
  const { id } = await db
    .selectFrom('outboxEvent')
    .select('id')
    .where('name', '=', 'order.ready')
    .executeTakeFirstOrThrow();
  await sendOrderMessages(db, id, 'order.ready', accepted.value.orderId);
  const ready = await db.selectFrom('message').select('body').where('eventId', '=', id).executeTakeFirstOrThrow();
  expect(ready.body.toLowerCase()).toContain(sw.toLowerCase());
});

it('tells a refusal with its reason, and a time that ran out to whoever waited', async () => {
  const refused = await anAskedSeller(db, clock);
  await transact(db, (tx) =>
    refuseQuote(tx, refused.seller, refused.requestId, { reasonCode: 'not-enough', reason: '' }, clock),
  );
  const [, no] = await told(refused.requestId);
  expect(no).toMatchObject({ accountId: refused.buyer.accountId });
  expect(no?.body).toContain('I do not have enough.');

  const late = await anAskedSeller(db, clock);
  await quotes(db, clock, late.seller, late.requestId, { validUntil: '2026-11-25' });
  await expireQuotes(db, fixedClock('2026-11-26T00:00:00Z'));
  expect((await told(late.requestId)).at(-1)).toMatchObject({ accountId: late.seller.accountId });
});
