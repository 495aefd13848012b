import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import { transact, type Db } from '~/platform/db.server';
import { giveBack, takeFromLimits, type TooMany } from '~/platform/rate-limit.server';
import { fail, ok, type Result } from '~/platform/result';
import { endOtherSessions } from './end-session.server';
import { PASSWORD_ACCOUNT } from './limits';
import { passwordProblem, type PasswordProblem } from './password-rules';
import { hashPassword, verifyPassword } from './password.server';

export type ChangePasswordError = { code: 'wrong-password' } | { code: PasswordProblem } | TooMany;

type Passwords = { present: string; wanted: string };

/**
 * Changes the actor's password and ends every session of hers but that of `token`. Fails with `wrong-password` for the
 * present one, with what is wrong with the new one, or with `too-many`.
 */
export async function changePassword(
  db: Db,
  actor: Actor,
  { present, wanted }: Passwords,
  token: string,
  clock: Clock,
): Promise<Result<null, ChangePasswordError>> {
  const uses = [{ limit: PASSWORD_ACCOUNT, subject: actor.accountId }];
  const allowed = await takeFromLimits(db, uses, clock);
  if (!allowed.ok) return allowed;
  const account = await db
    .selectFrom('account')
    .select(['passwordHash', 'phone', 'email', 'displayName'])
    .where('id', '=', actor.accountId)
    .executeTakeFirstOrThrow();
  if (!(await verifyPassword(account.passwordHash, present))) return fail({ code: 'wrong-password' });
  await giveBack(db, uses, clock);
  const problem = passwordProblem(wanted, [account.phone, account.email, account.displayName]);
  if (problem) return fail({ code: problem });
  const passwordHash = await hashPassword(wanted);
  return transact(db, async (tx) => {
    await tx.updateTable('account').set({ passwordHash }).where('id', '=', actor.accountId).execute();
    await endOtherSessions(tx, actor.accountId, token, clock);
    return ok(null);
  });
}
