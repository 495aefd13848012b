import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { holdMeeting } from '~/domain/credit/hold-meeting.server';
import { openLoans } from '~/domain/credit/open-loans.queries.server';
import { plannedMeeting } from '~/domain/programme/meeting-sheet.queries.server';
import { proveBooks } from '~/domain/registers/prove-books.queries.server';
import { fixedClock } from '~/platform/clock';
import { newId } from '~/platform/id';
import { actingAs, joins } from '../../factories/groups';
import { anAccount, aStaffMember, managerOf } from '../../factories/people';
import { testDatabase } from '../../support/test-database';
import { aGroupThatMeets, CLOCK, DAY, quietMeeting, record, send, type GroupThatMeets } from './meeting-of-test';

const database = await testDatabase();
const { db } = database;

const balance = async (groupId: string, kind: string) => {
  const { rows } = await sql<{ minor: number }>`
    select coalesce(sum(balance_minor), 0)::bigint as minor from ledger_balance
    where group_id = ${groupId} and kind = ${kind}`.execute(db);
  return rows[0]?.minor;
};

const meetingsOf = async ({ groupId }: GroupThatMeets) =>
  db.selectFrom('meeting').selectAll().where('groupId', '=', groupId).execute();

/** Savings, social fund, a fine and an expense: 100 + 150 + 10 + 5 − 20 = 245. */
const busy = (group: GroupThatMeets) => {
  const [a = '', b = ''] = group.memberIds;
  return quietMeeting(group, {
    [`mark.${b}`]: 'late',
    [`saving.${a}`]: '100',
    [`saving.${b}`]: '50',
    [`social.${a}`]: '10',
    'fine.0.member': b,
    'fine.0.amount': '5',
    'fine.0.reason': 'late',
    'move.0.kind': 'expense',
    'move.0.amount': '20',
    'move.0.note': 'tea',
    cashClose: '245',
    nextOn: '2026-07-13',
  });
};

