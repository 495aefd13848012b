import { describe, expect, it } from 'vitest';
import { inviteMember } from '~/domain/identity/invite-member.server';
import { startSession } from '~/domain/identity/start-session.server';
import { fixedClock } from '~/platform/clock';
import { transact } from '~/platform/db.server';
import * as accountRoute from '~/routes/identity/account';
import * as linkRoute from '~/routes/identity/account-link';
import * as passwordRoute from '~/routes/identity/account-password';
import * as sessionsRoute from '~/routes/identity/account-sessions';
import * as withdrawalRoute from '~/routes/identity/account-withdrawal';
import * as signInRoute from '~/routes/identity/sign-in';
import * as signOutRoute from '~/routes/identity/sign-out';
import { aMember, anAccount, aStaffMember, PASSWORD } from '../../factories/people';
import { contextFor, TEST_NOW } from '../../support/request-context';
import { get, post, responseOf } from '../../support/requests';
import { testDatabase } from '../../support/test-database';
import { cookieOf, withCookie } from './cookies';

const database = await testDatabase();
const { db } = database;
const clock = fixedClock(TEST_NOW);

async function aSession(accountId: string, userAgent: string | null = null): Promise<string> {
  return `__Host-session=${await startSession(db, accountId, { userAgent }, clock)}`;
}

describe('the account page', () => {
  it('shows what the account holds and where it is signed in, and no token', async () => {
    const actor = await anAccount(db, { phone: '+255719000001' });
    const cookie = await aSession(actor.accountId, 'Mozilla/5.0 (Linux; Android 10) Chrome/120 Mobile');
    await aSession(actor.accountId);
    const args = withCookie(get('/account', contextFor(database, { actor })), cookie);
    const text = await (await responseOf(accountRoute.loader(args))).text();
    expect(JSON.parse(text)).toMatchObject({
      account: { phone: '+255719000001', displayName: 'Asha', member: null },
      sessions: expect.arrayContaining([expect.objectContaining({ isThis: true })]) as unknown,
    });
    expect(text).not.toContain(cookie.split('=')[1]);
    expect(text).not.toMatch(/hash|argon2|formToken/i);
  });

  it('saves the profile and turns this device to the chosen language', async () => {
    const actor = await anAccount(db);
    const fields = { displayName: 'Asha M.', organisation: '', country: 'KE', locale: 'sw' };
    const saved = await responseOf(accountRoute.action(post('/account', fields, contextFor(database, { actor }))));
    expect([saved.status, saved.headers.get('location')]).toEqual([303, '/account?done=saved']);
    expect(saved.headers.get('set-cookie')).toMatch(/^lang=sw;/);
  });

  it('comes back with 422 and what was typed', async () => {
    const actor = await anAccount(db);
    const fields = { displayName: 'x'.repeat(201), organisation: '', country: 'XX', locale: 'tlh' };
    const refused = await responseOf(accountRoute.action(post('/account', fields, contextFor(database, { actor }))));
    expect(refused.status).toBe(422);
    expect(await refused.json()).toEqual({
      typed: fields,
      fields: {
        displayName: 'identity.error.nameLong',
        country: 'identity.error.country',
        locale: 'identity.error.locale',
      },
    });
  });
});

describe('ending sessions', () => {
  const end = (actor: Parameters<typeof contextFor>[1], session: string, cookie: string) =>
    responseOf(
      sessionsRoute.action(withCookie(post('/account/sessions', { session }, contextFor(database, actor)), cookie)),
    );

  it('finds no session of another account', async () => {
    const [mine, hers] = [await anAccount(db), await anAccount(db)];
    const cookie = await aSession(mine.accountId);
    await aSession(hers.accountId);
    const { id } = await db
      .selectFrom('accountSession')
      .select('id')
      .where('accountId', '=', hers.accountId)
      .executeTakeFirstOrThrow();
    for (const session of [id, '', 'x']) expect((await end({ actor: mine }, session, cookie)).status).toBe(404);
  });

  it('ends all others on request', async () => {
    const actor = await anAccount(db);
    const cookie = await aSession(actor.accountId);
    await aSession(actor.accountId);
    expect((await end({ actor }, 'others', cookie)).status).toBe(303);
    const alive = await db
      .selectFrom('accountSession')
      .select('id')
      .where('accountId', '=', actor.accountId)
      .where('revokedAt', 'is', null)
      .execute();
    expect(alive).toHaveLength(1);
  });
});

