import { describe, expect, it } from 'vitest';
import { startRecording } from '~/domain/identity/start-recording.server';
import { postEntries } from '~/domain/ledger/post-entries.server';
import { programmeTotals } from '~/domain/reporting/totals.queries.server';
import { fixedClock } from '~/platform/clock';
import { transact } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { ok } from '~/platform/result';
import { aStaffMember, anAccount, managerOf } from '../../factories/people';
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

/** So many members of the branch have saved 1,000 each. */
async function savedBy(branchId: string, savers: number): Promise<void> {
  const members = await db
    .selectFrom('membership as s')
    .innerJoin('selfHelpGroup as g', 'g.id', 's.groupId')
    .select(['s.memberId', 'g.id as groupId'])
    .where('g.branchId', '=', branchId)
    .limit(savers)
    .execute();
  const account = await anAccount(db);
  await transact(db, async (tx) => {
    const groupId = members[0]?.groupId ?? '';
    const recordingId = await startRecording(
      tx,
      account,
      { what: 'meeting', groupId },
      fixedClock('2026-06-01T09:00:00Z'),
    );
    const own = { branchId, groupId };
    const lines = members.flatMap(({ memberId }) => [
      { account: { ...own, kind: 'member_savings' as const, memberId }, amountMinor: -1_000 },
      { account: { ...own, kind: 'cash_box' as const }, amountMinor: 1_000 },
    ]);
    await postEntries(tx, recordingId, [{ kind: 'savings', effectiveOn: '2026-06-01', currency: 'UGX', lines }]);
    return ok(null);
  });
}

async function enterprisesOf(branchId: string, { eligible, not }: { eligible: number; not: number }): Promise<void> {
  const group = await db
    .selectFrom('selfHelpGroup')
    .select('id')
    .where('branchId', '=', branchId)
    .executeTakeFirstOrThrow();
  for (let n = 0; n < eligible + not; n += 1) {
    const id = newId();
    const enterprise = { id, code: id, groupId: group.id, kind: 'individual', name: `Stall ${n}`, status: 'active' };
    await db
      .insertInto('enterprise')
      .values({ ...enterprise, country: 'UG', district: 'Gulu', startedOn: '2024-01-01' })
      .execute();
    const outcome = n < eligible ? 'eligible' : 'not_yet';
    const standing = { enterpriseId: id, outcome, decidedAt: new Date('2026-06-01') };
    await db.insertInto('enterpriseStanding').values(standing).execute();
  }
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

  it('hide money of fewer than ten people, and how many may sell where it tells of few that may not', async () => {
    const uganda = { country: 'UG', currency: 'UGX' };
    const [many, few] = [await branchOf(20, uganda), await branchOf(20, uganda)];
    await savedBy(many, 12);
    await savedBy(few, 3);
    await enterprisesOf(many, { eligible: 15, not: 2 });
    await enterprisesOf(few, { eligible: 12, not: 11 });
    const ugandan = (await programmeTotals(db, office.staff)).find(({ country }) => country === 'UG');
    const shown = new Map(ugandan?.branches.map(({ id, ...branch }) => [id, branch]));
    expect(shown.get(few)).toMatchObject({ members: 20, savedMinor: null, lentMinor: 0 });
    expect(shown.get(many)).toMatchObject({ members: 20, savedMinor: null, enterprises: 17, eligible: null });
    expect(shown.get(few)).toMatchObject({ enterprises: 23, eligible: null });
    expect(ugandan?.sum).toMatchObject({ savedMinor: 15_000, enterprises: 40, eligible: 27 });
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
