import type { Actor, StaffMember } from '~/platform/actor';
import type { Db } from '~/platform/db.server';

/** Notes that staff read a member's loan, so that it can be shown to her. Her own reading, and her group's, is not noted. */
export async function noteLoanReading(db: Db, actor: Actor, loan: { memberId: string; own: boolean }): Promise<void> {
  if (!actor.staff || loan.own) return;
  await db
    .insertInto('recordReading')
    .values({ accountId: actor.accountId, memberId: loan.memberId, what: 'loan' })
    .execute();
}

/** The same for a list: each member whose loans stand in it, once. */
export async function noteLoanReadings(
  db: Db,
  actor: StaffMember,
  rows: readonly { memberId: string }[],
): Promise<void> {
  const memberIds = [...new Set(rows.map(({ memberId }) => memberId))];
  if (memberIds.length === 0) return;
  await db
    .insertInto('recordReading')
    .values(memberIds.map((memberId) => ({ accountId: actor.accountId, memberId, what: 'loan' })))
    .execute();
}
