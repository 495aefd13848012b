import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import type { Locale } from '~/platform/i18n/locales';
import { newId } from '~/platform/id';
import { fail, ok, type Result } from '~/platform/result';

export type NewAccount = {
  /** E.164. One of phone and email is there. */
  phone: string | null;
  email: string | null;
  /** From `hashPassword`. */
  passwordHash: string;
  displayName: string;
  organisation: string | null;
  country: string | null;
  locale: Locale;
};

/** Makes an account. Fails with `taken` where the phone or e-mail has one already. */
export async function createAccount(
  tx: Tx,
  account: NewAccount,
  clock: Clock,
): Promise<Result<{ accountId: string }, { code: 'taken' }>> {
  const row = await tx
    .insertInto('account')
    .values({ id: newId(), ...account, createdAt: clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row ? ok({ accountId: row.id }) : fail({ code: 'taken' });
}
