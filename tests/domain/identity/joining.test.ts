import { describe, expect, it } from 'vitest';
import { confirmJoin, openJoinRequest } from '~/domain/identity/confirm-join.server';
import { readJoin, type TypedJoin } from '~/domain/identity/join.schema';
import { requestToJoin } from '~/domain/identity/request-to-join.server';
import { signIn } from '~/domain/identity/sign-in.server';
import { fixedClock, type Clock } from '~/platform/clock';
import { newId } from '~/platform/id';
import { anAccount, PASSWORD } from '../../factories/people';
import { TEST_NOW } from '../../support/request-context';
import { testDatabase } from '../../support/test-database';

const database = await testDatabase();
const { db } = database;
const now = fixedClock(TEST_NOW);
const later = (minutes: number): Clock => fixedClock(new Date(new Date(TEST_NOW).getTime() + minutes * 60_000));

let subscriber = 0;
const aPhone = () => `+2557120${String((subscriber += 1)).padStart(5, '0')}`;
let host = 0;
const anAddress = () => `10.1.${Math.floor((host += 1) / 250)}.${host % 250}`;

function inputFor(identifier: string, given: Partial<TypedJoin> = {}) {
  const typed = { identifier, password: PASSWORD, displayName: 'Asha', organisation: '', country: 'TZ', ...given };
  const input = readJoin(typed);
  if (!input.ok) throw new Error(JSON.stringify(input.error));
  return input.value;
}

async function ask(identifier: string, address = anAddress(), clock = now) {
  const asked = await requestToJoin(db, inputFor(identifier), { address, locale: 'en' }, clock);
  if (!asked.ok) throw new Error(asked.error.code);
  return asked.value.token;
}

async function lastMessageTo(address: string) {
  return db
    .selectFrom('message')
    .selectAll()
    .where('address', '=', address)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
}

async function codeSentTo(address: string): Promise<string> {
  const { body } = await lastMessageTo(address);
  return /\b\d{6}\b/.exec(body)?.[0] ?? '';
}

const device = () => ({ userAgent: null, address: anAddress() });
const wrongFor = (code: string) => (code === '000000' ? '111111' : '000000');

describe('joining', () => {
  it('makes an account that signs in once the code comes back from the same browser', async () => {
    const phone = aPhone();
    const token = await ask(`0${phone.slice(4)}`);
    expect(await openJoinRequest(db, token, now)).toEqual({ sentTo: phone });
    const joined = await confirmJoin(db, { token, typed: await codeSentTo(phone) }, device(), now);
    expect(joined.ok).toBe(true);
    const from = { ...device(), formerToken: null };
    const signedIn = await signIn(db, { identifier: phone, password: PASSWORD, country: null }, from, now);
    expect(signedIn).toMatchObject({ ok: true, value: { accountId: joined.ok ? joined.value.accountId : '' } });
  });

  it('takes the code in digits of another script and with spaces', async () => {
    const phone = aPhone();
    const token = await ask(phone);
    const code = await codeSentTo(phone);
    const typed = ` ${[...code].map((digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)]).join(' ')} `;
    expect(await confirmJoin(db, { token, typed }, device(), now)).toMatchObject({ ok: true });
  });

  it('sends the code by mail to a mailbox, and the message is gone ten minutes later', async () => {
    const email = `${newId()}@example.org`;
    await ask(email);
    const message = await lastMessageTo(email);
    expect(message).toMatchObject({ channel: 'email', accountId: null, sentAt: null });
    expect(message.discardAfter).toEqual(later(10).now());
  });

  it('keeps neither the code nor the token nor the password', async () => {
    const phone = aPhone();
    const token = await ask(phone);
    const code = await codeSentTo(phone);
    const row = await db.selectFrom('joinRequest').selectAll().where('phone', '=', phone).executeTakeFirstOrThrow();
    const kept = JSON.stringify({ ...row, codeHash: row.codeHash?.toString(), tokenHash: row.tokenHash.toString() });
    for (const secret of [token, code, PASSWORD]) expect(kept).not.toContain(secret);
    expect(row.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('takes a code once', async () => {
    const phone = aPhone();
    const token = await ask(phone);
    const typed = await codeSentTo(phone);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => confirmJoin(db, { token, typed }, device(), now)),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await confirmJoin(db, { token, typed }, device(), now)).toEqual({ ok: false, error: { code: 'expired' } });
  });

  it('takes no code after ten minutes', async () => {
    const phone = aPhone();
    const token = await ask(phone);
    const typed = await codeSentTo(phone);
    expect(await confirmJoin(db, { token, typed }, device(), later(10))).toEqual({
      ok: false,
      error: { code: 'expired' },
    });
    expect(await openJoinRequest(db, token, later(10))).toBeNull();
  });

  it('takes no code of another browser', async () => {
    const [mine, hers] = [aPhone(), aPhone()];
    const myToken = await ask(mine);
    await ask(hers);
    const answer = await confirmJoin(db, { token: myToken, typed: await codeSentTo(hers) }, device(), now);
    expect(answer).toMatchObject({ ok: false, error: { code: 'wrong-code' } });
  });

  it('counts five tries, also when they come at once, and then takes not even the right code', async () => {
    const phone = aPhone();
    const token = await ask(phone);
    const code = await codeSentTo(phone);
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => confirmJoin(db, { token, typed: wrongFor(code) }, device(), now)),
    );
    const codes = answers.map((answer) => (answer.ok ? 'ok' : answer.error.code));
    expect(codes.filter((one) => one === 'wrong-code')).toHaveLength(5);
    expect(codes.filter((one) => one === 'expired')).toHaveLength(7);
    expect(await confirmJoin(db, { token, typed: code }, device(), now)).toMatchObject({ ok: false });
  });

  it('sends at most three codes an hour to one phone, whether or not it has an account', async () => {
    const [fresh, known] = [aPhone(), aPhone()];
    await anAccount(db, { phone: known });
    for (const phone of [fresh, known]) {
      for (let sent = 0; sent < 3; sent += 1) await ask(phone);
      const refused = await requestToJoin(db, inputFor(phone), { address: anAddress(), locale: 'en' }, now);
      expect(refused).toMatchObject({ ok: false, error: { code: 'too-many', retryAt: later(60).now() } });
    }
    await expect(ask(fresh, anAddress(), later(61))).resolves.toBeTypeOf('string');
  });

  it('sends at most forty codes an hour for one address, counting an IPv6 network as one', async () => {
    const address = (last: number) => `2001:db8:7:7::${last.toString(16)}`;
    for (let sent = 0; sent < 40; sent += 1) await ask(`${newId()}@example.org`, address(sent + 1));
    const input = inputFor(`${newId()}@example.org`);
    const refused = await requestToJoin(db, input, { address: address(99), locale: 'en' }, now);
    expect(refused).toMatchObject({ ok: false, error: { code: 'too-many' } });
  });
});

