import { handleEvent } from '~/events/index.server';
import type { Clock } from '~/platform/clock';
import type { Database } from '~/platform/db.server';

/** Does what the worker does with all that happened, until no event waits. */
export async function handleEvents(database: Database, clock: Clock): Promise<void> {
  for (;;) {
    const waiting = await database.db
      .selectFrom('outboxEvent')
      .select('id')
      .where('handledAt', 'is', null)
      .orderBy('id')
      .execute();
    if (waiting.length === 0) return;
    for (const { id } of waiting) await handleEvent({ database, clock }, id);
  }
}
