import { afterAll, describe, expect, it } from 'vitest';
import { readSession } from '~/domain/identity/read-session.server';
import { startSession } from '~/domain/identity/start-session.server';
import { systemClock } from '~/platform/clock';
import { newToken } from '~/platform/secret.server';
import { anAccount, PASSWORD } from '../factories/people';
import { startServer } from '../support/built-server';
import { testDatabase } from '../support/test-database';
import { attacker, OWN_PAGE, type Received } from './attacker';

const database = await testDatabase();
const { db } = database;
const server = await startServer({ DATABASE_URL: database.url, WORKER: 'off', TRUSTED_PROXY: '127.0.0.1' });
afterAll(() => server.stop());
const ask = attacker(server.origin);

let host = 0;
/** Each test comes from an address of its own, which a proxy that the server trusts names. */
const anAddress = () => `198.51.${Math.floor((host += 1) / 250)}.${host % 250}`;

const KNOWN = '+255717000001';
await anAccount(db, { phone: KNOWN });

function signIn(identifier: string, password: string, address = anAddress(), path = '/sign-in', cookie = '') {
  const headers = { ...OWN_PAGE, 'X-Forwarded-For': address, Cookie: cookie };
  return ask(path, { form: { identifier, password }, headers });
}

const tokenIn = ({ cookies }: Received) => /^__Host-session=([\w-]+)/.exec(cookies.join('\n'))?.[1];
const isSignedIn = async (token: string | undefined) => {
  const headers = { cookie: `__Host-session=${token}` };
  return (await readSession(db, new Request(server.origin, { headers }), systemClock)).actor !== null;
};

describe('the session cookie', () => {
  it('is out of reach of scripts, other sites, other hosts and plain connections', async () => {
    const { cookies } = await signIn(KNOWN, PASSWORD);
    expect(cookies).toHaveLength(1);
    expect(cookies[0]).toMatch(/^__Host-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=7776000$/);
  });

  it('is a new one at every sign-in, never one that was brought along', async () => {
    const planted = newToken();
    const first = await signIn(KNOWN, PASSWORD, anAddress(), '/sign-in', `__Host-session=${planted}`);
    const second = await signIn(KNOWN, PASSWORD);
    expect(new Set([planted, tokenIn(first), tokenIn(second)]).size).toBe(3);
    expect(await isSignedIn(planted)).toBe(false);
    expect(await isSignedIn(tokenIn(first))).toBe(true);
  });

  it('is not taken under another name', async () => {
    const token = tokenIn(await signIn(KNOWN, PASSWORD));
    const { location } = await ask('/account', { headers: { Cookie: `session=${token}` } });
    expect(location).toMatch(/^\/sign-in/);
  });
});

describe('signing out', () => {
  it('ends the session on the server, expires the cookie and has the browser forget what it kept', async () => {
    const token = tokenIn(await signIn(KNOWN, PASSWORD));
    const before = await ask('/account', { token });
    expect([before.status, before.headers['cache-control']]).toEqual([200, 'no-store']);
    const { status, headers, cookies } = await ask('/sign-out', { token, form: {}, headers: OWN_PAGE });
    expect(status).toBe(303);
    expect(headers['clear-site-data']).toBe('"cache", "storage"');
    expect(cookies).toEqual(['__Host-session=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0']);
    expect((await ask('/account', { token })).status).toBe(302);
  });

  it('is not done by reading its page', async () => {
    const { accountId } = await anAccount(db);
    const token = await startSession(db, accountId, { userAgent: null }, systemClock);
    expect((await ask('/sign-out', { token })).status).toBe(200);
    expect(await isSignedIn(token)).toBe(true);
  });
});

const TRAPS = [
  '//evil.example',
  '/\\evil.example',
  '/%5Cevil.example',
  '\\\\evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  '/%0d%0aSet-Cookie:%20a=b',
  '/\r\nSet-Cookie: a=b',
  '/.//evil.example',
  '/a/..//evil.example',
  ' /evil',
];

describe('where signing in leads', () => {
  it.each(TRAPS)('is never %j', async (next) => {
    const path = `/sign-in?next=${encodeURIComponent(next)}`;
    const { status, location, cookies } = await signIn(KNOWN, PASSWORD, anAddress(), path);
    expect(status).toBe(303);
    expect(new URL(location ?? '', server.origin).origin).toBe(server.origin);
    expect(location).toMatch(/^\/(?![/\\])/);
    expect(cookies).toHaveLength(1);
    const page = await ask(path);
    expect(page.body).not.toMatch(/(href|action)="(\/\/|\/\\|javascript:|data:|https?:)/);
  });

  it('is the page that was asked for', async () => {
    const { location } = await signIn(KNOWN, PASSWORD, anAddress(), '/sign-in?next=%2Forders%3Fside%3Dsold');
    expect(location).toBe('/orders?side=sold');
  });
});

/** Tries, ten times at least and at most twice that if a quarter of an hour begins meanwhile, until the limit answers. */
async function untilLimited(attempt: (tried: number) => Promise<Received>): Promise<Received> {
  for (let tried = 0; ; tried += 1) {
    const answer = await attempt(tried);
    if (tried >= 10 && answer.status === 429) return answer;
    expect([answer.status, tried < 20]).toEqual([422, true]);
  }
}

describe('the limits', () => {
  it('answer with 429 in words that say when to try again, and the same for machines', async () => {
    const address = anAddress();
    const { headers, body } = await untilLimited(() => signIn('+255717000002', 'wrong', address));
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(headers['retry-after'])).toBeLessThanOrEqual(900);
    expect(body).toMatch(/Too many tries[\s\S]*Try again in \d+ minutes?\./);
    expect(body).toContain('+255717000002');
  });

  it('are not escaped by addresses that the client made up', async () => {
    const real = anAddress();
    await untilLimited((tried) => signIn('+255717000003', 'wrong', `203.0.113.${tried}, ${real}`));
  });
});