describe('a meeting that three have signed', () => {
  it('stands in registers and books as an import of the same would', async () => {
    const group = await aGroupThatMeets(db);
    const meetingId = await record(db, group, busy(group));
    const [meeting] = await meetingsOf(group);
    expect(meeting).toMatchObject({
      id: meetingId,
      heldOn: DAY,
      scheduledOn: DAY,
      status: 'held',
      cashOpenMinor: 10_000,
      cashCloseCountedMinor: 24_500,
    });
    expect(await balance(group.groupId, 'cash_box')).toBe(14_500);
    expect(await balance(group.groupId, 'member_savings')).toBe(-15_000);
    expect(await balance(group.groupId, 'social_fund')).toBe(-1_000);
    expect(await balance(group.groupId, 'fine_income')).toBe(-500);
    expect(await proveBooks(db)).toEqual([]);
    expect(await plannedMeeting(db, group.groupId)).toBe('2026-07-13');
  });

  it('is one however often it is sent, also at once', async () => {
    const group = await aGroupThatMeets(db);
    const sheetId = newId();
    const answers = await Promise.all([1, 2, 3].map(() => send(db, group, busy(group), sheetId)));
    const again = await send(db, group, busy(group), sheetId);
    const ids = [...answers, again].map((answer) => (answer.ok ? answer.value.meetingId : answer.error.code));
    expect(new Set(ids).size).toBe(1);
    expect(await meetingsOf(group)).toHaveLength(1);
    expect(await balance(group.groupId, 'cash_box')).toBe(14_500);
  });

  it('writes a difference down as it is, and posts nothing away', async () => {
    const group = await aGroupThatMeets(db);
    const meetingId = await record(db, group, { ...busy(group), cashClose: '240', closeReason: 'a note is missing' });
    const detail = await db.selectFrom('meetingDetail').selectAll().where('meetingId', '=', meetingId).execute();
    expect(detail).toMatchObject([{ closingComputedMinor: 24_500, closingReason: 'a note is missing' }]);
    expect(await balance(group.groupId, 'cash_box')).toBe(14_500);
    expect(await meetingsOf(group)).toMatchObject([{ cashCloseCountedMinor: 24_000 }]);
  });

  it('compares the opening count with the last closing', async () => {
    const group = await aGroupThatMeets(db);
    await record(db, group, busy(group));
    const later = fixedClock('2026-06-29T09:00:00Z');
    const second = quietMeeting(group, { heldOn: '2026-06-29', cashOpen: '200', cashClose: '200' });
    const refused = await send(db, group, second, newId(), later);
    expect(refused).toMatchObject({ error: { problems: [{ field: 'openReason', code: 'missing-open-reason' }] } });
    const meetingId = await record(db, group, { ...second, openReason: 'rats' }, later);
    const detail = await db.selectFrom('meetingDetail').selectAll().where('meetingId', '=', meetingId).execute();
    expect(detail).toMatchObject([{ openingExpectedMinor: 24_500, openingReason: 'rats' }]);
  });

  it('lends by resolution, and takes repayments from what is owed', async () => {
    const group = await aGroupThatMeets(db);
    const [a = ''] = group.memberIds;
    const asked = {
      [`saving.${a}`]: '100',
      'request.0.member': a,
      'request.0.amount': '150',
      'request.0.instalments': '3',
      'request.0.purpose': 'seed',
      'request.0.for': '6',
      'request.0.against': '1',
      'request.0.payOut': 'yes',
      cashClose: '50',
    };
    await record(db, group, quietMeeting(group, asked));
    const [loan] = await openLoans(db, group.groupId, DAY);
    expect(loan).toMatchObject({ memberId: a, principalMinor: 15_000 });
    expect(await balance(group.groupId, 'cash_box')).toBe(-5_000);
    const later = fixedClock('2026-07-20T09:00:00Z');
    const second = quietMeeting(group, { heldOn: '2026-07-20', cashOpen: '50' });
    const tooMuch = await send(
      db,
      group,
      { ...second, [`repayment.${loan?.loanId}`]: '999', cashClose: '1049' },
      newId(),
      later,
    );
    const [due] = await openLoans(db, group.groupId, '2026-07-20');
    const most = due?.owedMinor;
    expect(tooMuch).toMatchObject({
      error: { problems: [{ field: `repayment.${loan?.loanId}`, code: 'over-owed', amounts: { most } }] },
    });
    await record(db, group, { ...second, [`repayment.${loan?.loanId}`]: '51.50', cashClose: '101.50' }, later);
    const [after] = await openLoans(db, group.groupId, '2026-07-20');
    expect(after?.owedMinor).toBe((due?.owedMinor ?? 0) - 5_150);
    expect(await proveBooks(db)).toEqual([]);
  });

  it('gives a rotating group’s pot as a withdrawal of who receives it', async () => {
    const group = await aGroupThatMeets(db, { kind: 'rotating' });
    const brought = Object.fromEntries(group.memberIds.map((id) => [`saving.${id}`, '10']));
    await record(db, group, quietMeeting(group, { ...brought, 'pot.member': group.memberIds[2], cashClose: '100' }));
    expect(await balance(group.groupId, 'cash_box')).toBe(0);
    expect(await proveBooks(db)).toEqual([]);
  });
});

describe('signing', () => {
  it('waits with a wrong number, says whose, and loses nothing', async () => {
    const group = await aGroupThatMeets(db);
    const sheetId = newId();
    const held = await send(db, group, { ...busy(group), 'pin.1': '9713' }, sheetId);
    expect(held).toMatchObject({ value: { state: 'unsigned', wrongPins: [group.signers[1]] } });
    expect(await meetingsOf(group)).toEqual([]);
    const kept = await db.selectFrom('meetingSheet').select('typed').where('id', '=', sheetId).executeTakeFirst();
    const typed = Object.entries(kept?.typed ?? {});
    expect(typed.filter(([name, word]) => name.startsWith('pin') || word === '9713' || word === '2580')).toEqual([]);
    expect(typed.length).toBeGreaterThan(0);
    const again = await send(db, group, busy(group), sheetId);
    expect(again).toMatchObject({ value: { state: 'recorded' } });
  });

  it('takes a number chosen now, typed twice, and refuses an easy one at its field', async () => {
    const group = await aGroupThatMeets(db);
    const fourth = group.memberIds[3] ?? '';
    const chosen = { 'signer.2': fourth, 'pin.2': '7036', 'pinAgain.2': '7036' };
    const easy = await send(db, group, { ...busy(group), ...chosen, 'pin.2': '1234', 'pinAgain.2': '1234' });
    expect(easy).toMatchObject({ error: { problems: [{ field: 'pin.2', code: 'pin-obvious' }] } });
    const differs = await send(db, group, { ...busy(group), ...chosen, 'pinAgain.2': '7037' });
    expect(differs).toMatchObject({ error: { problems: [{ field: 'pinAgain.2', code: 'pin-differs' }] } });
    await record(db, group, { ...busy(group), ...chosen });
  });

  it('stops looking at a member’s number after five wrong ones', async () => {
    const group = await aGroupThatMeets(db);
    for (let time = 0; time < 5; time += 1) await send(db, group, { ...busy(group), 'pin.0': '9713' });
    const right = await send(db, group, busy(group));
    expect(right).toMatchObject({ value: { state: 'conflict' } });
    const { signed } = await db
      .selectFrom('meetingSignature')
      .select(({ fn }) => fn.countAll<number>().as('signed'))
      .where('memberId', '=', group.signers[0] ?? '')
      .executeTakeFirstOrThrow();
    expect(signed).toBe(0);
  });
});

