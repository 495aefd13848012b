import { describe, expect, it } from 'vitest';
import { ownAccount } from '~/domain/identity/account.queries.server';
import { inviteMember } from '~/domain/identity/invite-member.server';
import { linkMember, tryToLinkMember } from '~/domain/identity/link-member.server';
import { withdrawConsent } from '~/domain/identity/withdraw-consent.server';
import type { Actor, StaffMember } from '~/platform/actor';
import { fixedClock, type Clock } from '~/platform/clock';
import { transact } from '~/platform/db.server';
import { localeCodes } from '~/platform/i18n';
import { newId } from '~/platform/id';
import { managerOf, aMember, anAccount, aStaffMember } from '../../factories/people';
import { TEST_NOW } from '../../support/request-context';
import { testDatabase } from '../../support/test-database';

const { db } = await testDatabase();
const later = (minutes: number): Clock => fixedClock(new Date(new Date(TEST_NOW).getTime() + minutes * 60_000));
const now = later(0);

const invite = (staff: StaffMember, memberId: string, clock = now) =>
  transact(db, (tx) => inviteMember(tx, staff, memberId, clock));

async function codeFor(staff: StaffMember, memberId: string, clock = now): Promise<string> {
  const invited = await invite(staff, memberId, clock);
  if (!invited.ok) throw new Error(invited.error.code);
  return invited.value.code;
}

const link = (actor: Actor, code: string, clock = now, agreed = true) =>
  transact(db, (tx) => linkMember(tx, actor, { code, agreed }, clock));

const wrongCode = { ok: false, error: { code: 'wrong-code' } };

describe('inviting a member', () => {
  it('gives staff of her branch a code of eight digits that is kept only as a hash', async () => {
    const { memberId, branchId } = await aMember(db);
    const staff = await aStaffMember(db, managerOf(branchId));
    const invited = await invite(staff, memberId);
    expect(invited).toMatchObject({
      ok: true,
      value: { memberName: 'Neema', sentTo: null, expiresAt: later(10).now() },
    });
    const code = invited.ok ? invited.value.code : '';
    expect(code).toMatch(/^\d{8}$/);
    const row = await db
      .selectFrom('memberInvitation')
      .selectAll()
      .where('memberId', '=', memberId)
      .executeTakeFirstOrThrow();
    expect(row.codeHash.toString()).not.toContain(code);
    expect(row.createdBy).toBe(staff.accountId);
  });

  it('sends the code to the phone that the register has, in the language of the country', async () => {
    const { memberId } = await aMember(db, { phone: '0715 000 001', country: 'TZ' });
    const invited = await invite(await aStaffMember(db), memberId);
    expect(invited).toMatchObject({ ok: true, value: { sentTo: '+255715000001' } });
    const message = await db
      .selectFrom('message')
      .selectAll()
      .where('address', '=', '+255715000001')
      .executeTakeFirstOrThrow();
    const code = invited.ok ? invited.value.code : '';
    expect(message).toMatchObject({ channel: 'sms', locale: 'sw', accountId: null });
    expect(message.body).toContain(`${code.slice(0, 4)} ${code.slice(4)}`);
    expect(message.discardAfter).toEqual(later(10).now());
  });

  it.each([
    ['ta', 'ta'],
    ['hi', 'hi'],
    ['sw', 'en'],
  ] as const)(
    'writes to her, whose country has several languages, as who reads %s invites her, in %s',
    async (locale, expected) => {
      const phone = `+9198765000${localeCodes.indexOf(locale)}0`;
      const { memberId } = await aMember(db, { phone, country: 'IN' });
      await invite({ ...(await aStaffMember(db)), locale }, memberId);
      const sent = db.selectFrom('message').select('locale').where('address', '=', phone);
      expect(await sent.executeTakeFirstOrThrow()).toEqual({ locale: expected });
    },
  );

  it('does not find a member of another branch, an unknown one, or what is no id', async () => {
    const { memberId } = await aMember(db);
    const { branchId } = await aMember(db);
    const elsewhere = await aStaffMember(db, managerOf(branchId));
    const nowhere = await aStaffMember(db, []);
    const notFound = { ok: false, error: { code: 'not-found' } };
    expect(await invite(elsewhere, memberId)).toEqual(notFound);
    expect(await invite(nowhere, memberId)).toEqual(notFound);
    const all = await aStaffMember(db);
    for (const id of [newId(), '00000000-0000-0000-0000-000000000000', '', '{}', '1']) {
      expect(await invite(all, id)).toEqual(notFound);
    }
  });

  it('voids the earlier code', async () => {
    const { memberId } = await aMember(db);
    const staff = await aStaffMember(db);
    const first = await codeFor(staff, memberId);
    const second = await codeFor(staff, memberId);
    const account = await anAccount(db);
    expect(await link(account, first)).toEqual(wrongCode);
    expect(await link(account, second)).toEqual({ ok: true, value: { memberId } });
    expect(await invite(staff, memberId)).toEqual({ ok: false, error: { code: 'already-linked' } });
  });
});

