import { describe, expect, it } from 'vitest';
import { agreeTurns } from '~/domain/programme/agree-turns.server';
import { recordTurn } from '~/domain/programme/record-turn.server';
import { nextTurn, turnsOf } from '~/domain/programme/rotation.queries.server';
import { startCycle } from '~/domain/programme/start-cycle.server';
import type { Actor } from '~/platform/actor';
import { fixedClock } from '~/platform/clock';
import { transact } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { actingAs, aGroup, joins } from '../../factories/groups';
import { aStaffMember, managerOf } from '../../factories/people';
import { TEST_NOW } from '../../support/request-context';
import { testDatabase } from '../../support/test-database';

const { db } = await testDatabase();
const clock = fixedClock(TEST_NOW);
const TODAY = '2026-06-15';

async function rotating() {
  const group = await aGroup(db, { kind: 'rotating' });
  const officer = await actingAs(db, group.memberIds[0] ?? '');
  const cycle = { fromOn: TODAY, toOn: '2027-01-14' };
  const started = await transact(db, (tx) => startCycle(tx, officer, group.groupId, cycle, clock));
  if (!started.ok) throw new Error(started.error.code);
  return { ...group, officer };
}

const agree = (actor: Actor, groupId: string, memberIds: string[], seen: string[] = []) =>
  transact(db, (tx) => agreeTurns(tx, actor, groupId, { memberIds, seen }, clock));
const orderOf = async (groupId: string) => (await turnsOf(db, groupId)).map(({ memberId }) => memberId);

/** The first whose turn it is has had the pot of a meeting on that day. */
async function hasThePot(groupId: string, heldOn: string): Promise<string> {
  const turn = await nextTurn(db, groupId);
  const meetingId = newId();
  await db
    .insertInto('meeting')
    .values({ id: meetingId, groupId, scheduledOn: heldOn, heldOn, status: 'held' })
    .execute();
  const paid = { turnId: turn?.turnId ?? '', meetingId, paidOn: heldOn, paidMinor: 70_000, recordingId: 1 };
  const recorded = await transact(db, (tx) => recordTurn(tx, paid));
  expect(recorded).toEqual({ ok: true, value: null });
  expect(await transact(db, (tx) => recordTurn(tx, { ...paid, meetingId: newId() }))).toEqual({
    ok: false,
    error: { code: 'had-already' },
  });
  return turn?.memberId ?? '';
}

describe('the turns of a rotating group', () => {
  it('are agreed for everybody, and the first is next', async () => {
    const { groupId, officer, memberIds } = await rotating();
    expect(await nextTurn(db, groupId)).toBeUndefined();
    const order = [...memberIds].reverse();
    expect(await agree(officer, groupId, order)).toEqual({ ok: true, value: null });
    expect(await orderOf(groupId)).toEqual(order);
    expect(await nextTurn(db, groupId)).toMatchObject({ memberId: order[0], position: 1, paidOn: null });
  });

  it('leave nobody out, name nobody twice and no stranger', async () => {
    const { groupId, officer, memberIds } = await rotating();
    const [one = '', ...others] = memberIds;
    const refused = async (order: string[], missing: number) =>
      expect(await agree(officer, groupId, order)).toEqual({ ok: false, error: { code: 'not-all-members', missing } });
    await refused(others, 1);
    await refused([others[0] ?? '', ...others], 1);
    await refused([...memberIds, one], 0);
    await refused([...memberIds, newId()], 0);
    expect(await orderOf(groupId)).toEqual([]);
  });

  it('are agreed anew only over the order that was seen, and who had the pot keeps her place', async () => {
    const { groupId, officer, memberIds } = await rotating();
    await agree(officer, groupId, memberIds);
    const had = await hasThePot(groupId, '2026-06-10');
    const toCome = memberIds.slice(1);
    const other = [...toCome].reverse();
    expect(await agree(officer, groupId, other, memberIds)).toEqual({
      ok: false,
      error: { code: 'changed-meanwhile' },
    });
    expect(await agree(officer, groupId, other, toCome)).toEqual({ ok: true, value: null });
    expect(await orderOf(groupId)).toEqual([had, ...other]);
    expect(await nextTurn(db, groupId)).toMatchObject({ memberId: other[0], position: 2 });
  });

  it('have a place for a newcomer, and none for who left before her turn', async () => {
    const { groupId, officer, memberIds } = await rotating();
    await agree(officer, groupId, memberIds);
    const newcomer = await joins(db, groupId, { joinedOn: '2026-06-01' });
    const [left = '', ...rest] = memberIds.slice(1);
    await db.updateTable('membership').set({ leftOn: TODAY }).where('memberId', '=', left).execute();
    const order = [...rest, newcomer, memberIds[0] ?? ''];
    expect(await agree(officer, groupId, order, memberIds)).toEqual({ ok: true, value: null });
    expect(await orderOf(groupId)).toEqual(order);
    await db.updateTable('membership').set({ leftOn: TODAY }).where('memberId', '=', newcomer).execute();
    const fewer = order.filter((memberId) => memberId !== newcomer);
    expect(await agree(officer, groupId, fewer, order)).toEqual({ ok: true, value: null });
    expect((await turnsOf(db, groupId)).map(({ memberId, position }) => [memberId, position])).toEqual(
      fewer.map((memberId, index) => [memberId, index + 1]),
    );
  });

  it('are agreed once of two orders at once', async () => {
    const { groupId, officer, memberIds } = await rotating();
    const reversed = [...memberIds].reverse();
    const agreed = await Promise.all([agree(officer, groupId, memberIds), agree(officer, groupId, reversed)]);
    expect(agreed.map((one) => (one.ok ? 'agreed' : one.error.code)).sort()).toEqual(['agreed', 'changed-meanwhile']);
  });

  it('are nothing to a plain member, another branch’s manager, a savings group or one without a cycle', async () => {
    const { groupId, memberIds } = await rotating();
    const plain = await actingAs(db, memberIds[5] ?? '');
    const elsewhere = await aStaffMember(db, managerOf((await aGroup(db)).branchId));
    for (const stranger of [plain, elsewhere]) {
      expect(await agree(stranger, groupId, memberIds)).toEqual({ ok: false, error: { code: 'not-found' } });
    }
    for (const [kind, code] of [
      ['savings', 'not-rotating'],
      ['rotating', 'no-cycle'],
    ] as const) {
      const group = await aGroup(db, { kind });
      const officer = await actingAs(db, group.memberIds[0] ?? '');
      expect(await agree(officer, group.groupId, group.memberIds)).toEqual({ ok: false, error: { code } });
    }
  });
});
