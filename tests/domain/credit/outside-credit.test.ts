import { describe, expect, it } from 'vitest';
import { changeReferral } from '~/domain/credit/change-referral.server';
import { addPartner } from '~/domain/credit/keep-partner.server';
import { recordOutsideStatus, type OutsideStatus } from '~/domain/credit/record-outside-status.server';
import { outsideWords } from '~/domain/credit/referral.queries.server';
import { referMember } from '~/domain/credit/refer-member.server';
import { reverseOutsideStatus } from '~/domain/credit/reverse-outside-status.server';
import { REFERRAL_STATES, REFERRAL_STEPS, referralAfter } from '~/domain/credit/referral.states';
import { fixedClock } from '~/platform/clock';
import { transact } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { aLendingGroup } from '../../factories/lending';
import { aStaffMember, managerOf } from '../../factories/people';
import { testDatabase } from '../../support/test-database';

const { db } = await testDatabase();
const clock = fixedClock('2026-11-10T12:00:00Z');
const group = await aLendingGroup(db);
const officer = await aStaffMember(db, managerOf(group.branchId));
const [memberId = '', otherId = ''] = group.memberIds;
const partnerId = newId();
await transact(db, (tx) => addPartner(tx, officer, { id: partnerId, country: 'IN', name: 'Bank', contact: null }));

const refer = (given: Partial<Parameters<typeof referMember>[2]> = {}) => {
  const referral = { referralId: newId(), memberId, partnerId, amountMinor: 50_000_00, purpose: 'A cold box' };
  return transact(db, (tx) => referMember(tx, officer, { ...referral, agreedNow: true, ...given }, clock));
};
const OUTSIDE = { disbursedOn: '2026-09-01', endsOn: '2027-09-01', principalMinor: 50_000_00, annualRatePercent: '20' };

async function lent(): Promise<string> {
  const referred = await refer();
  if (!referred.ok) throw new Error(referred.error.code);
  const { referralId } = referred.value;
  await transact(db, (tx) => changeReferral(tx, officer, { referralId, step: 'accept' }, clock));
  const done = await transact(db, (tx) =>
    changeReferral(tx, officer, { referralId, step: 'lend', loan: OUTSIDE }, clock),
  );
  if (!done.ok || done.value.loanId === null) throw new Error('not lent');
  return done.value.loanId;
}

describe('a referral to an outside lender', () => {
  it('needs her consent, which is recorded with who saw it', async () => {
    expect(await refer({ memberId: otherId, agreedNow: false })).toMatchObject({ error: { code: 'consent-missing' } });
    expect(await refer({ memberId: otherId })).toMatchObject({ ok: true });
    const consent = await db
      .selectFrom('consent')
      .selectAll()
      .where('memberId', '=', otherId)
      .executeTakeFirstOrThrow();
    expect(consent).toMatchObject({ purpose: 'outside_credit', version: 1, recordedBy: officer.accountId });
    expect(await refer({ memberId: otherId, agreedNow: false })).toMatchObject({ ok: true });
  });

  it('goes no further once her consent is taken back, but can be taken back itself', async () => {
    const referred = await refer({ memberId: otherId });
    const referralId = referred.ok ? referred.value.referralId : '';
    await db.updateTable('consent').set({ withdrawnAt: clock.now() }).where('memberId', '=', otherId).execute();
    const change = (step: 'accept' | 'withdraw') =>
      transact(db, (tx) => changeReferral(tx, officer, { referralId, step }, clock));
    expect(await change('accept')).toMatchObject({ error: { code: 'consent-missing' } });
    expect(await change('withdraw')).toMatchObject({ value: { state: 'withdrawn' } });
    expect(await change('withdraw')).toMatchObject({ error: { code: 'state-changed', now: 'withdrawn' } });
  });

  it('is made once by a form sent twice, and not by an officer of another branch', async () => {
    const referralId = newId();
    expect(await refer({ referralId })).toEqual(await refer({ referralId }));
    const stranger = await aStaffMember(db, managerOf((await aLendingGroup(db)).branchId));
    const input = { referralId: newId(), memberId, partnerId, amountMinor: 1, purpose: 'x', agreedNow: true };
    const asked = await transact(db, (tx) => referMember(tx, stranger, input, clock));
    expect(asked).toMatchObject({ error: { code: 'member-not-found' } });
  });

  it('reaches every state by its steps', () => {
    const reached = REFERRAL_STEPS.flatMap((step) =>
      REFERRAL_STATES.flatMap((state) => referralAfter(state, step) ?? []),
    );
    expect(new Set(['referred', ...reached])).toEqual(new Set(REFERRAL_STATES));
  });
});

