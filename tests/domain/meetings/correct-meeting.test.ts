import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { chooseSheet } from '~/domain/credit/choose-sheet.server';
import { correctMeeting } from '~/domain/credit/correct-meeting.server';
import { meetingToCorrect } from '~/domain/credit/meeting-to-correct.server';
import { sheetPage } from '~/domain/credit/sheet-comparison.queries.server';
import { signSheet } from '~/domain/credit/sign-sheet.server';
import { recordNotHeld } from '~/domain/programme/meeting-plan.server';
import { proveBooks } from '~/domain/registers/prove-books.queries.server';
import type { Typed } from '~/domain/programme/sheet-fields';
import { transact } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { actingAs } from '../../factories/groups';
import { testDatabase } from '../../support/test-database';
import { aGroupThatMeets, CLOCK, DAY, PIN, quietMeeting, record, send, type GroupThatMeets } from './meeting-of-test';

const database = await testDatabase();
const { db } = database;

const cashOf = async (groupId: string) => {
  const { rows } = await sql<{ minor: number }>`
    select coalesce(sum(balance_minor), 0)::bigint as minor from ledger_balance
    where group_id = ${groupId} and kind = 'cash_box'`.execute(db);
  return rows[0]?.minor;
};

async function savedMeeting() {
  const group = await aGroupThatMeets(db);
  const [a = '', b = ''] = group.memberIds;
  const meetingId = await record(db, group, quietMeeting(group, { [`saving.${a}`]: '50', cashClose: '150' }));
  return { group, meetingId, a, b };
}

const openedBy = async (group: GroupThatMeets, meetingId: string) => {
  const found = await meetingToCorrect(db, group.officer, { groupId: group.groupId, meetingId }, CLOCK);
  if (!found) throw new Error('no such meeting');
  return found;
};

const correct = (group: GroupThatMeets, meetingId: string, typed: Typed, version: number) =>
  transact(db, (tx) => correctMeeting(tx, group.officer, { groupId: group.groupId, meetingId, typed, version }, CLOCK));

describe('a correction', () => {
  it('reverses what was wrong with its reason, keeps it to be seen, and leaves the rest alone', async () => {
    const { group, meetingId, a, b } = await savedMeeting();
    const { typed, record: before } = await openedBy(group, meetingId);
    const mended = { ...typed, [`saving.${a}`]: '', [`saving.${b}`]: '50', reason: 'It was hers' };
    expect(await correct(group, meetingId, mended, before.version)).toMatchObject({ ok: true });
    const { record: after } = await openedBy(group, meetingId);
    const savings = after.rows.filter(({ what }) => what === 'saving');
    expect(savings.find(({ memberId }) => memberId === a)).toMatchObject({ by: 'Asha', reason: 'It was hers' });
    expect(savings.find(({ memberId }) => memberId === b)).toMatchObject({ reversedIn: null, amountMinor: 5_000 });
    expect(after.rows.filter(({ what, reversedIn }) => what === 'mark' && reversedIn !== null)).toEqual([]);
    expect(await cashOf(group.groupId)).toBe(5_000);
    expect(await proveBooks(db)).toEqual([]);
  });

  it('with nothing changed writes nothing', async () => {
    const { group, meetingId } = await savedMeeting();
    const { typed, record: before } = await openedBy(group, meetingId);
    await correct(group, meetingId, { ...typed, reason: 'Only looking' }, before.version);
    expect((await openedBy(group, meetingId)).record.version).toBe(before.version);
  });

  it('needs a reason, and is refused at its fields', async () => {
    const { group, meetingId, a } = await savedMeeting();
    const { typed, record: before } = await openedBy(group, meetingId);
    const refused = await correct(group, meetingId, { ...typed, [`saving.${a}`]: '-1' }, before.version);
    expect(refused).toMatchObject({
      error: {
        problems: expect.arrayContaining([
          { field: `saving.${a}`, code: 'negative' },
          { field: 'reason', code: 'missing-reason' },
        ]) as unknown,
      },
    });
  });

  it('of somebody who opened it before another’s correction is held back', async () => {
    const { group, meetingId, a } = await savedMeeting();
    const { typed, record: before } = await openedBy(group, meetingId);
    const first = { ...typed, [`saving.${a}`]: '60', cashClose: '160', reason: 'Counted again' };
    await correct(group, meetingId, first, before.version);
    const second = await correct(group, meetingId, { ...typed, reason: 'Me too' }, before.version);
    expect(second).toMatchObject({ error: { code: 'changed-meanwhile' } });
  });
});

