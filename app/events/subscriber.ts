import type { Clock } from '~/platform/clock';
import type { Database } from '~/platform/db.server';

export type EventContext = { database: Database; clock: Clock };
export type RecordedEvent = { id: number; name: string; payload: unknown };

/** Does what follows from an event; called again after a failure, so doing it twice must do no harm. */
export type Subscriber = (context: EventContext, event: RecordedEvent) => Promise<void>;

/** By the event's name. */
export type Subscribers = Record<string, Subscriber[]>;
