import { describe, expect, it } from 'vitest';
import { programmeTotals } from '~/domain/reporting/totals.queries.server';
import { newId } from '~/platform/id';
import { aStaffMember, managerOf } from '../../factories/people';
import { testDatabase } from '../../support/test-database';

const { db } = await testDatabase();

async function branchOf(members: number, place: { country: string; currency: string }): Promise<string> {
  const [branchId, groupId] = [newId(), newId()];
  await db
    .insertInto('branch')
    .values({ id: branchId, code: branchId, name: `Branch of ${members}`, timezone: 'Africa/Nairobi', ...place })
    .execute();
  await db
    .insertInto('selfHelpGroup')
    .values({ id: groupId, code: groupId, branchId, name: 'Umoja', kind: 'savings', formedOn: '2024-01-01' })
    .execute();
  for (let n = 0; n < members; n += 1) {
    const memberId = newId();
    await db
      .insertInto('member')
      .values({ id: memberId, code: memberId, displayName: `Member ${n}`, birthYear: 1990 })
      .execute();
    await db
      .insertInto('membership')
      .values({ id: newId(), memberId, groupId, joinedOn: '2024-01-01', role: 'member' })
      .execute();
  }
  return branchId;
}

const kenya = { country: 'KE', currency: 'KES' };
const [large, small, middle] = [await branchOf(30, kenya), await branchOf(4, kenya), await branchOf(12, kenya)];
const tiny = await branchOf(7, { country: 'RW', currency: 'RWF' });
const office = await aStaffMember(db, [{ role: 'head_office', branchId: null }]);

describe('the totals', () => {
  it('hide fewer than ten people, what would give them away, and the money that is theirs', async () => {
    const countries = await programmeTotals(db, office.staff);
    const kenyan = countries.find(({ country }) => country === 'KE');
    const shown = new Map(kenyan?.branches.map(({ id, members, savedMinor }) => [id, [members, savedMinor]]));
    expect(shown.get(large)).toEqual([30, 0]);
    expect(shown.get(small)).toEqual([null, null]);
    expect(shown.get(middle)).toEqual([null, null]);
    expect(kenyan?.sum.members).toBe(46);
    const rwandan = countries.find(({ country }) => country === 'RW');
    expect(rwandan?.branches).toMatchObject([{ id: tiny, members: null }]);
    expect(rwandan?.sum).toMatchObject({ members: null, savedMinor: null, groups: 1 });
  });

  it('are of the branches that a manager has, and of none for a trainer', async () => {
    const manager = await aStaffMember(db, managerOf(large));
    expect((await programmeTotals(db, manager.staff)).flatMap(({ branches }) => branches.map(({ id }) => id))).toEqual([
      large,
    ]);
    const trainer = await aStaffMember(db, [{ role: 'trainer', branchId: large }]);
    expect(await programmeTotals(db, trainer.staff)).toEqual([]);
  });
});
