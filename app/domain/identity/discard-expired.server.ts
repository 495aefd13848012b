import { sql } from 'kysely';
import type { Clock } from '~/platform/clock';
import type { Db } from '~/platform/db.server';

const DAY_MS = 86_400_000;

/**
 * Removes what has served: counts of limits and requests to join after a day, messages with one-time codes when the codes
 * are void, sessions a month after their end. For a daily job; twice does no harm. Returns how many rows went.
 */
export async function discardExpired(db: Db, clock: Clock): Promise<number> {
  const now = clock.now();
  const daysAgo = (days: number) => new Date(now.getTime() - days * DAY_MS);
  const statements = [
    sql`delete from rate_limit where window_start < ${daysAgo(1)}`,
    sql`delete from join_request where expires_at < ${daysAgo(1)}`,
    sql`delete from message where discard_after < ${now}`,
    sql`delete from account_session where expires_at < ${daysAgo(30)} or revoked_at < ${daysAgo(30)}`,
  ];
  let removed = 0;
  for (const statement of statements) removed += Number((await statement.execute(db)).numAffectedRows ?? 0n);
  return removed;
}