describe('joining with a phone that has an account', () => {
  it('looks the same from outside, takes no code, and tells its owner alone', async () => {
    const phone = aPhone();
    const owner = await anAccount(db, { phone });
    const token = await ask(phone);
    expect(await openJoinRequest(db, token, now)).toEqual({ sentTo: phone });
    const message = await lastMessageTo(phone);
    expect(message.body).toContain('You have an account already');
    expect(message.body).not.toMatch(/\b\d{6}\b/);
    const answer = await confirmJoin(db, { token, typed: '123456' }, device(), now);
    expect(answer).toEqual({ ok: false, error: { code: 'wrong-code', triesLeft: 4 } });
    const from = { ...device(), formerToken: null };
    const signedIn = await signIn(db, { identifier: phone, password: PASSWORD, country: null }, from, now);
    expect(signedIn).toMatchObject({ ok: true, value: { accountId: owner.accountId } });
  });

  it('makes one account where two browsers confirm the same phone at once', async () => {
    const phone = aPhone();
    const first = await ask(phone);
    const firstCode = await codeSentTo(phone);
    const second = await ask(phone);
    const secondCode = await codeSentTo(phone);
    const answers = await Promise.all([
      confirmJoin(db, { token: first, typed: firstCode }, device(), now),
      confirmJoin(db, { token: second, typed: secondCode }, device(), now),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db.selectFrom('account').select('id').where('phone', '=', phone).execute()).toHaveLength(1);
  });
});

describe('the join form', () => {
  it('names every field that cannot be used, all at once', () => {
    const answer = readJoin({ identifier: '12', password: 'short', displayName: ' ', organisation: '', country: 'XX' });
    expect(answer).toEqual({
      ok: false,
      error: {
        code: 'invalid',
        fields: {
          identifier: 'identity.error.phone',
          password: 'identity.error.passwordShort',
          displayName: 'identity.error.nameMissing',
          country: 'identity.error.country',
        },
      },
    });
  });

  it('refuses the commonest passwords and those that are the phone itself', () => {
    const problemOf = (password: string) => {
      const typed = { identifier: '0712345678', password, displayName: 'Asha', organisation: '', country: 'TZ' };
      const answer = readJoin(typed);
      return answer.ok ? null : answer.error.fields.password;
    };
    expect(problemOf('Password1')).toBe('identity.error.passwordCommon');
    expect(problemOf('0712 345 678')).toBe('identity.error.passwordOwn');
    expect(problemOf('kuku wa kienyeji')).toBeNull();
  });

  it('takes control and direction characters out of names', () => {
    const input = inputFor('0712345678', { displayName: '  Asha\u202e\r\nMushi\u0000 ' });
    expect(input.displayName).toBe('Asha Mushi');
  });
});
