import { createAccount } from '~/domain/identity/create-account.server';
import { hashPassword } from '~/domain/identity/password.server';
import type { Clock } from '~/platform/clock';
import { transact, type Db } from '~/platform/db.server';
import { ok } from '~/platform/result';
import { demoPassword } from './people';

/** Gives a member of the demo's branch an account with the demo's password, under the name that the register has for her. */
export async function giveAccount(db: Db, email: string, memberId: string, clock: Clock): Promise<void> {
  const { displayName } = await db
    .selectFrom('member')
    .select('displayName')
    .where('id', '=', memberId)
    .executeTakeFirstOrThrow();
  const passwordHash = await hashPassword(demoPassword);
  const account = { email, displayName, passwordHash, phone: null, organisation: null, country: 'IN' };
  await transact(db, async (tx) => {
    const made = await createAccount(tx, { ...account, locale: 'en' }, clock);
    if (!made.ok) return made;
    await tx.updateTable('account').set({ memberId }).where('id', '=', made.value.accountId).execute();
    return ok(null);
  });
}
