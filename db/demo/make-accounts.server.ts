import { assignStaff } from '~/domain/identity/assign-staff.server';
import { createAccount } from '~/domain/identity/create-account.server';
import { hashPassword } from '~/domain/identity/password.server';
import type { Clock } from '~/platform/clock';
import { transact, type Db, type Tx } from '~/platform/db.server';
import { ok } from '~/platform/result';
import { demoAccounts, demoPassword, type DemoAccount } from './people';

/** Makes the demo's accounts with their roles; those that are there already are left as they are. */
export async function makeAccounts(db: Db, clock: Clock): Promise<void> {
  const passwordHash = await hashPassword(demoPassword);
  for (const account of demoAccounts) {
    await transact(db, async (tx) => {
      const { displayName, organisation, country, locale, email, phone } = account;
      const made = await createAccount(
        tx,
        { displayName, organisation, country, locale, email, phone, passwordHash },
        clock,
      );
      if (made.ok) await giveRole(tx, made.value.accountId, account, clock);
      return ok(null);
    });
  }
}

async function giveRole(tx: Tx, accountId: string, { role }: DemoAccount, clock: Clock): Promise<void> {
  if (role.kind === 'seller') {
    const owner = await tx
      .selectFrom('offer')
      .innerJoin('enterpriseOwner', 'enterpriseOwner.enterpriseId', 'offer.enterpriseId')
      .innerJoin('member', 'member.id', 'enterpriseOwner.memberId')
      .select('member.id')
      .where('offer.code', '=', role.offerCode)
      .orderBy('member.code')
      .executeTakeFirstOrThrow();
    await tx.updateTable('account').set({ memberId: owner.id }).where('id', '=', accountId).execute();
  }
  if (role.kind === 'supplier') {
    const supplier = await tx
      .selectFrom('enterprise')
      .select('id')
      .where('code', '=', role.supplierCode)
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('supplierAccount')
      .values({ enterpriseId: supplier.id, accountId, addedAt: clock.now() })
      .execute();
  }
  if (role.kind === 'staff') {
    const branch = role.branchCode
      ? await tx.selectFrom('branch').select('id').where('code', '=', role.branchCode).executeTakeFirstOrThrow()
      : null;
    await assignStaff(tx, { accountId, role: role.role, branchId: branch?.id ?? null }, clock);
  }
}
