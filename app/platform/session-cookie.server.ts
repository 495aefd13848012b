import { readEnv } from './env.server';
import { siteOrigins } from './http/origins.server';
import { isToken } from './secret.server';

/** Cookies that carry a secret token: `session` while signed in, `join` between the join form and its code, `form` on a visitor's forms. */
export type SecretCookie = 'session' | 'join' | 'form';

/**
 * `__Host-` ties a cookie to this host, to HTTPS and to the whole path; browsers take http://localhost for secure too.
 * Only where the operator lists a plain http origin in ORIGINS (a trial in an office network) the cookie for that origin
 * goes without the prefix and without Secure, because no browser would keep it otherwise.
 */
function isPlain(request: Request): boolean {
  const { protocol, origin } = new URL(request.url);
  return protocol === 'http:' && plainOrigins().has(origin);
}

let known: Set<string> | undefined;
function plainOrigins(): Set<string> {
  if (known) return known;
  const env = readEnv();
  const listed = env.ORIGINS.length > 0 ? siteOrigins(env, env.PORT) : [];
  return (known = new Set(listed.filter((origin) => origin.startsWith('http://'))));
}

function nameFor(request: Request, cookie: SecretCookie): string {
  return isPlain(request) ? cookie : `__Host-${cookie}`;
}

function attributes(request: Request): string {
  return `Path=/; HttpOnly; SameSite=Lax${isPlain(request) ? '' : '; Secure'}`;
}

/** The token in the request's cookie, or null where there is none of the right form. */
export function readSecretCookie(request: Request, cookie: SecretCookie): string | null {
  const header = request.headers.get('cookie');
  if (!header) return null;
  const start = `${nameFor(request, cookie)}=`;
  const token = header
    .split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(start))
    ?.slice(start.length);
  return isToken(token) ? token : null;
}

/** The Set-Cookie value that gives the browser the token, for so many seconds. */
export function secretCookie(request: Request, cookie: SecretCookie, token: string, seconds: number): string {
  return `${nameFor(request, cookie)}=${token}; ${attributes(request)}; Max-Age=${seconds}`;
}

/** The Set-Cookie value that makes the browser forget the token. */
export function expiredCookie(request: Request, cookie: SecretCookie): string {
  return `${nameFor(request, cookie)}=; ${attributes(request)}; Max-Age=0`;
}