describe('two records of one meeting', () => {
  async function twoRecords() {
    const { group, meetingId, a } = await savedMeeting();
    const absent = group.memberIds[5] ?? '';
    const treasurer = await actingAs(db, group.memberIds[2] ?? '');
    const sheetId = newId();
    const other = { [`saving.${a}`]: '70', [`mark.${absent}`]: 'absent', cashClose: '170' };
    const typed = quietMeeting(group, other);
    const held = await send(db, { ...group, officer: treasurer }, typed, sheetId);
    expect(held).toMatchObject({ value: { state: 'conflict', meetingId: null } });
    return { group, meetingId, sheetId, a, absent };
  }

  it('stand side by side, figure by figure, and nothing is merged', async () => {
    const { group, sheetId, a, absent } = await twoRecords();
    const page = await sheetPage(db, group.officer, { groupId: group.groupId, sheetId }, CLOCK);
    const differing = page?.figures.filter(({ same }) => !same).map(({ key }) => key);
    expect(differing?.sort()).toEqual([`mark ${absent}`, `saving ${a}`, 'cashClose '].sort());
    expect(await cashOf(group.groupId)).toBe(5_000);
  });

  it('one is taken with a reason; the other stays as not taken', async () => {
    const { group, meetingId, sheetId } = await twoRecords();
    const choose = (take: 'this' | 'other', reason: string) =>
      transact(db, (tx) => chooseSheet(tx, group.officer, { groupId: group.groupId, sheetId, take, reason }, CLOCK));
    expect(await choose('this', '  ')).toMatchObject({ error: { code: 'reason-missing' } });
    expect(await choose('this', 'She counted with us')).toMatchObject({ value: { meetingId } });
    expect(await cashOf(group.groupId)).toBe(7_000);
    const sheets = await db
      .selectFrom('meetingSheet')
      .select(['id', 'state'])
      .where('groupId', '=', group.groupId)
      .execute();
    expect(new Map(sheets.map(({ id, state }) => [id === sheetId, state]))).toEqual(
      new Map([
        [true, 'recorded'],
        [false, 'not_taken'],
      ]),
    );
    expect(await proveBooks(db)).toEqual([]);
  });

  it('a sheet that is taken brings its loans along, and one that both have is made once', async () => {
    const group = await aGroupThatMeets(db);
    const [first = '', second = '', third = ''] = group.memberIds;
    const asks = (place: number, memberId: string, amount: string) => ({
      [`request.${place}.member`]: memberId,
      [`request.${place}.amount`]: amount,
      [`request.${place}.instalments`]: '2',
      [`request.${place}.purpose`]: 'Seed',
      [`request.${place}.for`]: '7',
      [`request.${place}.payOut`]: 'yes',
    });
    const saved = { [`saving.${first}`]: '100', [`saving.${second}`]: '100', [`saving.${third}`]: '100' };
    await record(db, group, quietMeeting(group, { ...saved, ...asks(0, second, '40'), cashClose: '360' }));
    const treasurer = await actingAs(db, third);
    const sheetId = newId();
    const typed = { ...saved, ...asks(0, second, '40'), ...asks(1, first, '50'), cashClose: '310' };
    const held = await send(db, { ...group, officer: treasurer }, quietMeeting(group, typed), sheetId);
    expect(held).toMatchObject({ value: { state: 'conflict' } });
    const choice = { groupId: group.groupId, sheetId, take: 'this', reason: 'One loan was forgotten' } as const;
    const chosen = await transact(db, (tx) => chooseSheet(tx, group.officer, choice, CLOCK));
    const meetingId = chosen.ok ? chosen.value.meetingId : null;
    expect(meetingId).toBeTruthy();
    const loans = await db
      .selectFrom('loan')
      .select(['memberId', 'principalMinor'])
      .where('groupId', '=', group.groupId)
      .orderBy('principalMinor')
      .execute();
    expect(loans).toEqual([
      { memberId: second, principalMinor: 4_000 },
      { memberId: first, principalMinor: 5_000 },
    ]);
    const detail = await db
      .selectFrom('meetingDetail')
      .selectAll()
      .where('meetingId', '=', meetingId ?? '')
      .execute();
    expect(detail).toMatchObject([{ closingComputedMinor: 31_000 }]);
    expect(await proveBooks(db)).toEqual([]);
  });

  it('the recorded one can be kept', async () => {
    const { group, meetingId, sheetId } = await twoRecords();
    const choice = { groupId: group.groupId, sheetId, take: 'other', reason: 'It is the right one' } as const;
    const kept = await transact(db, (tx) => chooseSheet(tx, group.officer, choice, CLOCK));
    expect(kept).toMatchObject({ value: { meetingId } });
    expect(await cashOf(group.groupId)).toBe(5_000);
  });

  it('are also found while the first still waits for signatures', async () => {
    const group = await aGroupThatMeets(db);
    const [first, second] = [newId(), newId()];
    await send(db, group, quietMeeting(group, { 'pin.0': '' }), first);
    expect(await send(db, group, quietMeeting(group), second)).toMatchObject({ value: { state: 'conflict' } });
    const choice = { groupId: group.groupId, sheetId: second, take: 'this', reason: 'Signed' } as const;
    const chosen = await transact(db, (tx) => chooseSheet(tx, group.officer, choice, CLOCK));
    expect(chosen.ok && chosen.value.meetingId).toBeTruthy();
    const left = await db.selectFrom('meetingSheet').select('state').where('id', '=', first).executeTakeFirst();
    expect(left?.state).toBe('not_taken');
  });
});

