import { sql } from 'kysely';
import type { Clock } from './clock';
import type { Db } from './db.server';

const DAY_MS = 86_400_000;
const EVENTS_KEPT_DAYS = 30;

/** What the nightly keeping did: the partitions that it made, and how many events it discarded. */
export type DatabaseKept = { partitions: string[]; events: number };

/**
 * Keeps the database for the coming year: makes the partitions of this year and the next, discards events that were
 * handled thirty days ago, and lets the planner count anew (it does not by itself for a table of partitions). For a
 * nightly job; twice does no harm.
 */
export async function keepDatabase(db: Db, clock: Clock): Promise<DatabaseKept> {
  const made = await sql<{ partitions: string[] }>`select make_coming_partitions() as partitions`.execute(db);
  const before = new Date(clock.now().getTime() - EVENTS_KEPT_DAYS * DAY_MS);
  const gone = await sql`delete from outbox_event where handled_at < ${before}`.execute(db);
  await sql`select refresh_register_statistics()`.execute(db);
  return { partitions: made.rows[0]?.partitions ?? [], events: Number(gone.numAffectedRows ?? 0n) };
}
