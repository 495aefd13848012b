import { describe, expect, it } from 'vitest';
import { sendOrderMessages } from '~/domain/messaging/send-order-messages.server';
import { acceptOrder } from '~/domain/orders/accept-order.server';
import { declineOrder } from '~/domain/orders/decline-order.server';
import { placeOrderSchema } from '~/domain/orders/place-order.schema';
import { placeOrder } from '~/domain/orders/place-order.server';
import { fixedClock } from '~/platform/clock';
import { transact } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { localeCodes, type Locale } from '~/platform/i18n';
import { aLiveOffer, anEligibleSeller } from '../../factories/market';
import { anAccount } from '../../factories/people';
import { TEST_NOW } from '../../support/request-context';
import { testDatabase } from '../../support/test-database';

const { db } = await testDatabase();
const clock = fixedClock(TEST_NOW);

let subscriber = 0;
const aPhone = () => `+9198765${String((subscriber += 1)).padStart(5, '0')}`;

async function anOrder(given: { locale?: Locale; organisation?: string } = {}) {
  const { seller, enterpriseId } = await anEligibleSeller(db);
  const offerId = await aLiveOffer(db, enterpriseId);
  const phone = aPhone();
  const buyer = await anAccount(db, { phone, displayName: 'Anna', organisation: null, ...given });
  const input = placeOrderSchema.parse({ offerId, quantity: '200', idempotencyKey: newId() });
  const placed = await transact(db, (tx) => placeOrder(tx, buyer, input, clock));
  if (!placed.ok) throw new Error(placed.error.code);
  return { seller, buyer, phone, enterpriseId, orderId: placed.value.id, number: placed.value.number };
}

async function eventOf(orderId: string, name: string): Promise<number> {
  const rows = await db.selectFrom('outboxEvent').select(['id', 'payload']).where('name', '=', name).execute();
  return rows.find(({ payload }) => (payload as { orderId: string }).orderId === orderId)?.id ?? 0;
}

async function tell(orderId: string, name: string) {
  const eventId = await eventOf(orderId, name);
  await sendOrderMessages(db, eventId, name, orderId);
  return db.selectFrom('message').selectAll().where('eventId', '=', eventId).orderBy('id').execute();
}

describe('messages about orders', () => {
  it('tell each owner with an account of a new order, and nobody else', async () => {
    const { seller, orderId, number } = await anOrder({ organisation: 'Hotel Malabar' });
    const messages = await tell(orderId, 'order.placed');
    expect(messages).toMatchObject([{ accountId: seller.accountId, channel: 'email', locale: 'en', sentAt: null }]);
    expect(messages[0]?.subject).toBe(`New order ${number}`);
    expect(messages[0]?.body).toMatch(/200 kilogram Erode turmeric powder for .48,000, from Hotel Malabar/);
    expect(messages[0]?.body).toContain(`/orders/${orderId}`);
  });

  it('tell the buyer of the answer by text message, in her language', async () => {
    const { seller, buyer, phone, orderId, number } = await anOrder({ locale: 'sw' });
    await transact(db, (tx) => acceptOrder(tx, seller, orderId, clock));
    const [message] = await tell(orderId, 'order.accepted');
    expect(message).toMatchObject({ accountId: buyer.accountId, channel: 'sms', address: phone, locale: 'sw' });
    expect(message?.body).toContain(`Lakshmi spices amekubali oda yako ${number}`);
  });

  it('give the reason of a refusal in the reader’s words', async () => {
    const { seller, orderId } = await anOrder();
    const answer = { reasonCode: 'not-enough', reason: 'The rain came' } as const;
    await transact(db, (tx) => declineOrder(tx, seller, orderId, answer, clock));
    const [message] = await tell(orderId, 'order.declined');
    expect(message?.body).toContain('I do not have enough: The rain came');
  });

  it('are written once, however often the event is handled', async () => {
    const { orderId } = await anOrder();
    await Promise.all([tell(orderId, 'order.placed'), tell(orderId, 'order.placed')]);
    expect(await tell(orderId, 'order.placed')).toHaveLength(1);
    const queued = await db.selectFrom('outboxEvent').select('payload').where('name', '=', 'message.queued').execute();
    const [message] = await tell(orderId, 'order.placed');
    expect(queued.filter(({ payload }) => JSON.stringify(payload).includes(message?.id ?? ''))).toHaveLength(1);
  });

  it('are not written for a disabled account, an unknown order, or an event nobody waits for', async () => {
    const { buyer, orderId } = await anOrder();
    await db.updateTable('account').set({ disabledAt: TEST_NOW }).where('id', '=', buyer.accountId).execute();
    const before = await db.selectFrom('message').select('id').execute();
    await sendOrderMessages(db, 900_001, 'order.accepted', orderId);
    await sendOrderMessages(db, 900_002, 'order.accepted', newId());
    await sendOrderMessages(db, 900_003, 'order.completed', orderId);
    expect(await db.selectFrom('message').select('id').execute()).toHaveLength(before.length);
  });

  it('say every event in every language without a gap', async () => {
    for (const locale of localeCodes) {
      const { orderId, phone } = await anOrder({ locale });
      const names = ['accepted', 'declined', 'lapsed', 'ready', 'delivered'].map((state) => `order.${state}`);
      for (const [index, name] of names.entries()) {
        await sendOrderMessages(db, 800_000 + subscriber * 10 + index, name, orderId);
      }
      const messages = await db.selectFrom('message').selectAll().where('address', '=', phone).execute();
      expect(messages).toHaveLength(names.length);
      for (const { body, subject } of messages) {
        expect(`${subject} ${body}`).not.toMatch(/[{}]|undefined|null|NaN/);
        expect(subject).not.toBe('');
      }
    }
  });
});
