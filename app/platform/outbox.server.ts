import { sql } from 'kysely';
import type { Tx } from './db.server';

/**
 * Records that something happened and queues its handling, both in the transaction that did it.
 * Payloads carry ids only; the worker rereads the records and may handle an event twice without harm.
 */
export async function emit(tx: Tx, name: string, payload: Record<string, string | number>): Promise<void> {
  await sql`
    with event as (
      insert into outbox_event (name, payload) values (${name}, ${JSON.stringify(payload)}::jsonb) returning id
    )
    select enqueue_event(id) from event
  `.execute(tx);
}
