import { describe, expect, it } from 'vitest';
import { appointOfficer, type Appointment } from '~/domain/programme/appoint-officer.server';
import { foundGroup } from '~/domain/programme/found-group.server';
import { membersOn } from '~/domain/programme/group-facts.queries.server';
import { joinGroup } from '~/domain/programme/join-group.server';
import { endGoal, setGoal } from '~/domain/programme/keep-goals.server';
import { leaveGroup } from '~/domain/programme/leave-group.server';
import { closeGroup, resolveNotToLend } from '~/domain/programme/resolve-for-group.server';
import type { Actor } from '~/platform/actor';
import { fixedClock } from '~/platform/clock';
import { transact } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { actingAs, aGroup, type GroupOfTest } from '../../factories/groups';
import { aStaffMember, managerOf } from '../../factories/people';
import { TEST_NOW } from '../../support/request-context';
import { testDatabase } from '../../support/test-database';

const { db } = await testDatabase();
const clock = fixedClock(TEST_NOW);
const TODAY = '2026-06-15';

async function kept(): Promise<GroupOfTest & { officer: Actor; member: (place: number) => string }> {
  const group = await aGroup(db);
  const member = (place: number) => group.memberIds[place] ?? '';
  return { ...group, officer: await actingAs(db, member(0)), member };
}

const rolesOf = async (groupId: string) =>
  new Map((await membersOn(db, groupId, TODAY)).map(({ memberId, role }) => [memberId, role]));

describe('founding a group', () => {
  it('gives it the next code of the country, and the trainer who founds it its records', async () => {
    const { branchId } = await aGroup(db);
    const trainer = await aStaffMember(db, [{ role: 'trainer', branchId }]);
    const input = { branchId, name: 'Thamarai', kind: 'shares' as const, formedOn: TODAY };
    const first = await transact(db, (tx) => foundGroup(tx, trainer, input, clock));
    const second = await transact(db, (tx) => foundGroup(tx, trainer, { ...input, name: 'Mullai' }, clock));
    expect([first, second]).toMatchObject([
      { ok: true, value: { code: 'IN-00001' } },
      { ok: true, value: { code: 'IN-00002' } },
    ]);
    const assigned = await db
      .selectFrom('trainerGroup')
      .select('groupId')
      .where('accountId', '=', trainer.accountId)
      .execute();
    expect(assigned).toHaveLength(2);
    const again = await transact(db, (tx) => foundGroup(tx, trainer, input, clock));
    expect(again).toEqual({ ok: false, error: { code: 'name-taken' } });
  });

  it('gives two that are founded at once two codes', async () => {
    const { branchId } = await aGroup(db);
    const manager = await aStaffMember(db, managerOf(branchId));
    const names = ['Alli', 'Roja', 'Sampangi'];
    const founded = await Promise.all(
      names.map((name) =>
        transact(db, (tx) => foundGroup(tx, manager, { branchId, name, kind: 'savings', formedOn: TODAY }, clock)),
      ),
    );
    expect(new Set(founded.map((one) => one.ok && one.value.code)).size).toBe(3);
  });

  it('is refused in a branch of others and for a day to come, saying which day goes', async () => {
    const { branchId } = await aGroup(db);
    const other = await aGroup(db);
    const manager = await aStaffMember(db, managerOf(branchId));
    const found = (change: { branchId?: string; formedOn?: string }) =>
      transact(db, (tx) =>
        foundGroup(tx, manager, { branchId, name: 'Kuvalai', kind: 'savings', formedOn: TODAY, ...change }, clock),
      );
    expect(await found({ branchId: other.branchId })).toEqual({ ok: false, error: { code: 'no-such-branch' } });
    expect(await found({ formedOn: '2026-06-16' })).toEqual({ ok: false, error: { code: 'in-future', latest: TODAY } });
  });
});

const NEW = { who: 'new', joinedOn: TODAY, displayName: 'Devi', birthYear: 1990, phone: null } as const;

