import { sql } from 'kysely';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { answerAppeal } from '~/domain/eligibility/appeals/answer-appeal.server';
import { openAppeals } from '~/domain/eligibility/appeals/appeals.queries.server';
import { fileAppeal, fileAppealFor } from '~/domain/eligibility/appeals/file-appeal.server';
import { judgeWaiting } from '~/domain/eligibility/judge-waiting.server';
import { decideSuspension } from '~/domain/eligibility/suspension/decide-suspension.server';
import { proposeSuspension } from '~/domain/eligibility/suspension/propose-suspension.server';
import { decideWaiver } from '~/domain/eligibility/waivers/decide-waiver.server';
import { requestBlanketWaiver, requestWaiver } from '~/domain/eligibility/waivers/request-waiver.server';
import { waiverRequests } from '~/domain/eligibility/waivers/waiver-requests.queries.server';
import type { Member, StaffMember } from '~/platform/actor';
import { fixedClock } from '~/platform/clock';
import { transact } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { aMember, aStaffMember, anAccount, managerOf } from '../../../factories/people';
import { aLife, cameFiveOfTwelve, noonOf, SOUND_ON, threeManagersOf, type Life } from '../../../support/standing-life';
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

const asked = (rules: ('G3' | 'M3')[] = ['G3', 'M3']) => ({
  rules,
  fromOn: SOUND_ON,
  untilOn: '2026-11-20',
  reasonCode: 'flood' as const,
  reason: REASON,
  groupIds: [] as string[],
  formId: newId(),
});

describe('a waiver', () => {
  test('waives what fails from its approval on, and when it ends her notice begins', async () => {
    await life.records(cameFiveOfTwelve);
    expect(await life.on(SOUND_ON)).toBe('at_risk');
    const input = asked();
    const request = () => transact(db, (tx) => requestWaiver(tx, first, life.enterpriseId, input, clock));
    expect(await request()).toEqual(await request());
    expect(await life.on(SOUND_ON)).toBe('at_risk');
    expect(await decideWaiver(db, first, input.formId, 'approve', clock)).toEqual({
      ok: false,
      error: { code: 'same-officer' },
    });
    expect(await decideWaiver(db, second, input.formId, 'approve', clock)).toEqual({ ok: true, value: 'approved' });
    expect(await life.standing()).toBe('eligible');
    const seen = (day: string) => waiverRequests(db, { branchId: life.branchId, enterpriseId: life.enterpriseId }, day);
    expect(await life.on('2026-11-19')).toBe('eligible');
    expect(await seen('2026-11-19')).toMatchObject([{ state: 'approved', over: false }]);
    expect(await life.on('2026-11-20')).toBe('at_risk');
    expect(await seen('2026-11-20')).toMatchObject([{ state: 'approved', over: true }]);
  });

  test('cannot waive consent, and cannot be approved when its days are over', async () => {
    const never = { ...asked(), rules: ['M1' as const] };
    expect(await transact(db, (tx) => requestWaiver(tx, first, life.enterpriseId, never, clock))).toEqual({
      ok: false,
      error: { code: 'not-waivable' },
    });
    const input = asked();
    await transact(db, (tx) => requestWaiver(tx, first, life.enterpriseId, input, clock));
    const over = fixedClock('2026-11-19T18:30:00Z');
    expect(await decideWaiver(db, second, input.formId, 'approve', over)).toEqual({
      ok: false,
      error: { code: 'ended' },
    });
    expect(await decideWaiver(db, first, input.formId, 'withdraw', clock)).toEqual({ ok: true, value: 'withdrawn' });
  });

  test('for a branch covers all its enterprises, also those that come later', async () => {
    await life.records(cameFiveOfTwelve);
    await life.on(SOUND_ON);
    const input = asked();
    await transact(db, (tx) => requestBlanketWaiver(tx, first, life.branchId, input, clock));
    await decideWaiver(db, second, input.formId, 'approve', clock);
    await judgeWaiting(db, clock);
    expect(await life.standing()).toBe('eligible');
    const newcomer = await aLife(database, `N${lives}`, cameFiveOfTwelve);
    const waivers = await db
      .selectFrom('waiver')
      .select(['rule', 'requestId'])
      .where('enterpriseId', '=', newcomer.enterpriseId)
      .orderBy('rule')
      .execute();
    expect(waivers).toEqual(['G3', 'M3'].map((rule) => ({ rule, requestId: input.formId })));
    expect(await newcomer.standing()).toBe('eligible');
    await db.updateTable('waiverRequest').set({ state: 'refused' }).where('id', '=', input.formId).execute();
  });

  test('for a branch takes two who approve there', async () => {
    const trainer = await aStaffMember(db, [{ role: 'trainer', branchId: life.branchId }]);
    expect(await transact(db, (tx) => requestBlanketWaiver(tx, trainer, life.branchId, asked(), clock))).toEqual({
      ok: false,
      error: { code: 'not-found' },
    });
  });
});