describe('who may hold it', () => {
  it('is whoever keeps the group, and nobody else finds it', async () => {
    const group = await aGroupThatMeets(db);
    const plain = await actingAs(db, group.memberIds[5] ?? '');
    const elsewhere = await aGroupThatMeets(db);
    const strangers = [plain, await anAccount(db), await aStaffMember(db, managerOf(elsewhere.branchId))];
    for (const officer of strangers) {
      expect(await send(db, { ...group, officer }, busy(group))).toMatchObject({ error: { code: 'group-not-found' } });
    }
    const staff = await aStaffMember(db, managerOf(group.branchId));
    expect(await send(db, { ...group, officer: staff }, busy(group))).toMatchObject({ value: { state: 'recorded' } });
  });

  it('keeps the sheet of one day for that day: what is sent again is the same, another day’s is refused', async () => {
    const group = await aGroupThatMeets(db);
    const sheetId = newId();
    const first = await send(db, group, busy(group), sheetId);
    expect(await send(db, group, busy(group), sheetId)).toEqual(first);
    const nextWeek = { ...busy(group), heldOn: '2026-06-22' };
    expect(await send(db, group, nextWeek, sheetId)).toMatchObject({ error: { code: 'used-otherwise' } });

    const other = await aGroupThatMeets(db);
    const waits = newId();
    const unsigned = { ...busy(other), 'pin.1': '9713' };
    expect(await send(db, other, unsigned, waits)).toMatchObject({ value: { state: 'unsigned' } });
    const moved = { ...unsigned, heldOn: '2026-06-14' };
    expect(await send(db, other, moved, waits)).toMatchObject({ error: { code: 'used-otherwise' } });
    const mended = { groupId: other.groupId, sheetId: waits, typed: moved, mends: true };
    expect(await holdMeeting(db, other.officer, mended, CLOCK)).toMatchObject({ value: { state: 'unsigned' } });
  });

  it('is not somebody who uses another’s sheet', async () => {
    const group = await aGroupThatMeets(db);
    const sheetId = newId();
    await send(db, group, busy(group), sheetId);
    const treasurer = await actingAs(db, group.memberIds[2] ?? '');
    expect(await send(db, { ...group, officer: treasurer }, busy(group), sheetId)).toMatchObject({
      error: { code: 'used-otherwise' },
    });
  });
});

it('a meeting of twenty is written whole', async () => {
  const group = await aGroupThatMeets(db);
  const more = await Promise.all(Array.from({ length: 13 }, () => joins(db, group.groupId)));
  const all = { ...group, memberIds: [...group.memberIds, ...more] };
  const saved = Object.fromEntries(all.memberIds.map((id) => [`saving.${id}`, '10']));
  const meetingId = await record(db, all, quietMeeting(all, { ...saved, cashClose: '300' }));
  const { rows } = await sql`
    select (select count(*)::int from attendance_mark where meeting_id = ${meetingId}) as marks,
      (select count(*)::int from saving where meeting_id = ${meetingId}) as savings`.execute(db);
  expect(rows).toEqual([{ marks: 20, savings: 20 }]);
  expect(await balance(group.groupId, 'cash_box')).toBe(20_000);
});
