import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Db, Tx } from '~/platform/db.server';
import { isId } from '~/platform/id';
import { fail, ok, type Result } from '~/platform/result';
import { secretHash } from '~/platform/secret.server';

/** Ends the session of a token at once, on every process. An unknown or ended one changes nothing. */
export async function endSession(db: Db | Tx, token: string, clock: Clock): Promise<void> {
  await db
    .updateTable('accountSession')
    .set({ revokedAt: clock.now() })
    .where('tokenHash', '=', secretHash(token))
    .where('revokedAt', 'is', null)
    .execute();
}

/** Ends one of the actor's own sessions by its id. Fails with `not-found` for another's, an ended or an unknown one. */
export async function endOwnSession(
  tx: Tx,
  actor: Actor,
  sessionId: string,
  clock: Clock,
): Promise<Result<null, { code: 'not-found' }>> {
  if (!isId(sessionId)) return fail({ code: 'not-found' });
  const { numUpdatedRows } = await tx
    .updateTable('accountSession')
    .set({ revokedAt: clock.now() })
    .where('id', '=', sessionId)
    .where('accountId', '=', actor.accountId)
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n ? ok(null) : fail({ code: 'not-found' });
}

/** Ends every session of the account but the one of the token. Returns how many. */
export async function endOtherSessions(tx: Tx, accountId: string, token: string, clock: Clock): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('accountSession')
    .set({ revokedAt: clock.now() })
    .where('accountId', '=', accountId)
    .where('tokenHash', '!=', secretHash(token))
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
