import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { groupFacts, membersOn } from '~/domain/programme/group-facts.queries.server';
import type { Actor } from '~/platform/actor';
import { actingAs, aGroup, joins } from '../../factories/groups';
import { anAccount, aStaffMember, assignTrainer, managerOf } from '../../factories/people';
import { testDatabase } from '../../support/test-database';

const { db } = await testDatabase();
const group = await aGroup(db);
const other = await aGroup(db);

async function allowed(actor: Actor): Promise<{ read: boolean; books: boolean; keep: boolean }> {
  const [read, books, keep] = await Promise.all([
    groupFacts(db, actor, group.groupId, 'read'),
    groupFacts(db, actor, group.groupId, 'books'),
    groupFacts(db, actor, group.groupId, 'keep'),
  ]);
  if (read) expect([read.mayReadBooks, read.mayKeep]).toEqual([Boolean(books), Boolean(keep)]);
  return { read: Boolean(read), books: Boolean(books), keep: Boolean(keep) };
}

const NOTHING = { read: false, books: false, keep: false };
const ALL = { read: true, books: true, keep: true };

describe('what one may do with a group', () => {
  it('is everything for each of its officers', async () => {
    for (const officer of group.memberIds.slice(0, 4)) expect(await allowed(await actingAs(db, officer))).toEqual(ALL);
  });

  it('is to see it, without the books, for a plain member', async () => {
    const actor = await actingAs(db, group.memberIds[4] ?? '');
    expect(await allowed(actor)).toEqual({ read: true, books: false, keep: false });
  });

  it('is nothing for an officer of another group, a member who left and one who has not come yet', async () => {
    const left = await joins(db, group.groupId, { role: 'secretary', leftOn: '2025-01-01' });
    const coming = await joins(db, group.groupId, { role: 'secretary', joinedOn: '2999-01-01' });
    for (const memberId of [other.memberIds[0] ?? '', left, coming]) {
      expect(await allowed(await actingAs(db, memberId))).toEqual(NOTHING);
    }
  });

  it('begins and ends with the day where the group is', async () => {
    const [east, west] = [await aGroup(db, { timezone: 'Etc/GMT-14' }), await aGroup(db, { timezone: 'Etc/GMT+12' })];
    const { rows } = await sql<{ day: string }>`select today_in('Etc/GMT-14') as day`.execute(db);
    const [day = ''] = rows.map((row) => row.day);
    const seen = async (groupId: string, memberId: string) =>
      Boolean(await groupFacts(db, await actingAs(db, memberId), groupId, 'read'));
    expect(await seen(east.groupId, await joins(db, east.groupId, { joinedOn: day }))).toBe(true);
    expect(await seen(west.groupId, await joins(db, west.groupId, { joinedOn: day }))).toBe(false);
    expect(await seen(east.groupId, await joins(db, east.groupId, { leftOn: day }))).toBe(false);
    expect(await seen(west.groupId, await joins(db, west.groupId, { leftOn: day }))).toBe(true);
  });

  it('is nothing for a buyer, head office, staff of another branch and a trainer of another group', async () => {
    const trainer = await aStaffMember(db, [{ role: 'trainer', branchId: group.branchId }]);
    await assignTrainer(db, trainer.accountId, [other.groupId]);
    const strangers = [
      await anAccount(db),
      await aStaffMember(db, [{ role: 'head_office', branchId: null }]),
      await aStaffMember(db, managerOf(other.branchId)),
      trainer,
    ];
    for (const stranger of strangers) expect(await allowed(stranger)).toEqual(NOTHING);
  });

  it('is everything for its trainer and its branch manager, and to see it for the credit officer', async () => {
    const trainer = await aStaffMember(db, [{ role: 'trainer', branchId: group.branchId }]);
    await assignTrainer(db, trainer.accountId, [group.groupId]);
    expect(await allowed(trainer)).toEqual(ALL);
    expect(await allowed(await aStaffMember(db, managerOf(group.branchId)))).toEqual(ALL);
    const credit = await aStaffMember(db, [{ role: 'credit_officer', branchId: group.branchId }]);
    expect(await allowed(credit)).toEqual({ read: true, books: false, keep: false });
  });
});

describe('the members of a group on a day', () => {
  it('are those whose membership covers it, the officers first', async () => {
    const { groupId } = await aGroup(db);
    await joins(db, groupId, { joinedOn: '2025-03-01', leftOn: '2025-06-01', code: `${groupId.slice(-12)}-X` });
    const roles = async (on: string) => (await membersOn(db, groupId, on)).map(({ role }) => role);
    expect(await roles('2023-12-31')).toEqual([]);
    expect((await roles('2024-01-01')).slice(0, 5)).toEqual([
      'president',
      'secretary',
      'treasurer',
      'bookkeeper',
      'member',
    ]);
    expect(await roles('2025-05-31')).toHaveLength(8);
    expect(await roles('2025-06-01')).toHaveLength(7);
  });
});
