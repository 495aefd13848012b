import type { Member } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { emit } from '~/platform/outbox.server';
import { ok, type Result } from '~/platform/result';
import { CONSENT_CHANGED } from './consent.events';
import { CONSENT_PURPOSES, type SinglePurpose } from './consent-purposes';

/**
 * Gives or withdraws the actor's consent to one purpose, in the version of the words that she read, from this moment on.
 * What stands already is left as it is. Tells `consent.changed`.
 */
export async function changeConsent(
  tx: Tx,
  actor: Member,
  { purpose, given }: { purpose: SinglePurpose; given: boolean },
  clock: Clock,
): Promise<Result<null, never>> {
  const { accountId, memberId } = actor;
  await tx.selectFrom('member').select('id').where('id', '=', memberId).forUpdate().executeTakeFirstOrThrow();
  const { version } = CONSENT_PURPOSES[purpose];
  const standing = await tx
    .selectFrom('consent')
    .select(['id', 'version'])
    .where('memberId', '=', memberId)
    .where('purpose', '=', purpose)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  if (given && standing?.version === version) return ok(null);
  const at = clock.now();
  if (standing) await tx.updateTable('consent').set({ withdrawnAt: at }).where('id', '=', standing.id).execute();
  // Withdrawing what was never given alone (it came with an older, wider consent) is kept as given and taken back.
  if (given || !standing) {
    const row = { id: newId(), accountId, memberId, purpose, version, givenAt: at };
    await tx
      .insertInto('consent')
      .values(given ? row : { ...row, withdrawnAt: at })
      .execute();
  }
  await emit(tx, CONSENT_CHANGED, { memberId });
  return ok(null);
}
