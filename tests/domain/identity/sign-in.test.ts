import { describe, expect, it } from 'vitest';
import { signIn } from '~/domain/identity/sign-in.server';
import { fixedClock } from '~/platform/clock';
import { anAccount, PASSWORD } from '../../factories/people';
import { TEST_NOW } from '../../support/request-context';
import { testDatabase } from '../../support/test-database';

const { db } = await testDatabase();
const now = fixedClock(TEST_NOW);
const later = (minutes: number) => fixedClock(new Date(new Date(TEST_NOW).getTime() + minutes * 60_000));

type Country = Parameters<typeof signIn>[1]['country'];

function attempt(identifier: string, password: string, address: string, clock = now, country: Country = null) {
  const from = { userAgent: 'a phone', address, formerToken: null };
  return signIn(db, { identifier, password, country }, from, clock);
}

const codeOf = (answer: Awaited<ReturnType<typeof attempt>>) => (answer.ok ? 'ok' : answer.error.code);

describe('signing in', () => {
  it('finds the account by the local number, the whole number and the e-mail in capitals', async () => {
    const { accountId } = await anAccount(db, { phone: '+255713000001', email: 'neema@example.org' });
    for (const identifier of ['0713 000 001', '٠٧١٣٠٠٠٠٠١', '+255 713 000 001', 'NEEMA@example.org']) {
      const answer = await attempt(identifier, PASSWORD, '10.2.0.1');
      expect(answer).toMatchObject({ ok: true, value: { accountId } });
    }
  });

  it('takes a local number of two countries for the one of the reader', async () => {
    const kenya = await anAccount(db, { phone: '+254713000002' });
    const tanzania = await anAccount(db, { phone: '+255713000002' });
    const inKenya = await attempt('0713000002', PASSWORD, '10.2.0.2', now, 'KE');
    const inTanzania = await attempt('0713000002', PASSWORD, '10.2.0.2', now, 'TZ');
    expect(inKenya).toMatchObject({ ok: true, value: { accountId: kenya.accountId } });
    expect(inTanzania).toMatchObject({ ok: true, value: { accountId: tanzania.accountId } });
  });

  it('refuses a wrong password, no account, a disabled account and nonsense alike', async () => {
    const disabled = await anAccount(db, { phone: '+255713000003' });
    await anAccount(db, { phone: '+255713000004' });
    await db.updateTable('account').set({ disabledAt: TEST_NOW }).where('id', '=', disabled.accountId).execute();
    const answers = [
      await attempt('0713000004', 'not it at all', '10.2.0.3'),
      await attempt('0713000005', PASSWORD, '10.2.0.3'),
      await attempt('0713000003', PASSWORD, '10.2.0.3'),
      await attempt('nobody', PASSWORD, '10.2.0.3'),
    ];
    for (const answer of answers) expect(answer).toEqual({ ok: false, error: { code: 'wrong' } });
  });

  it('counts the same characters however a keyboard wrote them, and no others', async () => {
    const phone = '+255713000006';
    await anAccount(db, { phone });
    expect(codeOf(await attempt(phone, PASSWORD.normalize('NFD'), '10.2.0.4'))).toBe('ok');
    expect(codeOf(await attempt(phone, PASSWORD.toUpperCase(), '10.2.0.4'))).toBe('wrong');
    expect(codeOf(await attempt(phone, `${PASSWORD} `, '10.2.0.4'))).toBe('wrong');
  });
});

describe('the limits on signing in', () => {
  it('refuse the eleventh wrong try for one account from one address, even with the right password, until the window ends', async () => {
    await anAccount(db, { phone: '+255713000007' });
    for (let tried = 0; tried < 10; tried += 1) {
      expect(codeOf(await attempt('0713000007', 'wrong wrong', '10.3.0.1'))).toBe('wrong');
    }
    const refused = await attempt('0713000007', PASSWORD, '10.3.0.1');
    expect(refused).toEqual({ ok: false, error: { code: 'too-many', retryAt: later(15).now() } });
    expect(codeOf(await attempt('0713000007', PASSWORD, '10.3.0.1', later(15)))).toBe('ok');
  });

  it('count tries for accounts that do not exist in the same way', async () => {
    for (let tried = 0; tried < 10; tried += 1) await attempt('0713999999', 'wrong wrong', '10.3.0.2');
    expect(codeOf(await attempt('0713999999', 'wrong wrong', '10.3.0.2'))).toBe('too-many');
  });

  it('do not count right passwords', async () => {
    await anAccount(db, { phone: '+255713000008' });
    for (let tried = 0; tried < 12; tried += 1) {
      expect(codeOf(await attempt('0713000008', PASSWORD, '10.3.0.3'))).toBe('ok');
    }
  });

  it('hold for tries that come at once', async () => {
    await anAccount(db, { phone: '+255713000009' });
    const answers = await Promise.all(
      Array.from({ length: 16 }, () => attempt('0713000009', 'wrong wrong', '10.3.0.4')),
    );
    const codes = answers.map(codeOf);
    expect(codes.filter((code) => code === 'wrong')).toHaveLength(10);
    expect(codes.filter((code) => code === 'too-many')).toHaveLength(6);
  });

  it('let the owner in from her own address while strangers guess from everywhere', async () => {
    await anAccount(db, { phone: '+255713000010' });
    for (let tried = 0; tried < 60; tried += 1) await attempt('0713000010', 'wrong wrong', `10.4.${tried}.1`);
    expect(codeOf(await attempt('0713000010', PASSWORD, '10.5.0.1'))).toBe('ok');
    const guesses = [];
    for (let tried = 0; tried < 4; tried += 1) guesses.push(await attempt('0713000010', 'wrong wrong', '10.5.0.2'));
    expect(guesses.map(codeOf)).toEqual(['wrong', 'wrong', 'too-many', 'too-many']);
  });

  it('refuse an address that tries a hundred accounts', async () => {
    for (let tried = 0; tried < 100; tried += 1) {
      await attempt(`nobody${tried}@example.org`, 'wrong wrong', '2001:db8:9:9::1');
    }
    const answer = await attempt('somebody@example.org', 'wrong wrong', '2001:db8:9:9:ffff::2');
    expect(codeOf(answer)).toBe('too-many');
  });

  it('keep neither phone numbers nor addresses', async () => {
    const rows = await db.selectFrom('rateLimit').select('bucket').execute();
    expect(rows.length).toBeGreaterThan(0);
    for (const { bucket } of rows) expect(bucket).toMatch(/^[a-z-]+:[\w-]{22}$/);
  });
});
