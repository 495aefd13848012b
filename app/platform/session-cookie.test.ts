import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newToken } from './secret.server';

const token = newToken();

/** The module reads ORIGINS once, so each test loads it anew. */
const load = () => import('./session-cookie.server');
const from = (origin: string, cookie = '') => new Request(`${origin}/account`, { headers: { cookie } });

beforeEach(() => vi.resetModules());
afterEach(() => vi.unstubAllEnvs());

describe('the cookie that carries a session', () => {
  it.each(['https://market.example', 'http://localhost:3000', 'http://192.168.1.5:3000'])(
    'is tied to this host and to secure connections at %s',
    async (origin) => {
      const { expiredCookie, readSecretCookie, secretCookie } = await load();
      expect(secretCookie(from(origin), 'session', token, 60)).toBe(
        `__Host-session=${token}; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=60`,
      );
      expect(expiredCookie(from(origin), 'session')).toContain('__Host-session=; Path=/');
      expect(readSecretCookie(from(origin, `session=${token}`), 'session')).toBeNull();
      expect(readSecretCookie(from(origin, `a=b; __Host-session=${token}`), 'session')).toBe(token);
    },
  );

  it('goes without them only at a plain origin that the operator lists, and at no other', async () => {
    vi.stubEnv('ORIGINS', 'http://192.168.1.5:3000,https://market.example');
    const { readSecretCookie, secretCookie } = await load();
    const office = 'http://192.168.1.5:3000';
    expect(secretCookie(from(office), 'session', token, 60)).toBe(
      `session=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=60`,
    );
    expect(readSecretCookie(from(office, `session=${token}`), 'session')).toBe(token);
    for (const origin of ['https://market.example', 'http://192.168.1.6:3000']) {
      expect(secretCookie(from(origin), 'session', token, 60)).toContain('__Host-session=');
      expect(readSecretCookie(from(origin, `session=${token}`), 'session')).toBeNull();
    }
  });

  it.each(['', 'x', `${token}x`, token.slice(1), `"${token}"`, `${token.slice(1)}é`])(
    'holds no token in %j',
    async (value) => {
      const { readSecretCookie } = await load();
      const request = from('https://market.example', encodeURI(`__Host-session=${value}`));
      expect(readSecretCookie(request, 'session')).toBeNull();
    },
  );
});
