import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { cache, listening, received, TOKEN } from '../../../tests/support/small-site';

const origin = `http://127.0.0.1:${listening.port}`;
afterAll(() => listening.drain());
beforeEach(() => {
  cache.clear();
  received.form = null;
});

const as = (who: string) => ({ cookie: `session=${who}` });
const send = (path: string, init: RequestInit = {}) => fetch(origin + path, { redirect: 'manual', ...init });
const form = (path: string, headers: Record<string, string>, body: BodyInit = new URLSearchParams({ a: 'b' })) =>
  send(path, { method: 'POST', headers, body });

describe('who may open what', () => {
  it.each([
    ['/secret', {}, 302],
    ['/secret', as('buyer'), 200],
    ['/desk', as('buyer'), 404],
    ['/desk', as('seller'), 200],
    ['/staff', as('seller'), 404],
    ['/staff', as('staff'), 200],
    ['/sign-in', {}, 200],
    ['/sign-in', as('buyer'), 302],
    ['/offers', as('nobody'), 200],
    ['/api/v1/mine', {}, 401],
  ])('%s as %j is answered with %d', async (path, headers, status) => {
    expect((await send(path, { headers })).status).toBe(status);
  });

  it('sends a stranger to sign in and back to where he was', async () => {
    const response = await send('/secret?tab=2');
    expect(response.headers.get('location')).toBe('/sign-in?next=%2Fsecret%3Ftab%3D2');
  });

  it('keeps a page of one person out of every cache', async () => {
    const response = await send('/secret', { headers: as('buyer') });
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('has no data address beside a page', async () => {
    expect((await send('/offers?_data=offers')).status).toBe(404);
    expect((await send('/secret?x=1&_data=root', { headers: as('buyer') })).status).toBe(404);
  });
});

describe('forms', () => {
  const own = { ...as('buyer'), 'sec-fetch-site': 'same-origin' };

  it('are taken from our own pages', async () => {
    expect((await form('/secret', own)).status).toBe(204);
    expect((await form('/secret', { ...as('buyer'), origin })).status).toBe(204);
    expect(received.form?.fields).toEqual({ a: 'b' });
  });

  it.each(['/secret', '/step', '/sign-in', '/secret?_data=secret'])(
    'are refused on %s from another site',
    async (path) => {
      for (const [name, value] of [
        ['sec-fetch-site', 'cross-site'],
        ['origin', 'https://evil.test'],
        ['origin', 'null'],
      ] as const) {
        const status = (await form(path, { ...as('buyer'), [name]: value })).status;
        expect([403, 404]).toContain(status);
        expect(received.form).toBeNull();
      }
    },
  );

  it('need their session’s token where the browser does not say who sent them', async () => {
    expect((await form('/secret', as('buyer'))).status).toBe(403);
    expect((await form('/secret', as('buyer'), new URLSearchParams({ formToken: 'wrong' }))).status).toBe(403);
    expect((await form('/sign-in', {}, new URLSearchParams({ formToken: '' }))).status).toBe(403);
    expect(received.form).toBeNull();
    expect((await form('/secret', as('buyer'), new URLSearchParams({ formToken: TOKEN }))).status).toBe(204);
  });

  it('are refused in other types than forms have', async () => {
    expect((await form('/secret', { ...own, 'content-type': 'application/json' }, '{}')).status).toBe(415);
    expect((await form('/secret', { ...own, 'content-type': 'text/plain' }, 'a=b')).status).toBe(415);
  });

  it('are refused where a page takes none, and other methods everywhere', async () => {
    const response = await form('/offers', own);
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    expect((await send('/step', { headers: own })).headers.get('allow')).toBe('POST');
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      expect((await send('/secret', { method, headers: own })).status).toBe(405);
    }
  });

  it('are refused in words when too large', async () => {
    const response = await form('/secret', own, new URLSearchParams({ a: 'x'.repeat(70_000) }));
    expect(response.status).toBe(413);
    expect(response.headers.get('content-type')).toContain('text/html');
  });

  it('bring a picture of 11 MB to its route, but from signed-in people only', async () => {
    const upload = () => {
      const body = new FormData();
      body.set('photo', new File([new Uint8Array(11_000_000)], 'photo.jpg'));
      return body;
    };
    expect((await form('/secret', own, upload())).status).toBe(204);
    expect(received.form?.fields.photo).toBe('11000000');
    expect((await form('/sign-in', { 'sec-fetch-site': 'same-origin' }, upload())).status).toBe(413);
  });

  it('show their route no forwarded headers, and the address of the connection', async () => {
    await form('/secret', {
      ...own,
      'x-forwarded-for': '1.2.3.4',
      forwarded: 'for=1.2.3.4',
      'x-forwarded-host': 'evil.test',
    });
    expect(received.form?.address).toBe('127.0.0.1');
    expect([...(received.form?.headers.keys() ?? [])].filter((name) => name.includes('forwarded'))).toEqual([]);
  });
});

describe('public answers', () => {
  it('are the same for a few seconds and answered with 304 to who has them', async () => {
    const first = await send('/api/v1/offers');
    const again = await send('/api/v1/offers', { headers: { 'if-none-match': first.headers.get('etag') ?? '' } });
    expect(again.status).toBe(304);
    cache.clear();
    expect((await send('/api/v1/offers')).headers.get('etag')).not.toBe(first.headers.get('etag'));
  });

  it('are not shared with people who are signed in', async () => {
    const shared = await (await send('/offers')).text();
    expect(await (await send('/offers', { headers: as('buyer') })).text()).not.toBe(shared);
    expect(await (await send('/offers')).text()).toBe(shared);
  });

  it('come without a body for HEAD, and HEAD spoils nothing for GET', async () => {
    const head = await send('/api/v1/offers', { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect((await (await send('/api/v1/offers')).text()).length).toBeGreaterThan(2_000);
  });

  it('are compressed for who asks', async () => {
    const response = await send('/api/v1/offers', { headers: { 'accept-encoding': 'br' } });
    expect(response.headers.get('content-encoding')).toBe('br');
    expect(((await response.json()) as { text: string }).text).toHaveLength(2_000);
  });

  it('keep what their route says about keeping, for files', async () => {
    expect((await send('/picture')).headers.get('cache-control')).toBe('public, max-age=60');
    expect((await send('/picture', { headers: as('buyer') })).headers.get('cache-control')).toBe('public, max-age=60');
  });

  it('keep the language that was asked for on the device', async () => {
    expect((await send('/offers?lang=sw')).headers.get('set-cookie')).toMatch(/^lang=sw;/);
    expect((await send('/offers?lang=xx')).headers.get('set-cookie')).toBeNull();
  });
});

describe('failures', () => {
  it('show no words of the error', async () => {
    const response = await send('/broken');
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('secret words');
  });

  it('say that the database is away with 503 and when to try again', async () => {
    const response = await send('/away');
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
  });

  it('are JSON below /api/', async () => {
    const response = await send('/api/v1/nothing');
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error: { status: 404 } });
  });

  it('let a program in by its token so often a minute, say what is left, and refuse a token that is not known', async () => {
    const asked = () => send('/api/v1/offers', { headers: { authorization: 'Bearer known' } });
    const first = await asked();
    const told = ['ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset'].map((name) => first.headers.get(name));
    expect([first.status, ...told]).toEqual([200, '2', '1', '60']);
    expect((await asked()).status).toBe(200);
    const refused = await asked();
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60']);
    expect(await refused.json()).toMatchObject({ error: { status: 429 } });
    const unknown = await send('/api/v1/offers', { headers: { authorization: 'Bearer other' } });
    expect([unknown.status, unknown.headers.get('www-authenticate')]).toEqual([401, 'Bearer error="invalid_token"']);
    expect((await send('/api/v1/offers')).headers.get('ratelimit-limit')).toBe('1000');
  });

  it.each(['//evil.test', '/%2e%2e/%2e%2e/etc/passwd', '/\\evil.test', '/%00', '/%', '/offers/%ff'])(
    'find nothing at %s',
    async (path) => {
      expect((await send(path)).status).toBe(404);
    },
  );
});

describe('every answer', () => {
  it('carries the security headers, and HSTS only behind https', async () => {
    const { headers } = await send('/offers');
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('strict-transport-security')).toBeNull();
  });

  it('is given for health without asking anything, and for readiness after asking', async () => {
    expect((await send('/healthz')).status).toBe(200);
    expect((await send('/readyz')).status).toBe(503);
  });
});
