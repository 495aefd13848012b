import { describe, expect, it } from 'vitest';
import { ownAccount, ownSessions } from '~/domain/identity/account.queries.server';
import { assignStaff, endStaffAssignment } from '~/domain/identity/assign-staff.server';
import { changePassword } from '~/domain/identity/change-password.server';
import { changeProfile } from '~/domain/identity/change-profile.server';
import { discardExpired } from '~/domain/identity/discard-expired.server';
import { endOtherSessions, endOwnSession, endSession } from '~/domain/identity/end-session.server';
import { readSession } from '~/domain/identity/read-session.server';
import { signIn } from '~/domain/identity/sign-in.server';
import { startSession } from '~/domain/identity/start-session.server';
import { fixedClock, type Clock } from '~/platform/clock';
import { transact, type Db } from '~/platform/db.server';
import { newToken, secretHash } from '~/platform/secret.server';
import { EVERYWHERE, managerOf, aMember, anAccount, PASSWORD } from '../../factories/people';
import { TEST_NOW } from '../../support/request-context';
import { testDatabase } from '../../support/test-database';

const { db } = await testDatabase();
const DAY = 24 * 60;
const later = (minutes: number): Clock => fixedClock(new Date(new Date(TEST_NOW).getTime() + minutes * 60_000));
const now = later(0);

const requestWith = (cookie?: string) =>
  new Request('http://localhost:3000/', cookie === undefined ? {} : { headers: { cookie } });
const withToken = (token: string) => requestWith(`lang=sw; __Host-session=${token}; other=1`);
const device = { userAgent: 'Mozilla/5.0 (Linux; Android 10) Chrome/120 Mobile' };

describe('reading a session', () => {
  it('asks the database nothing where there is no token of the right form', async () => {
    const noDatabase = new Proxy({} as Db, {
      get() {
        throw new Error('the database was asked');
      },
    });
    for (const cookie of [
      undefined,
      '',
      'lang=sw',
      '__Host-session=',
      '__Host-session=short',
      `session=${newToken()}`,
    ]) {
      expect(await readSession(noDatabase, requestWith(cookie), now)).toEqual({ actor: null, formToken: null });
    }
  });

  it('gives the account with what it may do, and the form token of the session', async () => {
    const account = await anAccount(db, { displayName: 'Asha', locale: 'sw' });
    const { memberId } = await aMember(db);
    await db.updateTable('account').set({ memberId }).where('id', '=', account.accountId).execute();
    const token = await startSession(db, account.accountId, device, now);
    const session = await readSession(db, withToken(token), now);
    const { accountId } = account;
    expect(session.actor).toEqual({ accountId, displayName: 'Asha', locale: 'sw', memberId, staff: null });
    expect(session.formToken).toMatch(/^[\w-]{43}$/);
    expect(session.formToken).not.toBe(token);
  });

  it('knows staff of two branches and staff of all', async () => {
    const { branchId: one } = await aMember(db);
    const { branchId: other } = await aMember(db);
    const { accountId } = await anAccount(db);
    const token = await startSession(db, accountId, device, now);
    const staffOf = async () => (await readSession(db, withToken(token), now)).actor?.staff;
    for (const branchId of [one, other, one]) {
      await transact(db, (tx) => assignStaff(tx, { accountId, role: 'branch_manager', branchId }, now));
    }
    expect(await staffOf()).toEqual({ accountId, duties: managerOf(...[one, other].sort()) });
    await transact(db, (tx) => assignStaff(tx, { accountId, role: 'branch_manager', branchId: null }, now));
    expect(await staffOf()).toEqual({ accountId, duties: [...managerOf(...[one, other].sort()), ...EVERYWHERE] });
  });

  it('sees a right that was withdrawn in mid-session at the next request', async () => {
    const { branchId } = await aMember(db);
    const { accountId } = await anAccount(db);
    const token = await startSession(db, accountId, device, now);
    await transact(db, (tx) => assignStaff(tx, { accountId, role: 'branch_manager', branchId }, now));
    expect((await readSession(db, withToken(token), now)).actor?.staff).not.toBeNull();
    await transact(db, (tx) => endStaffAssignment(tx, { accountId, role: 'branch_manager', branchId }, now));
    expect((await readSession(db, withToken(token), now)).actor?.staff).toBeNull();
    await db.updateTable('account').set({ disabledAt: TEST_NOW }).where('id', '=', accountId).execute();
    expect((await readSession(db, withToken(token), now)).actor).toBeNull();
  });

  it('is nobody with a token that was made up, hashed, or ended', async () => {
    const { accountId } = await anAccount(db);
    const token = await startSession(db, accountId, device, now);
    const hash = secretHash(token).toString('base64url');
    for (const guess of [newToken(), hash]) expect((await readSession(db, withToken(guess), now)).actor).toBeNull();
    await endSession(db, token, now);
    expect((await readSession(db, withToken(token), now)).actor).toBeNull();
  });
});