describe('linking an account to a record', () => {
  it('needs her agreement, records it, and takes the code as it is written down', async () => {
    const { memberId } = await aMember(db);
    const code = await codeFor(await aStaffMember(db), memberId);
    const account = await anAccount(db);
    expect(await link(account, code, now, false)).toEqual({ ok: false, error: { code: 'not-agreed' } });
    expect(await link(account, ` ${code.slice(0, 4)}-${code.slice(4)} `)).toEqual({ ok: true, value: { memberId } });
    const own = await ownAccount(db, account);
    expect(own.member).toMatchObject({ name: 'Neema', group: 'Upendo', agreedAt: now.now() });
    const consent = await db.selectFrom('consent').selectAll().where('accountId', '=', account.accountId).execute();
    expect(consent).toMatchObject([{ memberId, purpose: 'member_record', version: 1, withdrawnAt: null }]);
  });

  it('takes a code once, and not after ten minutes', async () => {
    const staff = await aStaffMember(db);
    const { memberId } = await aMember(db);
    const code = await codeFor(staff, memberId);
    expect(await link(await anAccount(db), code)).toMatchObject({ ok: true });
    expect(await link(await anAccount(db), code)).toEqual(wrongCode);
    const late = await codeFor(staff, (await aMember(db)).memberId);
    expect(await link(await anAccount(db), late, later(10))).toEqual(wrongCode);
  });

  it('gives a record one account, however many try at once', async () => {
    const { memberId } = await aMember(db);
    const code = await codeFor(await aStaffMember(db), memberId);
    const accounts = await Promise.all(Array.from({ length: 5 }, () => anAccount(db)));
    const answers = await Promise.all(accounts.map((account) => link(account, code)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db.selectFrom('account').select('id').where('memberId', '=', memberId).execute()).toHaveLength(1);
  });

  it('gives an account one record', async () => {
    const staff = await aStaffMember(db);
    const account = await anAccount(db);
    await link(account, await codeFor(staff, (await aMember(db)).memberId));
    const second = await codeFor(staff, (await aMember(db)).memberId);
    expect(await link(account, second)).toEqual({ ok: false, error: { code: 'already-linked' } });
    expect(await link(await anAccount(db), second)).toMatchObject({ ok: true });
  });

  it('stops an account that guesses codes after five, and not her neighbour on the same network', async () => {
    const [guesser, neighbour] = [await anAccount(db), await anAccount(db)];
    const attempt = (actor: Actor, code: string) => tryToLinkMember(db, actor, { code, agreed: true }, '10.7.0.1', now);
    for (let tried = 0; tried < 5; tried += 1) {
      expect(await attempt(guesser, `0000000${tried}`)).toEqual(wrongCode);
    }
    const { memberId } = await aMember(db);
    const code = await codeFor(await aStaffMember(db), memberId);
    expect(await attempt(guesser, code)).toMatchObject({ error: { code: 'too-many', retryAt: later(15).now() } });
    expect(await attempt(neighbour, code)).toEqual({ ok: true, value: { memberId } });
  });

  it('stops an address that guesses with many accounts', async () => {
    const codes = [];
    for (let tried = 0; tried < 31; tried += 1) {
      const account = await anAccount(db);
      const answer = await tryToLinkMember(db, account, { code: '12345678', agreed: true }, '10.7.0.2', now);
      codes.push(answer.ok ? 'ok' : answer.error.code);
    }
    expect(codes.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 'wrong-code'));
    expect(codes[30]).toBe('too-many');
  });
});

describe('withdrawing agreement', () => {
  it('unlinks the record, is written down and told once, and leaves the record free', async () => {
    const { memberId } = await aMember(db);
    const staff = await aStaffMember(db);
    const account = await anAccount(db);
    await link(account, await codeFor(staff, memberId));
    const withdraw = () => transact(db, (tx) => withdrawConsent(tx, account, later(60)));
    expect(await withdraw()).toEqual({ ok: true, value: null });
    expect(await withdraw()).toEqual({ ok: false, error: { code: 'not-linked' } });
    const consent = await db
      .selectFrom('consent')
      .select('withdrawnAt')
      .where('accountId', '=', account.accountId)
      .execute();
    expect(consent).toEqual([{ withdrawnAt: later(60).now() }]);
    const events = await db.selectFrom('outboxEvent').select('payload').where('name', '=', 'member.unlinked').execute();
    expect(events).toEqual([{ payload: { memberId } }]);
    expect(await invite(staff, memberId)).toMatchObject({ ok: true });
  });
});
