import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Policy } from '~/platform/route-policy';
import { newId } from '~/platform/id';
import { startServer } from '../support/built-server';
import { testDatabase } from '../support/test-database';
import { attacker, OWN_PAGE } from './attacker';
import { everyRoute, type KnownRoute } from './every-route';
import { ROLES as roles, sessionsOfAllRoles, type Role } from './roles';

const database = await testDatabase();
const server = await startServer({ DATABASE_URL: database.url, WORKER: 'off' });
afterAll(() => server.stop());
const ask = attacker(server.origin);
const routes = await everyRoute();

/** People of their own for each test: some forms sign out, unlink or end what the next test needs. */
let tokens: Record<Role, string | undefined>;
beforeEach(async () => {
  tokens = await sessionsOfAllRoles(database.db);
});

const STAFF: readonly Role[] = ['trainer', 'credit officer', 'head office', 'branch staff', 'staff'];

const OPEN_TO: Record<Policy, readonly Role[]> = {
  public: roles,
  visitor: ['nobody'],
  account: ['buyer', 'seller', 'supplier', ...STAFF],
  seller: ['seller', 'supplier'],
  member: ['seller'],
  staff: STAFF,
};

/** What a role that a route is closed to gets: sent to sign in, sent home, or nothing found. */
function refusalOf(policy: Policy, role: Role): { status: number[]; location: RegExp | null } {
  if (role === 'nobody') return { status: [302, 303], location: /^\/sign-in\?next=/ };
  if (policy === 'visitor') return { status: [302, 303], location: /^\/$/ };
  return { status: [404], location: null };
}

const answersGet = (route: KnownRoute) => route.hasLoader || route.isPage;
const name = ({ pattern, policy }: KnownRoute) => `${pattern} (${policy})`;

describe.each(routes.map((route) => [name(route), route] as const))('%s', (_, route) => {
  const path = route.pathWith(newId());

  it.each(roles)('answers a %s who reads it as its policy says', async (role) => {
    const { status, location, body } = await ask(path, { token: tokens[role] });
    expect(status).toBeLessThan(500);
    expect(body).not.toMatch(/\bat .*\.(ts|js):\d+/);
    if (!answersGet(route)) return expect(status).toBe(405);
    if (OPEN_TO[route.policy].includes(role)) {
      expect(status).not.toBe(403);
      expect(location ?? '').not.toMatch(/^\/sign-in\?next=/);
      return;
    }
    const refusal = refusalOf(route.policy, role);
    expect(refusal.status).toContain(status);
    if (refusal.location) expect(location).toMatch(refusal.location);
  });

  it.each(roles)('answers a %s who sends an empty form as its policy says', async (role) => {
    const { status, location } = await ask(path, { token: tokens[role], form: {}, headers: OWN_PAGE });
    expect(status).toBeLessThan(500);
    if (!route.hasAction) return expect(status).toBe(405);
    if (OPEN_TO[route.policy].includes(role)) return expect(location ?? '').not.toMatch(/^\/sign-in\?next=/);
    const refusal = refusalOf(route.policy, role);
    expect(refusal.status).toContain(status);
    if (refusal.location) expect(location).toMatch(refusal.location);
  });

  it.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'])('knows no %s', async (method) => {
    for (const role of roles) {
      const { status, headers } = await ask(path, { method, token: tokens[role], headers: OWN_PAGE });
      expect(status).toBe(405);
      expect(headers.allow).toBeDefined();
    }
  });

  it('is not kept by anyone where it shows something of a person', async () => {
    for (const role of roles.filter((one) => one !== 'nobody')) {
      const { headers } = await ask(path, { token: tokens[role] });
      const kept = headers['cache-control'] ?? '';
      const isFile = !/^text\/html|json/.test(headers['content-type'] ?? 'text/html');
      if (!isFile) expect(kept).toBe('no-store');
    }
  });
});

const ODD_IDS = [
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '0',
  '-1',
  'null',
  'undefined',
  '[]',
  '%5B%22a%22%5D',
  '%7B%7D',
  '%00',
  '%0d%0aX-Injected:%201',
  '1%27%20or%20%271%27=%271',
  '..%2f..%2fetc%2fpasswd',
  '%E0%A4%A',
  'x'.repeat(3000),
];

describe('odd ids in an address', () => {
  const withIds = routes.filter(({ params }) => params.length > 0 && !params.includes('*'));

  it.each(withIds.map((route) => [name(route), route] as const))('find nothing at %s', async (_, route) => {
    for (const id of ODD_IDS) {
      for (const role of OPEN_TO[route.policy].slice(-1)) {
        const read = await ask(route.pathWith(id), { token: tokens[role] });
        const sent = await ask(route.pathWith(id), { token: tokens[role], form: {}, headers: OWN_PAGE });
        for (const { status, headers } of [read, sent]) {
          expect([302, 303, 400, 404, 405, 422], `${route.pattern} with ${id.slice(0, 40)}`).toContain(status);
          expect(headers['x-injected']).toBeUndefined();
        }
      }
    }
  });
});
