import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { sql } from 'kysely';
import type { Clock } from './clock';
import type { Db } from './db.server';
import { fail, ok, type Result } from './result';

/** At most so many uses within a window of so many seconds. The name is part of the key under which they are counted. */
export type Limit = { name: string; most: number; seconds: number };

/** One use of a limit by a subject (an address, a phone number, an account), which is kept only as a hash. */
export type Use = { limit: Limit; subject: string };

export type CountedUse = { count: number; endsAt: Date };

export type TooMany = { code: 'too-many'; retryAt: Date };

/**
 * Counts one use of each limit, in one statement outside any transaction, so that all processes see it and no rollback
 * takes it back. Returns, in the order given, how many uses the present window now has and when it ends.
 */
export async function countUses(db: Db, uses: Use[], clock: Clock): Promise<CountedUse[]> {
  const windows = uses.map((use) => windowOf(use, clock));
  const { rows } = await sql<{ bucket: string; count: number }>`
    insert into rate_limit (bucket, window_start, count)
    select bucket, window_start, 1
    from unnest(${windows.map(({ bucket }) => bucket)}::text[], ${windows.map(({ start }) => start)}::timestamptz[])
      as used(bucket, window_start)
    order by bucket
    on conflict (bucket, window_start) do update set count = rate_limit.count + 1
    returning bucket, count
  `.execute(db);
  const counts = new Map(rows.map(({ bucket, count }) => [bucket, count]));
  return windows.map(({ bucket, endsAt }) => ({ count: counts.get(bucket) ?? 1, endsAt }));
}

/** Counts one use of each limit. Fails with `too-many` and the instant from which to try again if any is exceeded. */
export async function takeFromLimits(db: Db, uses: Use[], clock: Clock): Promise<Result<null, TooMany>> {
  const counted = await countUses(db, uses, clock);
  const exceeded = counted.filter(({ count }, index) => count > (uses[index]?.limit.most ?? 0));
  if (exceeded.length === 0) return ok(null);
  return fail({ code: 'too-many', retryAt: new Date(Math.max(...exceeded.map(({ endsAt }) => endsAt.getTime()))) });
}

/** Takes back what `countUses` or `takeFromLimits` counted in the present window: the use turned out to be a good one. */
export async function giveBack(db: Db, uses: Use[], clock: Clock): Promise<void> {
  const windows = uses.map((use) => windowOf(use, clock));
  await sql`
    with given as (
      select bucket, window_start from rate_limit
      where (bucket, window_start) in (
        select * from unnest(${windows.map(({ bucket }) => bucket)}::text[],
          ${windows.map(({ start }) => start)}::timestamptz[]))
      order by bucket for update
    )
    update rate_limit set count = greatest(rate_limit.count - 1, 0)
    from given where rate_limit.bucket = given.bucket and rate_limit.window_start = given.window_start
  `.execute(db);
}

/** An address as the subject of a limit: an IPv6 customer has a whole /64 of them, so that is what is counted. */
export function addressSubject(address: string): string {
  if (!isIPv6(address)) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  return mapped ?? `${ipv6Groups(address).slice(0, 4).join(':')}::/64`;
}

function ipv6Groups(address: string): string[] {
  const [head = '', tail] = address.toLowerCase().split('%')[0]?.split('::') ?? [];
  const groupsOf = (text: string) => text.split(':').filter(Boolean);
  const before = groupsOf(head);
  const after = tail === undefined ? [] : groupsOf(tail);
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  return [...before, ...zeros, ...after].map((group) => group.replace(/^0+(?=.)/, ''));
}

function windowOf({ limit, subject }: Use, clock: Clock): { bucket: string; start: Date; endsAt: Date } {
  const length = limit.seconds * 1000;
  const start = Math.floor(clock.now().getTime() / length) * length;
  const key = createHash('sha256').update(subject).digest('base64url').slice(0, 22);
  return { bucket: `${limit.name}:${key}`, start: new Date(start), endsAt: new Date(start + length) };
}