describe('an appeal', () => {
  let seller: Member;
  let decisionId: number;

  beforeEach(async () => {
    const account = await anAccount(db);
    await db.updateTable('account').set({ memberId: life.memberId }).where('id', '=', account.accountId).execute();
    seller = { ...account, memberId: life.memberId };
    await life.records(cameFiveOfTwelve);
    await life.on(SOUND_ON);
    const standing = db
      .selectFrom('enterpriseStanding')
      .select('decisionId')
      .where('enterpriseId', '=', life.enterpriseId);
    decisionId = (await standing.executeTakeFirstOrThrow()).decisionId ?? 0;
  });

  const file = (at = clock) =>
    transact(db, (tx) => fileAppeal(tx, seller, { decisionId, words: 'I was there.', formId: newId() }, at));
  const filed = async (at = clock) => {
    const id = await file(at);
    if (!id.ok) throw new Error(id.error.code);
    return id.value;
  };
  const answer = (appealId: string, verdict: 'dismissed' | 'judged_again' | 'waiver' | 'lifting', officer = third) =>
    answerAppeal(db, officer, appealId, { verdict, answer: REASON }, clock);

  test('is filed within 30 days by the branch’s calendar, once, and is due in 10 working days', async () => {
    expect(await file(fixedClock('2026-11-30T18:30:00Z'))).toEqual({
      ok: false,
      error: { code: 'too-late', lastDay: '2026-11-30' },
    });
    const appealId = await filed(fixedClock('2026-11-30T18:29:59Z'));
    const appeal = db.selectFrom('appeal').select('answerBy').where('id', '=', appealId);
    expect(await appeal.executeTakeFirst()).toEqual({ answerBy: '2026-12-14' });
    expect(await file()).toEqual({ ok: false, error: { code: 'appealed-already' } });
  });

  test('against a decision of another’s is not found', async () => {
    const stranger = { ...seller, memberId: newId() };
    expect(
      await transact(db, (tx) => fileAppeal(tx, stranger, { decisionId, words: 'x', formId: newId() }, clock)),
    ).toEqual({
      ok: false,
      error: { code: 'decision-not-found' },
    });
  });

  test('is answered once, by an officer who took no part', async () => {
    const input = asked();
    await transact(db, (tx) => requestWaiver(tx, first, life.enterpriseId, input, clock));
    await decideWaiver(db, second, input.formId, 'refuse', clock);
    const written = await transact(db, (tx) =>
      fileAppealFor(tx, third, life.memberId, { decisionId, words: 'She was there.', formId: newId() }, clock),
    );
    const appealId = written.ok ? written.value : '';
    for (const officer of [first, second, third]) {
      expect(await answer(appealId, 'dismissed', officer)).toEqual({ ok: false, error: { code: 'took-part' } });
    }
    const apart = await aStaffMember(db, managerOf(life.branchId));
    expect(await answer(appealId, 'dismissed', apart)).toEqual({ ok: true, value: null });
    expect(await answer(appealId, 'dismissed', apart)).toEqual({ ok: false, error: { code: 'answered-already' } });
  });

  test('is not answered by an officer who lifted a suspension', async () => {
    const lifter = await aStaffMember(db, managerOf(life.branchId));
    const { enterpriseId } = life;
    const cause = { cause: 'fraud' as const, reason: REASON };
    const proposed = await proposeSuspension(db, first, enterpriseId, cause, clock);
    const at = { enterpriseId, suspensionId: proposed.ok ? proposed.value : '' };
    await decideSuspension(db, second, at, { step: 'confirm' }, clock);
    await decideSuspension(db, third, at, { step: 'propose-lifting', reason: REASON }, clock);
    expect(await decideSuspension(db, lifter, at, { step: 'lift' }, clock)).toMatchObject({ ok: true });
    expect(await answer(await filed(), 'dismissed', lifter)).toEqual({ ok: false, error: { code: 'took-part' } });
  });

  test('that is upheld judges again by the records as they are now', async () => {
    await life.records();
    expect(await life.standing()).toBe('at_risk');
    expect(await answer(await filed(), 'judged_again')).toEqual({ ok: true, value: null });
    expect(await life.standing()).toBe('eligible');
  });

  test('that is upheld by a waiver asks for one, which another officer approves', async () => {
    await answer(await filed(), 'waiver');
    const request = await db
      .selectFrom('waiverRequest')
      .select(['id', 'rules', 'state'])
      .where('enterpriseId', '=', life.enterpriseId)
      .executeTakeFirstOrThrow();
    expect(request).toMatchObject({ rules: ['G3', 'M3'], state: 'proposed' });
    expect(await decideWaiver(db, third, request.id, 'approve', clock)).toMatchObject({ ok: false });
    expect(await decideWaiver(db, first, request.id, 'approve', clock)).toMatchObject({ ok: true });
    expect(await life.standing()).toBe('eligible');
  });

  test('stands in the list of its branch’s officers, a page at a time, those due first', async () => {
    const last = await filed();
    await sql`
      with newcomer as (
        insert into member (id, code, display_name, birth_year)
        select new_id(), 'Q' || ${lives}::int || '-' || n, 'Neema', 1988 from generate_series(1, 50) as n
        returning id
      )
      insert into appeal (id, enterprise_id, decision_id, member_id, filed_by, words, filed_at, answer_by, state)
      select new_id(), ${life.enterpriseId}::uuid, ${decisionId}, newcomer.id, ${seller.accountId}::uuid, 'I was there.',
        ${clock.now()}, '2026-11-10', 'open'
      from newcomer
    `.execute(db);
    const open = await db
      .selectFrom('appeal')
      .select('id')
      .where('state', '=', 'open')
      .orderBy('answerBy')
      .orderBy('id')
      .execute();
    const page = await openAppeals(db, third, null, clock);
    const rest = await openAppeals(db, third, page.next, clock);
    expect([page.rows.length, rest.next]).toEqual([50, null]);
    expect([...page.rows, ...rest.rows].map(({ id }) => id)).toEqual(open.map(({ id }) => id));
    expect(rest.rows.map(({ id }) => id)).toContain(last);
    const elsewhere = await aStaffMember(db, managerOf((await aMember(db)).branchId));
    expect((await openAppeals(db, elsewhere, null, clock)).rows).toEqual([]);
  });

  test('that asks to lift what does not stand is not answered so', async () => {
    expect(await answer(await filed(), 'lifting')).toEqual({ ok: false, error: { code: 'nothing-to-lift' } });
  });
});