describe('whether an account exists', () => {
  /** What differs from one answer to the next by itself. */
  const normal = (body: string, identifier: string) =>
    body.replaceAll(identifier, '…').replaceAll(/name="formToken" value="[\w-]{43}"/g, '');

  it('is not told by the answer to a wrong password', async () => {
    const [known, unknown] = [await signIn(KNOWN, 'wrong'), await signIn('+255717999999', 'wrong')];
    expect(unknown.status).toBe(known.status);
    expect(normal(unknown.body, '+255717999999')).toBe(normal(known.body, KNOWN));
    const names = ({ headers }: Received) => Object.keys(headers).sort();
    expect(names(unknown)).toEqual(names(known));
  });

  it('is not told by the time that takes', async () => {
    const took = async (identifier: string) => {
      const begun = performance.now();
      await signIn(identifier, 'wrong');
      return performance.now() - begun;
    };
    const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
    for (let tried = 0; tried < 15; tried += 1) {
      times.known.push(await took(KNOWN));
      times.unknown.push(await took(`+25571799${String(tried).padStart(4, '0')}`));
    }
    const middle = (values: number[]) => values.sort((one, other) => one - other)[7] ?? 0;
    const ratio = middle(times.known) / middle(times.unknown);
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });

  it('is not told by joining', async () => {
    const join = async (identifier: string) => {
      const headers = { ...OWN_PAGE, 'X-Forwarded-For': anAddress() };
      const form = { identifier, password: PASSWORD, displayName: 'Asha', organisation: '', country: 'TZ' };
      const asked = await ask('/join', { headers, form });
      const cookie = asked.cookies[0]?.split(';')[0] ?? '';
      const page = await ask('/join/confirm', { headers: { Cookie: cookie } });
      const guess = await ask('/join/confirm', { headers: { ...headers, Cookie: cookie }, form: { code: '000001' } });
      return [asked, page, guess];
    };
    const known = await join(KNOWN);
    const unknown = await join('+255717888888');
    const told = (answers: Received[], identifier: string) =>
      answers.map(({ status, location, body }) => ({ status, location, body: normal(body, identifier) }));
    expect(told(unknown, '+255717888888')).toEqual(told(known, KNOWN));
    expect(known.map(({ status }) => status)).toEqual([303, 200, 422]);
  });
});

describe('fields that are not on the form', () => {
  it('change nothing when a profile is saved', async () => {
    const account = await anAccount(db, { phone: '+255717000004' });
    const token = await startSession(db, account.accountId, { userAgent: null }, systemClock);
    const form = {
      displayName: 'Renamed',
      organisation: '',
      country: 'TZ',
      locale: 'en',
      accountId: '00000000-0000-0000-0000-000000000000',
      phone: '+255700000000',
      memberId: '00000000-0000-0000-0000-000000000001',
      staff: 'true',
      allBranches: 'true',
      passwordHash: 'x',
      'displayName[]': 'y',
      __proto__: 'z',
    };
    const { status } = await ask('/account', { token, headers: OWN_PAGE, form });
    expect(status).toBe(303);
    const row = await db
      .selectFrom('account')
      .selectAll()
      .where('id', '=', account.accountId)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ displayName: 'Renamed', phone: '+255717000004', memberId: null });
    expect(row.passwordHash).toMatch(/^\$argon2id/);
    expect(
      await db.selectFrom('staffAssignment').select('id').where('accountId', '=', account.accountId).execute(),
    ).toEqual([]);
  });
});

describe('words of a person', () => {
  it('are shown as text wherever a page shows them', async () => {
    const displayName = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
    const { accountId } = await anAccount(db, { displayName, organisation: displayName });
    const token = await startSession(db, accountId, { userAgent: '<b>x</b>' }, systemClock);
    const { body } = await ask('/account', { token });
    expect(body).toContain('&lt;script&gt;');
    expect(body).not.toMatch(/<script>alert|<img src=x|<b>x<\/b>/);
    const typed = await signIn(displayName, 'wrong');
    expect(typed.body).not.toMatch(/<script>alert|<img src=x/);
  });
});

describe('the development mailbox', () => {
  it('does not exist on a market with a database of its own', async () => {
    const { accountId } = await anAccount(db);
    const token = await startSession(db, accountId, { userAgent: null }, systemClock);
    for (const path of ['/development/mailbox', '/development/mailbox?address=%2B255']) {
      expect((await ask(path)).status).toBe(404);
      expect((await ask(path, { token })).status).toBe(404);
    }
  });
});

describe('a right that is withdrawn in mid-session', () => {
  it('is gone at the next request', async () => {
    const { accountId } = await anAccount(db);
    const token = await startSession(db, accountId, { userAgent: null }, systemClock);
    expect((await ask('/account', { token })).status).toBe(200);
    await db.updateTable('account').set({ disabledAt: new Date() }).where('id', '=', accountId).execute();
    expect((await ask('/account', { token })).location).toMatch(/^\/sign-in/);
    const { status, location } = await ask('/account', { token, headers: OWN_PAGE, form: { displayName: 'x' } });
    expect([status, location]).toEqual([303, '/sign-in?next=%2Faccount']);
  });
});
