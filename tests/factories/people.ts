import { createAccount, type NewAccount } from '~/domain/identity/create-account.server';
import { hashPassword } from '~/domain/identity/password.server';
import type { Actor, StaffDuty, StaffMember } from '~/platform/actor';
import { fixedClock } from '~/platform/clock';
import { transact, type Db } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { TEST_NOW } from '../support/request-context';

/** The password of every account that `anAccount` makes. */
export const PASSWORD = 'turmeric on Tuesdays';

let knownHash: Promise<string> | undefined;

/** An account that can sign in with `PASSWORD`. */
export async function anAccount(db: Db, given: Partial<NewAccount> = {}): Promise<Actor> {
  const passwordHash = await (knownHash ??= hashPassword(PASSWORD));
  const account: NewAccount = {
    phone: null,
    email: given.phone ? null : `${newId()}@example.org`,
    passwordHash,
    displayName: 'Asha',
    organisation: null,
    country: 'TZ',
    locale: 'en',
    ...given,
  };
  const made = await transact(db, (tx) => createAccount(tx, account, fixedClock(TEST_NOW)));
  if (!made.ok) throw new Error(`no account: ${made.error.code}`);
  const { displayName, locale } = account;
  return { accountId: made.value.accountId, displayName, locale, memberId: null, staff: null };
}

/** What a manager of all branches has. */
export const EVERYWHERE: readonly StaffDuty[] = [{ role: 'branch_manager', branchId: null }];

/** The duties of a manager of these branches. */
export const managerOf = (...branchIds: string[]): StaffDuty[] =>
  branchIds.map((branchId) => ({ role: 'branch_manager', branchId }));

/** An account as a member of staff with these duties. */
export async function aStaffMember(db: Db, duties: readonly StaffDuty[] = EVERYWHERE): Promise<StaffMember> {
  const actor = await anAccount(db, { displayName: 'Grace' });
  for (const duty of duties) {
    await db
      .insertInto('staffAssignment')
      .values({ id: newId(), accountId: actor.accountId, ...duty })
      .execute();
  }
  return { ...actor, staff: { accountId: actor.accountId, duties } };
}

/** Gives a trainer groups. */
export async function assignTrainer(db: Db, accountId: string, groupIds: readonly string[]): Promise<void> {
  const rows = groupIds.map((groupId) => ({ id: newId(), accountId, groupId, since: '2026-01-01' }));
  await db.insertInto('trainerGroup').values(rows).execute();
}

/** A member of a group in a branch of its own, with the phone that the register has for her. */
export async function aMember(
  db: Db,
  given: { phone?: string | null; country?: string; branchId?: string } = {},
): Promise<{ memberId: string; branchId: string }> {
  const { phone = null, country = 'TZ' } = given;
  const [memberId, groupId] = [newId(), newId()];
  const branchId = given.branchId ?? newId();
  const code = memberId.slice(-12);
  if (!given.branchId) {
    await db
      .insertInto('branch')
      .values({
        id: branchId,
        code: `B-${code}`,
        name: 'Moshi',
        country,
        timezone: 'Africa/Dar_es_Salaam',
        currency: 'TZS',
      })
      .execute();
  }
  await db
    .insertInto('selfHelpGroup')
    .values({ id: groupId, code: `G-${code}`, branchId, name: 'Upendo', kind: 'savings', formedOn: '2024-01-01' })
    .execute();
  await db
    .insertInto('member')
    .values({ id: memberId, code: `M-${code}`, displayName: 'Neema', birthYear: 1988, phone })
    .execute();
  await db
    .insertInto('membership')
    .values({ id: newId(), memberId, groupId, joinedOn: '2024-01-01', role: 'member' })
    .execute();
  return { memberId, branchId };
}
