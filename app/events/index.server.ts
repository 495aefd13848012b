import { catalogueSubscribers } from './catalogue.server';
import { eligibilitySubscribers } from './eligibility.server';
import { identitySubscribers } from './identity.server';
import { messagingSubscribers } from './messaging.server';
import { orderSubscribers } from './orders.server';
import { quoteSubscribers } from './quotes.server';
import { registerSubscribers } from './registers.server';
import { savedSearchSubscribers } from './saved-searches.server';
import { supplierSubscribers } from './suppliers.server';
import { togetherSubscribers } from './together.server';
import { trainingSubscribers } from './training.server';
import { wantedSubscribers } from './wanted.server';
import type { EventContext, Subscribers } from './subscriber';

const areas: Subscribers[] = [
  identitySubscribers,
  registerSubscribers,
  eligibilitySubscribers,
  trainingSubscribers,
  catalogueSubscribers,
  savedSearchSubscribers,
  quoteSubscribers,
  orderSubscribers,
  togetherSubscribers,
  messagingSubscribers,
  wantedSubscribers,
  supplierSubscribers,
];

/** Several areas may listen to one event; they are told in the order above. */
const subscribersOf = (name: string) => areas.flatMap((area) => area[name] ?? []);

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
  for (const subscriber of subscribersOf(event.name)) await subscriber(context, event);
  await db.updateTable('outboxEvent').set({ handledAt: context.clock.now() }).where('id', '=', eventId).execute();
}
