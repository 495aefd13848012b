import type { Clock } from '~/platform/clock';
import { transact, type Db } from '~/platform/db.server';
import { DEFAULT_LOCALE, isLocale } from '~/platform/i18n/locales';
import { addressSubject, takeFromLimits, type TooMany } from '~/platform/rate-limit.server';
import { fail, ok, type Result } from '~/platform/result';
import { isSecretOf, secretHash } from '~/platform/secret.server';
import { createAccount } from './create-account.server';
import { CODE_ADDRESS } from './limits';
import { JOIN_CODE_DIGITS, JOIN_CODE_TRIES, typedCode } from './one-time-code';
import { startSession, type Device } from './start-session.server';

export type ConfirmJoinError = { code: 'wrong-code'; triesLeft: number } | { code: 'expired' } | TooMany;

type Attempt = { token: string; typed: string };

/**
 * Ends joining: the code that was sent, from the browser that holds the token, makes the account and signs it in.
 * The try is counted before the code is compared. Fails with `wrong-code` (and how many tries are left), `expired` (too
 * late, too many tries, used, or no such request) or `too-many`.
 */
export async function confirmJoin(
  db: Db,
  { token, typed }: Attempt,
  device: Device & { address: string },
  clock: Clock,
): Promise<Result<{ sessionToken: string; accountId: string }, ConfirmJoinError>> {
  const subject = addressSubject(device.address);
  const allowed = await takeFromLimits(db, [{ limit: CODE_ADDRESS, subject }], clock);
  if (!allowed.ok) return allowed;
  const request = await db
    .updateTable('joinRequest')
    .set((row) => ({ failedAttempts: row('failedAttempts', '+', 1) }))
    .where('tokenHash', '=', secretHash(token))
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', clock.now())
    .where('failedAttempts', '<', JOIN_CODE_TRIES)
    .returningAll()
    .executeTakeFirst();
  if (!request) return fail({ code: 'expired' });
  const code = typedCode(typed, JOIN_CODE_DIGITS);
  if (!code || !request.codeHash || !isSecretOf(code, request.codeHash)) {
    return fail({ code: 'wrong-code', triesLeft: JOIN_CODE_TRIES - request.failedAttempts });
  }
  const { phone, email, passwordHash, displayName, organisation, country } = request;
  const locale = isLocale(request.locale) ? request.locale : DEFAULT_LOCALE;
  return transact(db, async (tx) => {
    const used = await tx
      .updateTable('joinRequest')
      .set({ usedAt: clock.now() })
      .where('id', '=', request.id)
      .where('usedAt', 'is', null)
      .executeTakeFirst();
    if (used.numUpdatedRows === 0n) return fail({ code: 'expired' });
    const account = { phone, email, passwordHash, displayName, organisation, country, locale };
    const created = await createAccount(tx, account, clock);
    if (!created.ok) return fail({ code: 'expired' });
    const { accountId } = created.value;
    return ok({ accountId, sessionToken: await startSession(tx, accountId, device, clock) });
  });
}

/** Where the code of the browser's open request to join was sent, or null where it has none that can still be confirmed. */
export async function openJoinRequest(db: Db, token: string, clock: Clock): Promise<{ sentTo: string } | null> {
  const row = await db
    .selectFrom('joinRequest')
    .select(['phone', 'email'])
    .where('tokenHash', '=', secretHash(token))
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', clock.now())
    .where('failedAttempts', '<', JOIN_CODE_TRIES)
    .executeTakeFirst();
  return row ? { sentTo: row.phone ?? row.email ?? '' } : null;
}
