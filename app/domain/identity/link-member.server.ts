import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import { transact, type Db, type Tx } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { addressSubject, giveBack, takeFromLimits, type TooMany } from '~/platform/rate-limit.server';
import { fail, ok, type Result } from '~/platform/result';
import { secretHash } from '~/platform/secret.server';
import { LINK_ACCOUNT, LINK_ADDRESS } from './limits';
import { MEMBER_CODE_DIGITS, typedCode } from './one-time-code';

/** The version of the words (`identity.link.consent`) to which a person agrees when she links her record. */
export const MEMBER_RECORD_CONSENT = 1;

export type LinkMemberError =
  { code: 'not-agreed' } | { code: 'wrong-code' } | { code: 'already-linked' } | { code: 'record-taken' };

export type LinkInput = { code: string; agreed: boolean };

/**
 * Links the actor's account to the register record of the invitation that has this code, and records that she agreed.
 * Fails with `not-agreed`, `already-linked` (her account has a record), `record-taken` (the record has an account) or
 * `wrong-code` (unknown, used, void or older than ten minutes).
 */
export async function linkMember(
  tx: Tx,
  actor: Actor,
  input: LinkInput,
  clock: Clock,
): Promise<Result<{ memberId: string }, LinkMemberError>> {
  if (!input.agreed) return fail({ code: 'not-agreed' });
  const account = await tx
    .selectFrom('account')
    .select('memberId')
    .where('id', '=', actor.accountId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (account.memberId !== null) return fail({ code: 'already-linked' });
  const code = typedCode(input.code, MEMBER_CODE_DIGITS);
  const invitation = code && (await useInvitation(tx, actor, code, clock));
  if (!invitation) return fail({ code: 'wrong-code' });
  const { memberId } = invitation;
  await tx.selectFrom('member').select('id').where('id', '=', memberId).forUpdate().executeTakeFirstOrThrow();
  const taken = await tx.selectFrom('account').select('id').where('memberId', '=', memberId).executeTakeFirst();
  if (taken) return fail({ code: 'record-taken' });
  await tx.updateTable('account').set({ memberId }).where('id', '=', actor.accountId).execute();
  await tx
    .insertInto('consent')
    .values({
      id: newId(),
      accountId: actor.accountId,
      memberId,
      purpose: 'member_record',
      version: MEMBER_RECORD_CONSENT,
      givenAt: clock.now(),
    })
    .execute();
  return ok({ memberId });
}

/** `linkMember` behind its limits: each try is counted before the code is looked at, and a good one is given back. */
export async function tryToLinkMember(
  db: Db,
  actor: Actor,
  input: LinkInput,
  address: string,
  clock: Clock,
): Promise<Result<{ memberId: string }, LinkMemberError | TooMany>> {
  const uses = [
    { limit: LINK_ACCOUNT, subject: actor.accountId },
    { limit: LINK_ADDRESS, subject: addressSubject(address) },
  ];
  const allowed = await takeFromLimits(db, uses, clock);
  if (!allowed.ok) return allowed;
  const linked = await transact<{ memberId: string }, LinkMemberError>(db, (tx) => linkMember(tx, actor, input, clock));
  if (linked.ok || linked.error.code === 'not-agreed') await giveBack(db, uses, clock);
  return linked;
}

async function useInvitation(tx: Tx, actor: Actor, code: string, clock: Clock): Promise<{ memberId: string } | null> {
  const now = clock.now();
  const row = await tx
    .updateTable('memberInvitation')
    .set({ usedAt: now, usedBy: actor.accountId })
    .where('codeHash', '=', secretHash(code))
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .returning('memberId')
    .executeTakeFirst();
  return row ?? null;
}