it('a sheet that waits is recorded when the missing member signs', async () => {
  const group = await aGroupThatMeets(db);
  const sheetId = newId();
  await send(db, group, quietMeeting(group, { 'pin.2': '9713' }), sheetId);
  const sign = (typed: Typed) => signSheet(db, group.officer, { groupId: group.groupId, sheetId, typed }, CLOCK);
  expect(await sign({ 'signer.0': group.signers[2], 'pin.0': '0000' })).toMatchObject({ value: { state: 'unsigned' } });
  expect(await sign({ 'signer.0': group.signers[2], 'pin.0': PIN })).toMatchObject({ value: { state: 'recorded' } });
});

it('a day that was recorded as missed is a second record as well', async () => {
  const group = await aGroupThatMeets(db);
  const given = { groupId: group.groupId, scheduledOn: DAY, status: 'missed', reason: 'Flood' } as const;
  await transact(db, (tx) => recordNotHeld(tx, group.officer, given, CLOCK));
  const sheetId = newId();
  expect(await send(db, group, quietMeeting(group), sheetId)).toMatchObject({ value: { state: 'conflict' } });
  const choice = { groupId: group.groupId, sheetId, take: 'this', reason: 'They met after all' } as const;
  await transact(db, (tx) => chooseSheet(tx, group.officer, choice, CLOCK));
  const meetings = await db
    .selectFrom('meeting')
    .select(['status', 'heldOn'])
    .where('groupId', '=', group.groupId)
    .execute();
  expect(meetings).toEqual([{ status: 'held', heldOn: DAY }]);
});