describe('what a lender says', () => {
  const say = (loanId: string, given: Partial<OutsideStatus>) => {
    const word = {
      asOf: '2026-10-31',
      balanceMinor: 45_000_00,
      daysPastDue: 0,
      status: 'active',
      toldBy: 'Letter',
    } as const;
    return transact(db, (tx) => recordOutsideStatus(tx, officer, { loanId, ...word, ...given }, clock));
  };

  it('keeps the register: balance, days past due and state, and never the ledger', async () => {
    const loanId = await lent();
    expect(await say(loanId, {})).toEqual({ ok: true, value: null });
    expect(await say(loanId, { asOf: '2026-11-09', daysPastDue: 40, status: 'restructured' })).toEqual({
      ok: true,
      value: null,
    });
    const plan = await db
      .selectFrom('loanInstalment')
      .select(['dueOn', 'principalDueMinor'])
      .where('loanId', '=', loanId)
      .where('reversedIn', 'is', null)
      .orderBy('number')
      .execute();
    expect(plan).toEqual([
      { dueOn: '2026-09-30', principalDueMinor: 5_000_00 },
      { dueOn: '2026-09-30', principalDueMinor: 45_000_00 },
    ]);
    expect(
      await db.selectFrom('loan').select(['status', 'statusOn']).where('id', '=', loanId).executeTakeFirst(),
    ).toEqual({
      status: 'restructured',
      statusOn: '2026-11-09',
    });
    expect(await db.selectFrom('ledgerEntry').select('id').where('loanId', '=', loanId).execute()).toEqual([]);
  });

  it('is refused where it cannot be: to come, before what is known, a balance that rose, nobody who said it', async () => {
    const loanId = await lent();
    const code = async (given: Partial<OutsideStatus>) => {
      const said = await say(loanId, given);
      return said.ok ? null : said.error.code;
    };
    expect(await code({ asOf: '2026-11-11' })).toBe('in-the-future');
    expect(await code({ balanceMinor: 50_000_01 })).toBe('balance-rose');
    expect(await code({ balanceMinor: -1 })).toBe('not-a-balance');
    expect(await code({ daysPastDue: 61 })).toBe('days-before-disbursement');
    expect(await code({ toldBy: ' ' })).toBe('source-missing');
    expect(await code({})).toBeNull();
    expect(await code({ asOf: '2026-10-30' })).toBe('before-last-word');
    expect(await code({ asOf: '2026-11-01', balanceMinor: 0 })).toBeNull();
    expect(await code({ asOf: '2026-11-02', balanceMinor: 0 })).toBe('state-changed');
  });

  it('is taken back with a reason, stays visible, and the register stands as before it', async () => {
    const loanId = await lent();
    const state = async () => ({
      loan: await db.selectFrom('loan').select(['status', 'statusOn']).where('id', '=', loanId).executeTakeFirst(),
      plan: await db
        .selectFrom('loanInstalment')
        .select(['number', 'dueOn', 'principalDueMinor', 'interestDueMinor'])
        .where('loanId', '=', loanId)
        .where('reversedIn', 'is', null)
        .orderBy('number')
        .execute(),
      paid: await db
        .selectFrom('loanPayment')
        .select(['paidOn', 'amountMinor'])
        .where('loanId', '=', loanId)
        .where('reversedIn', 'is', null)
        .execute(),
    });
    await say(loanId, {});
    const before = await state();
    await say(loanId, { asOf: '2026-11-09', balanceMinor: 0, status: 'closed', toldBy: 'A call' });
    expect((await state()).loan).toMatchObject({ status: 'closed' });
    const [last, first] = await outsideWords(db, loanId);
    const takeBack = (statusId: number | undefined, reason: string) =>
      transact(db, (tx) => reverseOutsideStatus(tx, officer, { loanId, statusId: statusId ?? 0, reason }, clock));
    expect(await takeBack(last?.id, ' ')).toMatchObject({ error: { code: 'reason-missing' } });
    expect(await takeBack(first?.id, 'Wrong loan')).toMatchObject({ error: { code: 'not-the-last-word' } });
    expect(await takeBack(last?.id, 'It was another member’s loan')).toEqual({ ok: true, value: null });
    expect(await state()).toEqual(before);
    expect(await takeBack(last?.id, 'Again')).toMatchObject({ error: { code: 'not-the-last-word' } });
    const [shown] = await outsideWords(db, loanId);
    expect(shown).toMatchObject({ id: last?.id, balanceMinor: 0, reversedWhy: 'It was another member’s loan' });
    expect(await say(loanId, { asOf: '2026-11-09', balanceMinor: 40_000_00 })).toEqual({ ok: true, value: null });
  });
});
