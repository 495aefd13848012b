import { beforeEach, describe, expect, test, vi } from 'vitest';
import { decideSuspension } from '~/domain/eligibility/suspension/decide-suspension.server';
import { lapseSuspensions } from '~/domain/eligibility/suspension/lapse-suspensions.server';
import { suspensionsOf } from '~/domain/eligibility/suspension/suspensions.queries.server';
import { proposeSuspension } from '~/domain/eligibility/suspension/propose-suspension.server';
import type { StaffMember } from '~/platform/actor';
import { fixedClock } from '~/platform/clock';
import { aMember, aStaffMember, managerOf } from '../../../factories/people';
import { aLife, noonOf, SOUND_ON, threeManagersOf, type Life } from '../../../support/standing-life';
import { testDatabase } from '../../../support/test-database';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const database = await testDatabase();
const { db } = database;
const clock = noonOf(SOUND_ON);
const REASON = 'The river took the meeting house and the books';
let [lives, life, first, second, third]: [number, Life, StaffMember, StaffMember, StaffMember] = [0] as never;

beforeEach(async () => {
  lives = (lives ?? 0) + 1;
  life = await aLife(database, `O${lives}`);
  [first, second, third] = await threeManagersOf(db, life.branchId);
});

const suspend = (officer = first, at = clock) =>
  proposeSuspension(db, officer, life.enterpriseId, { cause: 'unsafe_goods', reason: REASON }, at);
async function proposed(): Promise<{ enterpriseId: string; suspensionId: string }> {
  const id = await suspend();
  if (!id.ok) throw new Error(id.error.code);
  return { enterpriseId: life.enterpriseId, suspensionId: id.value };
}

describe('a suspension', () => {
  test('lets offers rest from its proposal, and is confirmed by another officer', async () => {
    const at = await proposed();
    expect(await life.standing()).toBe('paused');
    expect(await decideSuspension(db, first, at, { step: 'confirm' }, clock)).toEqual({
      ok: false,
      error: { code: 'same-officer' },
    });
    expect(await decideSuspension(db, second, at, { step: 'confirm' }, clock)).toEqual({
      ok: true,
      value: 'confirmed',
    });
    expect(await life.standing()).toBe('suspended');
    expect(await life.on('2026-11-02')).toBe('suspended');
  });

  test('lapses after 72 hours without a second word, and nothing has been', async () => {
    const at = await proposed();
    const hours = (count: number, ms = 0) => fixedClock(new Date(clock.now().getTime() + count * 3_600_000 + ms));
    expect(await lapseSuspensions(db, hours(72, -1))).toBe(0);
    expect(await life.standing()).toBe('paused');
    expect(await decideSuspension(db, second, at, { step: 'confirm' }, hours(72))).toEqual({
      ok: false,
      error: { code: 'lapsed' },
    });
    expect(await lapseSuspensions(db, hours(72))).toBe(1);
    expect(await life.standing()).toBe('eligible');
    const standing = db
      .selectFrom('enterpriseStanding')
      .select('eligibleSince')
      .where('enterpriseId', '=', life.enterpriseId);
    expect(await standing.executeTakeFirst()).toEqual({ eligibleSince: SOUND_ON });
  });

  test('cannot be proposed again at once by an officer whose proposal came to nothing', async () => {
    await decideSuspension(db, second, await proposed(), { step: 'refuse' }, clock);
    expect(await life.standing()).toBe('eligible');
    expect(await suspend()).toMatchObject({ ok: false, error: { code: 'proposed-before' } });
    expect(await suspend(second)).toMatchObject({ ok: true });
    expect(await suspend(third)).toMatchObject({ ok: false, error: { code: 'suspended-already' } });
  });

  test('is lifted by two, and she is verified anew from that day', async () => {
    const at = await proposed();
    await decideSuspension(db, second, at, { step: 'confirm' }, clock);
    const later = noonOf('2026-11-05');
    expect(await decideSuspension(db, first, at, { step: 'lift' }, later)).toMatchObject({
      ok: false,
      error: { code: 'state-changed' },
    });
    await decideSuspension(db, first, at, { step: 'propose-lifting', reason: REASON }, later);
    expect(await life.standing()).toBe('suspended');
    expect(await decideSuspension(db, first, at, { step: 'lift' }, later)).toEqual({
      ok: false,
      error: { code: 'same-officer' },
    });
    expect(await decideSuspension(db, second, at, { step: 'lift' }, later)).toEqual({ ok: true, value: 'lifted' });
    expect(await life.standing()).toBe('eligible');
    const standing = db
      .selectFrom('enterpriseStanding')
      .select('eligibleSince')
      .where('enterpriseId', '=', life.enterpriseId);
    expect(await standing.executeTakeFirst()).toEqual({ eligibleSince: '2026-11-05' });
  });

  test('stays when another refuses to lift it, or who proposed that takes it back; each is kept', async () => {
    const at = await proposed();
    await decideSuspension(db, second, at, { step: 'confirm' }, clock);
    const later = noonOf('2026-11-05');
    const refuse = (officer: StaffMember) => decideSuspension(db, officer, at, { step: 'refuse-lifting' }, later);
    expect(await refuse(second)).toEqual({ ok: false, error: { code: 'state-changed', state: 'confirmed' } });
    await decideSuspension(db, first, at, { step: 'propose-lifting', reason: REASON }, later);
    expect(await refuse(second)).toEqual({ ok: true, value: 'confirmed' });
    expect(await life.standing()).toBe('suspended');
    expect(await decideSuspension(db, second, at, { step: 'lift' }, later)).toMatchObject({ ok: false });
    await decideSuspension(db, third, at, { step: 'propose-lifting', reason: REASON }, later);
    expect(await refuse(third)).toEqual({ ok: true, value: 'confirmed' });
    const [kept] = await suspensionsOf(db, life.enterpriseId);
    expect(kept).toMatchObject({ state: 'confirmed', liftProposedBy: null, liftReason: null });
    const refusals = db
      .selectFrom('refusedLifting')
      .select(['proposedBy', 'refusedBy', 'reason'])
      .where('suspensionId', '=', at.suspensionId)
      .orderBy('id');
    expect(await refusals.execute()).toEqual([
      { proposedBy: first.accountId, refusedBy: second.accountId, reason: REASON },
      { proposedBy: third.accountId, refusedBy: third.accountId, reason: REASON },
    ]);
    expect(kept?.refusedLiftings).toHaveLength(2);
    await decideSuspension(db, first, at, { step: 'propose-lifting', reason: REASON }, later);
    expect(await decideSuspension(db, second, at, { step: 'lift' }, later)).toEqual({ ok: true, value: 'lifted' });
    expect(await life.standing()).toBe('eligible');
  });

  test('is nothing to officers of another branch, and not a trainer’s to confirm', async () => {
    const at = await proposed();
    const stranger = await aStaffMember(db, managerOf((await aMember(db)).branchId));
    const trainer = await aStaffMember(db, [{ role: 'trainer', branchId: life.branchId }]);
    for (const officer of [stranger, trainer]) {
      for (const step of ['confirm', 'refuse-lifting'] as const) {
        expect(await decideSuspension(db, officer, at, { step }, clock)).toEqual({
          ok: false,
          error: { code: 'suspension-not-found' },
        });
      }
    }
    expect(await suspend(stranger)).toEqual({ ok: false, error: { code: 'enterprise-not-found' } });
  });
});
