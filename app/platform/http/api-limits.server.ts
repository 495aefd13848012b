import type { Clock } from '../clock';
import { addressSubject } from '../rate-limit.server';
import { Refused } from './refusal.server';
import type { ApiMeter, Site } from './site.server';
import type { Visit } from './visit.server';

const WINDOW_MS = 60_000;
/** Subjects that are counted at once; beyond, those counted first are forgotten. */
const MOST_SUBJECTS = 20_000;

/** Counts the requests of each minute in this process; several processes allow so many each. */
export function createApiMeter(clock: Clock): ApiMeter {
  const counts = new Map<string, { start: number; count: number }>();
  return {
    take(subject, limit) {
      const now = clock.now().getTime();
      const start = Math.floor(now / WINDOW_MS) * WINDOW_MS;
      const known = counts.get(subject);
      const count = (known?.start === start ? known.count : 0) + 1;
      counts.delete(subject);
      counts.set(subject, { start, count });
      for (const oldest of counts.keys()) {
        if (counts.size <= MOST_SUBJECTS) break;
        counts.delete(oldest);
      }
      const resetSeconds = Math.max(1, Math.ceil((start + WINDOW_MS - now) / 1000));
      return { limit, remaining: Math.max(0, limit - count), resetSeconds, exceeded: count > limit };
    },
  };
}

const BEARER = /^Bearer +([\w-]{1,200})$/i;

/**
 * Lets a program in: who shows a token is counted by it, everybody else by address. The answer says how many requests are
 * left. Refuses with 401 a token that is not known, and with 429 and `Retry-After` whoever asks too often.
 */
export async function admitProgram(site: Site, visit: Visit): Promise<void> {
  const { authorization } = visit.message.headers;
  const address = `address ${addressSubject(visit.address)}`;
  if (authorization === undefined) return count(site, visit, address, site.apiLimits.address);
  const token = BEARER.exec(authorization)?.[1];
  visit.program = token === undefined ? null : await site.readProgram(site.database.db, token, site.clock);
  if (visit.program) return count(site, visit, `token ${visit.program.tokenId}`, site.apiLimits.token);
  count(site, visit, address, site.apiLimits.address);
  throw new Refused(401, { 'WWW-Authenticate': 'Bearer error="invalid_token"' });
}

function count({ meter }: Site, visit: Visit, subject: string, limit: number): void {
  const { remaining, resetSeconds, exceeded } = meter.take(subject, limit);
  visit.added = [
    ['ratelimit-limit', String(limit)],
    ['ratelimit-remaining', String(remaining)],
    ['ratelimit-reset', String(resetSeconds)],
  ];
  if (exceeded) throw new Refused(429, { 'Retry-After': String(resetSeconds) });
}