describe('joining and leaving', () => {
  it('writes a new member with a code of the group, and the audit log tells who let her in', async () => {
    const { groupId, officer } = await kept();
    const input = { ...NEW, consentOn: TODAY, identitySeenOn: null };
    const joined = await transact(db, (tx) => joinGroup(tx, officer, groupId, input, clock));
    if (!joined.ok) throw new Error(joined.error.code);
    expect(joined.value.code).toMatch(/^G-.+-M01$/);
    expect((await rolesOf(groupId)).get(joined.value.memberId)).toBe('member');
    const logged = await db
      .selectFrom('auditLog')
      .select(['accountId', 'tableName'])
      .where('recordId', '=', joined.value.memberId)
      .execute();
    expect(logged).toEqual([{ accountId: officer.accountId, tableName: 'member' }]);
  });

  it('lets one who left come back, and refuses days that overlap, naming them', async () => {
    const { groupId, officer, member } = await kept();
    const { code } = await db.selectFrom('member').select('code').where('id', '=', member(5)).executeTakeFirstOrThrow();
    const join = (joinedOn: string) =>
      transact(db, (tx) => joinGroup(tx, officer, groupId, { who: 'known', memberCode: code, joinedOn }, clock));
    expect(await join('2026-06-01')).toEqual({
      ok: false,
      error: { code: 'overlaps', from: '2024-01-01', until: null },
    });
    const leaving = { memberId: member(5), leftOn: '2026-05-01', reason: 'Moved to her mother' };
    expect((await transact(db, (tx) => leaveGroup(tx, officer, groupId, leaving, clock))).ok).toBe(true);
    expect(await join('2026-04-30')).toMatchObject({ ok: false, error: { code: 'overlaps', until: '2026-05-01' } });
    expect((await join('2026-05-01')).ok).toBe(true);
    expect((await rolesOf(groupId)).has(member(5))).toBe(true);
  });

  it('refuses a day to come, a code that the branch does not know and a child', async () => {
    const { groupId, officer } = await kept();
    const stranger = await aGroup(db);
    const { code } = await db
      .selectFrom('member')
      .select('code')
      .where('id', '=', stranger.memberIds[0] ?? '')
      .executeTakeFirstOrThrow();
    const none = { consentOn: null, identitySeenOn: null };
    const cases = [
      [
        { ...NEW, ...none, joinedOn: '2026-06-16' },
        { code: 'out-of-days', field: 'joinedOn', latest: TODAY },
      ],
      [
        { ...NEW, ...none, consentOn: '2026-07-01' },
        { code: 'out-of-days', field: 'consentOn', latest: TODAY },
      ],
      [
        { ...NEW, ...none, birthYear: 2020 },
        { code: 'too-young', latest: 2016 },
      ],
      [{ who: 'known', memberCode: code, joinedOn: TODAY }, { code: 'unknown-member' }],
    ] as const;
    for (const [input, error] of cases) {
      const refused = await transact(db, (tx) => joinGroup(tx, officer, groupId, input, clock));
      expect(refused).toMatchObject({ ok: false, error });
    }
  });

  it('ends her office with the membership, and is not before she joined nor after today', async () => {
    const { groupId, officer, member } = await kept();
    await transact(db, (tx) => appointOfficer(tx, officer, groupId, chosen(member(4), 'treasurer', member(2)), clock));
    const leave = (leftOn: string) =>
      transact(db, (tx) => leaveGroup(tx, officer, groupId, { memberId: member(4), leftOn, reason: 'Ill' }, clock));
    const range = { code: 'out-of-days', earliest: '2024-01-01', latest: TODAY };
    expect([await leave('2023-12-31'), await leave('2026-06-16')]).toMatchObject([{ error: range }, { error: range }]);
    expect((await leave(TODAY)).ok).toBe(true);
    expect(await leave(TODAY)).toEqual({ ok: false, error: { code: 'left-already' } });
    const open = await db
      .selectFrom('groupOffice')
      .select('id')
      .where('groupId', '=', groupId)
      .where('endedOn', 'is', null)
      .execute();
    expect(open).toEqual([]);
  });
});

function chosen(memberId: string, role: Appointment['role'], seenHolder: string | null): Appointment {
  return {
    memberId,
    role,
    seenHolder,
    fromOn: '2026-06-01',
    untilOn: '2027-05-31',
    resolution: 'Chosen by 7 of 7 votes',
  };
}

