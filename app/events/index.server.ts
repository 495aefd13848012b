import type { Clock } from '~/platform/clock';
import type { Database } from '~/platform/db.server';
import { catalogueSubscribers } from './catalogue.server';
import { eligibilitySubscribers } from './eligibility.server';
import { messagingSubscribers } from './messaging.server';
import { orderSubscribers } from './orders.server';
import { registerSubscribers } from './registers.server';

export type EventContext = { database: Database; clock: Clock };
export type RecordedEvent = { id: number; name: string; payload: unknown };

/** Does what follows from an event; called again after a failure, so doing it twice must do no harm. */
export type Subscriber = (context: EventContext, event: RecordedEvent) => Promise<void>;
export type Subscribers = Record<string, Subscriber[]>;

const subscribers: Subscribers = {
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
