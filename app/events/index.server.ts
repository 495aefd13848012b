import { catalogueSubscribers } from './catalogue.server';
import { eligibilitySubscribers } from './eligibility.server';
import { identitySubscribers } from './identity.server';
import { messagingSubscribers } from './messaging.server';
import { orderSubscribers } from './orders.server';
import { registerSubscribers } from './registers.server';
import type { EventContext, Subscribers } from './subscriber';

const subscribers: Subscribers = {
  ...identitySubscribers,
  ...registerSubscribers,
  ...eligibilitySubscribers,
  ...catalogueSubscribers,
  ...orderSubscribers,
  ...messagingSubscribers,
};

/** Handles one recorded event with all that subscribe to it; an event that was handled whole is passed over. */
export async function handleEvent(context: EventContext, eventId: number): Promise<void> {
  const { db } = context.database;
  const event = await db
    .selectFrom('outboxEvent')
    .select(['id', 'name', 'payload'])
    .where('id', '=', eventId)
    .where('handledAt', 'is', null)
    .executeTakeFirst();
  if (!event) return;
  for (const subscriber of subscribers[event.name] ?? []) await subscriber(context, event);
  await db.updateTable('outboxEvent').set({ handledAt: context.clock.now() }).where('id', '=', eventId).execute();
}
