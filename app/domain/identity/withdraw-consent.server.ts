import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { emit } from '~/platform/outbox.server';
import { fail, ok, type Result } from '~/platform/result';

/**
 * Withdraws the actor's agreement to the use of her register record: the account is no longer linked to it, so she sells
 * no more, from her next request on. Emits `member.unlinked`. Fails with `not-linked` where there is no record.
 */
export async function withdrawConsent(
  tx: Tx,
  actor: Actor,
  clock: Clock,
): Promise<Result<null, { code: 'not-linked' }>> {
  const account = await tx
    .selectFrom('account')
    .select('memberId')
    .where('id', '=', actor.accountId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (account.memberId === null) return fail({ code: 'not-linked' });
  await tx.updateTable('account').set({ memberId: null }).where('id', '=', actor.accountId).execute();
  await tx
    .updateTable('consent')
    .set({ withdrawnAt: clock.now() })
    .where('accountId', '=', actor.accountId)
    .where('purpose', '=', 'member_record')
    .where('withdrawnAt', 'is', null)
    .execute();
  await emit(tx, 'member.unlinked', { memberId: account.memberId });
  return ok(null);
}