describe('linking a record', () => {
  it('takes the code and the agreement, and the withdrawal undoes it', async () => {
    const actor = await anAccount(db);
    const staff = await aStaffMember(db);
    const { memberId } = await aMember(db);
    const invited = await transact(db, (tx) => inviteMember(tx, staff, memberId, clock));
    const code = invited.ok ? invited.value.code : '';
    const context = contextFor(database, { actor });
    const refused = await responseOf(linkRoute.action(post('/account/link', { code }, context)));
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({ code, fields: { agreed: 'identity.error.notAgreed' } });
    const linked = await responseOf(linkRoute.action(post('/account/link', { code, agreed: 'yes' }, context)));
    expect(linked.headers.get('location')).toBe('/account?done=linked');
    const seller = contextFor(database, { actor: { ...actor, memberId } });
    const withdrawn = await responseOf(withdrawalRoute.action(post('/account/withdrawal', {}, seller)));
    expect(withdrawn.headers.get('location')).toBe('/account?done=withdrawn');
    expect((await responseOf(withdrawalRoute.action(post('/account/withdrawal', {}, seller)))).status).toBe(404);
  });

  it('fills in the code of the address and says what is wrong with one that nobody was given', async () => {
    const actor = await anAccount(db);
    const context = contextFor(database, { actor });
    const page = await responseOf(Promise.resolve(linkRoute.loader(get('/account/link?code=12345678', context))));
    expect(await page.json()).toMatchObject({ code: '12345678' });
    const refused = await responseOf(linkRoute.action(post('/account/link', { code: '1', agreed: 'yes' }, context)));
    expect(await refused.json()).toMatchObject({ agreed: true, fields: { code: 'identity.error.memberCode' } });
  });
});

describe('signing in and out', () => {
  it('signs in to the page that was asked for and out again', async () => {
    const actor = await anAccount(db, { phone: '+255719000002' });
    const fields = { identifier: '0719 000 002', password: PASSWORD };
    const signedIn = await responseOf(
      signInRoute.action(post('/sign-in?next=%2Forders', fields, contextFor(database))),
    );
    expect([signedIn.status, signedIn.headers.get('location')]).toEqual([303, '/orders']);
    const args = withCookie(post('/sign-out', {}, contextFor(database, { actor })), cookieOf(signedIn, 'session'));
    const signedOut = await responseOf(signOutRoute.action(args));
    expect([signedOut.status, signedOut.headers.get('location')]).toEqual([303, '/sign-in?signed-out=1']);
    const rows = await db
      .selectFrom('accountSession')
      .select('revokedAt')
      .where('accountId', '=', actor.accountId)
      .execute();
    expect(rows).toEqual([{ revokedAt: clock.now() }]);
  });

  it('asks for what was left empty', async () => {
    const refused = await responseOf(signInRoute.action(post('/sign-in', { identifier: ' ' }, contextFor(database))));
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({
      fields: { identifier: 'identity.error.identifierMissing', password: 'identity.error.passwordMissing' },
    });
  });
});

describe('changing the password', () => {
  it('names the field that cannot be used, and 429 after five wrong ones', async () => {
    const actor = await anAccount(db);
    const context = contextFor(database, { actor });
    const send = (present: string, wanted: string) =>
      responseOf(passwordRoute.action(post('/account/password', { present, wanted }, context)));
    expect(await (await send(PASSWORD, 'short')).json()).toMatchObject({
      fields: { wanted: 'identity.error.passwordShort' },
    });
    for (let tried = 0; tried < 5; tried += 1) {
      expect(await (await send('wrong', 'another good one')).json()).toMatchObject({
        fields: { present: 'identity.error.passwordWrong' },
      });
    }
    const refused = await send(PASSWORD, 'another good one');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('900');
  });
});
