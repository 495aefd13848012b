import type { StaffMember } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Db, Tx } from '~/platform/db.server';
import { newId } from '~/platform/id';

/** The version of the words (`credit.consentText`) that a member agrees to when she is referred to an outside lender. */
export const OUTSIDE_CREDIT_CONSENT_VERSION = 1;

/** Her consent to be referred to outside lenders that stands now; undefined where she gave none or took it back. */
export async function outsideCreditConsent(db: Db | Tx, memberId: string) {
  return db
    .selectFrom('consent')
    .select(['id', 'version', 'givenAt'])
    .where('memberId', '=', memberId)
    .where('purpose', '=', 'outside_credit')
    .where('withdrawnAt', 'is', null)
    .orderBy('givenAt', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Records that she agreed by word or on paper before a member of staff; returns the consent. The caller found her. */
export async function consentSeen(tx: Tx, actor: StaffMember, memberId: string, clock: Clock): Promise<string> {
  const id = newId();
  await tx
    .insertInto('consent')
    .values({
      ...{ id, accountId: null, recordedBy: actor.accountId, memberId, purpose: 'outside_credit' },
      ...{ version: OUTSIDE_CREDIT_CONSENT_VERSION, givenAt: clock.now() },
    })
    .execute();
  return id;
}