describe('the life of a session', () => {
  const signedInAfter = async (clocks: Clock[], staff: boolean) => {
    const { accountId } = await anAccount(db);
    if (staff) await transact(db, (tx) => assignStaff(tx, { accountId, role: 'branch_manager', branchId: null }, now));
    const token = await startSession(db, accountId, device, now);
    const seen = [];
    for (const clock of clocks) seen.push((await readSession(db, withToken(token), clock)).actor !== null);
    return seen;
  };

  it('ends for a person after thirty days unused', async () => {
    expect(await signedInAfter([later(29 * DAY), later(58 * DAY), later(89 * DAY)], false)).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('ends for a person ninety days after signing in, however much it is used', async () => {
    const clocks = [20, 40, 60, 80, 90].map((days) => later(days * DAY));
    expect(await signedInAfter(clocks, false)).toEqual([true, true, true, true, false]);
  });

  it('ends for staff after twelve hours unused, and does not come back by being tried', async () => {
    expect(await signedInAfter([later(12 * 60), later(12 * 60 + 1)], true)).toEqual([false, false]);
  });

  it('ends for staff a week after signing in', async () => {
    const clocks = Array.from({ length: 17 }, (_, index) => later((index + 1) * 10 * 60));
    const seen = await signedInAfter(clocks, true);
    expect(seen).toEqual(clocks.map((_, index) => (index + 1) * 10 < 7 * 24));
  });

  it('is written down at most every five minutes', async () => {
    const { accountId } = await anAccount(db);
    const token = await startSession(db, accountId, device, now);
    const lastSeen = async () => {
      const row = await db
        .selectFrom('accountSession')
        .select('lastSeenAt')
        .where('accountId', '=', accountId)
        .executeTakeFirstOrThrow();
      return row.lastSeenAt;
    };
    await readSession(db, withToken(token), later(4));
    expect(await lastSeen()).toEqual(now.now());
    await readSession(db, withToken(token), later(6));
    expect(await lastSeen()).toEqual(later(6).now());
  });
});

describe('one’s own sessions', () => {
  it('are listed and ended by their owner alone', async () => {
    const [mine, hers] = [await anAccount(db), await anAccount(db)];
    const here = await startSession(db, mine.accountId, device, now);
    const there = await startSession(db, mine.accountId, device, now);
    const foreign = await startSession(db, hers.accountId, device, now);
    const listed = await ownSessions(db, mine, here, now);
    expect(listed.map(({ isThis }) => isThis).sort()).toEqual([false, true]);
    const [herSession] = await ownSessions(db, hers, null, now);
    const end = (id: string) => transact(db, (tx) => endOwnSession(tx, mine, id, now));
    for (const id of [herSession?.id ?? '', '', '00000000-0000-0000-0000-000000000000', '1 or 1=1']) {
      expect(await end(id)).toEqual({ ok: false, error: { code: 'not-found' } });
    }
    const other = listed.find(({ isThis }) => !isThis);
    expect(await end(other?.id ?? '')).toMatchObject({ ok: true });
    const alive = async (token: string) => (await readSession(db, withToken(token), now)).actor !== null;
    expect(await Promise.all([here, there, foreign].map(alive))).toEqual([true, false, true]);
  });

  it('all end but the present one', async () => {
    const account = await anAccount(db);
    const here = await startSession(db, account.accountId, device, now);
    await startSession(db, account.accountId, device, now);
    await startSession(db, account.accountId, device, now);
    await transact(db, async (tx) => ({ ok: true, value: await endOtherSessions(tx, account.accountId, here, now) }));
    expect(await ownSessions(db, account, here, now)).toMatchObject([{ isThis: true }]);
  });

  it('end when the password changes, except the one that changed it', async () => {
    const account = await anAccount(db, { phone: '+255714000001' });
    const here = await startSession(db, account.accountId, device, now);
    const stolen = await startSession(db, account.accountId, device, now);
    const change = (present: string, wanted: string) => changePassword(db, account, { present, wanted }, here, now);
    expect(await change('not this', 'another good one')).toMatchObject({ error: { code: 'wrong-password' } });
    expect(await change(PASSWORD, '0714000001')).toMatchObject({ error: { code: 'password-own' } });
    expect(await change(PASSWORD, 'another good one')).toMatchObject({ ok: true });
    expect((await readSession(db, withToken(stolen), now)).actor).toBeNull();
    expect((await readSession(db, withToken(here), now)).actor).not.toBeNull();
    const from = { userAgent: null, address: '10.6.0.1', formerToken: null };
    const signedIn = await signIn(
      db,
      { identifier: '0714000001', password: 'another good one', country: null },
      from,
      now,
    );
    expect(signedIn.ok).toBe(true);
  });

  it('cannot be used to guess the password without end', async () => {
    const account = await anAccount(db);
    const guess = () => changePassword(db, account, { present: 'guess guess', wanted: 'another good one' }, '', now);
    for (let tried = 0; tried < 5; tried += 1) await guess();
    expect(await guess()).toMatchObject({ error: { code: 'too-many' } });
  });
});

describe('one’s own account', () => {
  it('changes name, organisation, country and language and nothing else', async () => {
    const account = await anAccount(db, { phone: '+255714000002' });
    const wanted = { displayName: 'Asha M.', organisation: 'Duka', country: 'KE', locale: 'sw' } as const;
    const smuggled = { ...wanted, memberId: '00000000-0000-0000-0000-000000000001', phone: '+255000000000' };
    await transact(db, (tx) => changeProfile(tx, account, smuggled));
    expect(await ownAccount(db, account)).toEqual({ ...wanted, phone: '+255714000002', email: null, member: null });
  });
});

describe('what has served', () => {
  it('is removed, and nothing else', async () => {
    const account = await anAccount(db);
    const ended = await startSession(db, account.accountId, device, now);
    await endSession(db, ended, now);
    const alive = await startSession(db, account.accountId, device, later(20 * DAY));
    expect(await discardExpired(db, later(31 * DAY))).toBeGreaterThan(0);
    expect(await ownSessions(db, account, alive, later(31 * DAY))).toHaveLength(1);
    const kept = await db
      .selectFrom('accountSession')
      .select('id')
      .where('tokenHash', '=', secretHash(ended))
      .executeTakeFirst();
    expect(kept).toBeUndefined();
    expect(await discardExpired(db, later(31 * DAY))).toBe(0);
  });
});
