import type { Actor } from '~/platform/actor';
import type { Db } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { anAccount } from './people';

type Role = 'member' | 'president' | 'secretary' | 'treasurer' | 'bookkeeper';

export type GroupOfTest = { groupId: string; branchId: string; memberIds: string[] };

/** A group with an officer of each role and three plain members (in this order), who joined with it on 2024-01-01. */
export async function aGroup(
  db: Db,
  given: { kind?: 'savings' | 'shares' | 'rotating'; branchId?: string; currency?: string; timezone?: string } = {},
): Promise<GroupOfTest> {
  const { kind = 'savings', currency = 'INR', timezone = 'Asia/Kolkata' } = given;
  const groupId = newId();
  const code = groupId.slice(-12);
  const branchId = given.branchId ?? newId();
  if (!given.branchId) {
    await db
      .insertInto('branch')
      .values({ id: branchId, code: `B-${code}`, name: 'Gingee', country: 'IN', timezone, currency })
      .execute();
  }
  await db
    .insertInto('selfHelpGroup')
    .values({ id: groupId, code: `G-${code}`, branchId, name: 'Malli', kind, formedOn: '2024-01-01' })
    .execute();
  const roles: Role[] = ['president', 'secretary', 'treasurer', 'bookkeeper', 'member', 'member', 'member'];
  const memberIds = await Promise.all(
    roles.map((role, index) => joins(db, groupId, { role, code: `M-${code}-${index + 1}` })),
  );
  return { groupId, branchId, memberIds };
}

/** A further member of a group. */
export async function joins(
  db: Db,
  groupId: string,
  given: { role?: Role; code?: string; joinedOn?: string; leftOn?: string | null; name?: string } = {},
): Promise<string> {
  const { role = 'member', joinedOn = '2024-01-01', leftOn = null, name = 'Ponni' } = given;
  const memberId = newId();
  await db
    .insertInto('member')
    .values({ id: memberId, code: given.code ?? `M-${memberId.slice(-12)}`, displayName: name, birthYear: 1985 })
    .execute();
  await db.insertInto('membership').values({ id: newId(), memberId, groupId, joinedOn, leftOn, role }).execute();
  return memberId;
}

/** An account that is linked to a member's record. */
export async function actingAs(db: Db, memberId: string): Promise<Actor & { memberId: string }> {
  const actor = await anAccount(db);
  await db.updateTable('account').set({ memberId }).where('id', '=', actor.accountId).execute();
  return { ...actor, memberId };
}
