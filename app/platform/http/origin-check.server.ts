import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** What a request's headers say about where it was sent from. */
export type OriginVerdict = 'same' | 'foreign' | 'unknown';

/**
 * Tells whether our own pages sent a request: `Sec-Fetch-Site: same-origin`, else an `Origin` of the list. `unknown`
 * where a browser sends neither: then only the session's form token can show it.
 */
export function originVerdict(headers: IncomingHttpHeaders, origins: readonly string[]): OriginVerdict {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' ? 'same' : 'foreign';
  if (headers.origin !== undefined) return origins.includes(headers.origin) ? 'same' : 'foreign';
  return 'unknown';
}

/** Name of the form field that carries the session's token. */
export const FORM_TOKEN_FIELD = 'formToken';

/** Compares two tokens in constant time; an empty or missing one never matches. */
export function isFormToken(given: unknown, expected: string | null): boolean {
  if (typeof given !== 'string' || !given || !expected) return false;
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}