describe('choosing an officer', () => {
  it('ends the office of who held it, and the register names the new one', async () => {
    const { groupId, officer, member } = await kept();
    const done = await transact(db, (tx) =>
      appointOfficer(tx, officer, groupId, chosen(member(4), 'secretary', member(1)), clock),
    );
    expect(done.ok).toBe(true);
    const roles = await rolesOf(groupId);
    expect([roles.get(member(1)), roles.get(member(4))]).toEqual(['member', 'secretary']);
    const next = { ...chosen(member(5), 'secretary', member(4)), fromOn: '2026-06-10' };
    await transact(db, (tx) => appointOfficer(tx, officer, groupId, next, clock));
    const terms = await db
      .selectFrom('groupOffice')
      .select(['memberId', 'fromOn', 'endedOn'])
      .where('groupId', '=', groupId)
      .orderBy('fromOn')
      .execute();
    expect(terms).toEqual([
      { memberId: member(4), fromOn: '2026-06-01', endedOn: '2026-06-10' },
      { memberId: member(5), fromOn: '2026-06-10', endedOn: null },
    ]);
  });

  it('shows the second of two who choose at once whom the first chose', async () => {
    const { groupId, officer, member } = await kept();
    const choose = (memberId: string) =>
      transact(db, (tx) => appointOfficer(tx, officer, groupId, chosen(memberId, 'secretary', member(1)), clock));
    const answers = await Promise.all([choose(member(4)), choose(member(5))]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'changed-meanwhile', holder: 'Ponni' } });
  });

  it('takes nobody who was not in the group on that day', async () => {
    const { groupId, officer, member } = await kept();
    const early = { ...chosen(member(4), 'secretary', member(1)), fromOn: '2023-12-31' };
    expect(await transact(db, (tx) => appointOfficer(tx, officer, groupId, early, clock))).toEqual({
      ok: false,
      error: { code: 'not-a-member' },
    });
    const stranger = chosen(newId(), 'secretary', member(1));
    expect((await transact(db, (tx) => appointOfficer(tx, officer, groupId, stranger, clock))).ok).toBe(false);
  });
});

describe('goals', () => {
  it('are set, and what became of them is noted once; the second hears what the first noted', async () => {
    const { groupId, officer } = await kept();
    const set = await transact(db, (tx) =>
      setGoal(tx, officer, groupId, { words: 'Our own mill', dueOn: '2026-12-31' }, clock),
    );
    if (!set.ok) throw new Error(set.error.code);
    const where = { groupId, goalId: set.value.goalId };
    const end = (state: 'reached' | 'dropped', outcome: string, outcomeOn = TODAY) =>
      transact(db, (tx) => endGoal(tx, officer, where, { state, outcome, outcomeOn }, clock));
    expect(await end('reached', 'Bought', '2026-06-16')).toMatchObject({
      error: { code: 'out-of-days', latest: TODAY },
    });
    expect((await end('reached', 'Bought')).ok).toBe(true);
    expect((await end('reached', 'Bought')).ok).toBe(true);
    expect(await end('dropped', 'Too dear')).toEqual({
      ok: false,
      error: { code: 'changed-meanwhile', state: 'reached', outcome: 'Bought' },
    });
  });

  it('are not set for a day that is past', async () => {
    const { groupId, officer } = await kept();
    const past = await transact(db, (tx) =>
      setGoal(tx, officer, groupId, { words: 'Mill', dueOn: '2026-06-14' }, clock),
    );
    expect(past).toEqual({ ok: false, error: { code: 'out-of-days', earliest: TODAY, latest: null } });
  });
});

describe('resolutions about the group', () => {
  const resolution = { on: TODAY, words: 'Resolved by all seven', seen: null };

  it('note that it does not lend, with the old value kept', async () => {
    const { groupId, officer } = await kept();
    expect((await transact(db, (tx) => resolveNotToLend(tx, officer, groupId, resolution, clock))).ok).toBe(true);
    const group = await db
      .selectFrom('selfHelpGroup')
      .select('noLendingResolutionOn')
      .where('id', '=', groupId)
      .executeTakeFirstOrThrow();
    expect(group.noLendingResolutionOn).toBe(TODAY);
    const other = await transact(db, (tx) =>
      resolveNotToLend(tx, officer, groupId, { ...resolution, on: '2026-06-01' }, clock),
    );
    expect(other).toEqual({ ok: false, error: { code: 'changed-meanwhile', current: TODAY } });
  });

  it('close it, after which nothing new is written', async () => {
    const { groupId, officer } = await kept();
    expect((await transact(db, (tx) => closeGroup(tx, officer, groupId, resolution, clock))).ok).toBe(true);
    const joined = await transact(db, (tx) =>
      joinGroup(tx, officer, groupId, { ...NEW, consentOn: null, identitySeenOn: null }, clock),
    );
    expect(joined).toEqual({ ok: false, error: { code: 'closed' } });
  });
});
