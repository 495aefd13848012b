import { afterAll, describe, expect, it } from 'vitest';
import { readSession } from '~/domain/identity/read-session.server';
import { systemClock } from '~/platform/clock';
import { newId } from '~/platform/id';
import type { Policy } from '~/platform/route-policy';
import { startServer } from '../support/built-server';
import { testDatabase } from '../support/test-database';
import { attacker, OWN_PAGE } from './attacker';
import { everyRoute } from './every-route';
import { sessionsOfAllRoles } from './roles';

const database = await testDatabase();
const server = await startServer({ DATABASE_URL: database.url, WORKER: 'off' });
afterAll(() => server.stop());
const ask = attacker(server.origin);
const tokens = await sessionsOfAllRoles(database.db);
const actions = (await everyRoute()).filter(({ hasAction }) => hasAction);

/** The session of somebody to whom the route is open: whose browser is misused. */
const tokenFor = (policy: Policy) =>
  policy === 'visitor' ? undefined : tokens[policy === 'seller' || policy === 'member' ? 'seller' : 'staff'];

const FOREIGN: Record<string, Record<string, string>> = {
  'another site': { 'Sec-Fetch-Site': 'cross-site' },
  'a neighbouring host': { 'Sec-Fetch-Site': 'same-site' },
  'another site that also claims our origin': { 'Sec-Fetch-Site': 'cross-site', Origin: server.origin },
  'an older browser on another site': { Origin: 'https://evil.example' },
  'a page without an origin': { Origin: 'null' },
  'our host on another port': { Origin: 'http://localhost:1' },
  'our host by another scheme': { Origin: server.origin.replace('http:', 'https:') },
  'a host that begins like ours': { Origin: `${server.origin}.evil.example` },
  'nobody who says so': {},
  'somebody who forges forwarded headers': {
    Origin: 'https://evil.example',
    'X-Forwarded-Host': 'evil.example',
    'X-Forwarded-Proto': 'https',
    Forwarded: 'host=evil.example;proto=https',
  },
};

const forms = { name: 'x', displayName: 'Taken over', session: 'others', identifier: 'a@example.org', password: 'p' };

describe.each(actions.map((route) => [route.pattern, route] as const))('a form for %s', (_, route) => {
  const path = route.pathWith(newId());
  const paths = [path, `${path}?_data=root`, `${path}?_data=routes%2Fidentity%2Faccount`, `${path}?index`];

  it.each(Object.entries(FOREIGN))('is refused from %s', async (_sender, headers) => {
    for (const address of paths) {
      const { status, cookies } = await ask(address, { token: tokenFor(route.policy), headers, form: forms });
      // Remix's own data requests have no address here at all.
      expect(address.includes('_data') ? [403, 404] : [403]).toContain(status);
      expect(cookies).toEqual([]);
    }
  });

  it('is refused as JSON, plain text or without a type, which a foreign page can send unasked', async () => {
    for (const type of ['application/json', 'text/plain', '']) {
      const headers = { ...OWN_PAGE, 'Content-Type': type };
      const { status } = await ask(path, { token: tokenFor(route.policy), headers, form: '{"displayName":"x"}' });
      expect(status).toBe(415);
    }
  });
});

describe('a browser that says neither site nor origin', () => {
  const rename = (form: Record<string, string>) =>
    ask('/account', {
      token: tokens.buyer,
      form: { displayName: 'Renamed', country: '', organisation: '', locale: 'en', ...form },
    });

  async function formTokenOf(token: string | undefined): Promise<string> {
    const request = new Request(server.origin, { headers: { cookie: `__Host-session=${token}` } });
    return (await readSession(database.db, request, systemClock)).formToken ?? '';
  }

  it('is believed with the form token of its own session', async () => {
    const { status, location } = await rename({ formToken: await formTokenOf(tokens.buyer) });
    expect([status, location]).toEqual([303, '/account?done=saved']);
  });

  it('is refused with the form token of another session, an empty or a shortened one', async () => {
    const own = await formTokenOf(tokens.buyer);
    for (const formToken of [await formTokenOf(tokens.seller), '', own.slice(1), `${own}x`]) {
      expect((await rename({ formToken })).status).toBe(403);
    }
  });
});

describe('a visitor’s browser that says neither site nor origin', () => {
  const form = { identifier: 'nobody@example.org', password: 'wrong wrong' };

  async function aVisitor() {
    const { cookies, body } = await ask('/sign-in');
    const cookie = cookies[0]?.split(';', 1)[0] ?? '';
    return { cookie, formToken: /name="formToken" value="([\w-]{43})"/.exec(body)?.[1] ?? '' };
  }

  it('is believed with the form token of the page it was given', async () => {
    const { cookie, formToken } = await aVisitor();
    const { status } = await ask('/sign-in', { form: { ...form, formToken }, headers: { Cookie: cookie } });
    expect(status).toBe(422);
  });

  it('is refused with the token of another visitor, without its cookie, and with a cookie alone', async () => {
    const [mine, another] = [await aVisitor(), await aVisitor()];
    const tries = [
      { token: another.formToken, cookie: mine.cookie },
      { token: mine.formToken, cookie: '' },
      { token: '', cookie: mine.cookie },
    ];
    for (const { token, cookie } of tries) {
      const { status } = await ask('/sign-in', { form: { ...form, formToken: token }, headers: { Cookie: cookie } });
      expect(status).toBe(403);
    }
  });
});

describe('forged headers', () => {
  it('change no link, redirect or cookie', async () => {
    const headers = {
      Host: 'evil.example',
      'X-Forwarded-Host': 'evil.example',
      'X-Forwarded-Proto': 'https',
      'X-Forwarded-Port': '444',
      Forwarded: 'host=evil.example',
      'X-Original-URL': '/staff',
      'X-Rewrite-URL': '/staff',
    };
    for (const path of ['/', '/sign-in', '/account', '/join']) {
      const { body, location, headers: received } = await ask(path, { headers });
      expect(body + String(location) + JSON.stringify(received)).not.toContain('evil.example');
      expect(received['strict-transport-security']).toBeUndefined();
    }
  });

  it('do not override the method', async () => {
    const headers = { ...OWN_PAGE, 'X-HTTP-Method-Override': 'DELETE', 'X-Method-Override': 'PUT' };
    const { status } = await ask('/account?_method=DELETE', { token: tokens.buyer, headers });
    expect(status).toBe(200);
  });
});
