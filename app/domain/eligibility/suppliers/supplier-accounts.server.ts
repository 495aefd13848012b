import { sql } from 'kysely';
import { accountNamed } from '~/domain/identity/account-named.server';
import { isCountry, PROGRAMME_COUNTRIES } from '~/domain/identity/countries';
import { parseIdentifier } from '~/domain/identity/identifier';
import type { Staff, StaffMember } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Db, Tx } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';
import { keepsSuppliersOf } from '../visits/visit-access.server';

export type SupplierAccount = { accountId: string; name: string; reachedBy: string | null; addedAt: Date };

/** The accounts that act for a supplier of the staff's countries, the first one first. */
export async function supplierAccounts(db: Db, staff: Staff, enterpriseId: string): Promise<SupplierAccount[]> {
  const { rows } = await sql<SupplierAccount>`
    select s.account_id, a.display_name as name, coalesce(a.email, a.phone) as reached_by, s.added_at
    from supplier_account s
    join account a on a.id = s.account_id
    join enterprise e on e.id = s.enterprise_id
    where e.id = ${enterpriseId}::uuid and e.kind = 'supplier' and ${keepsSuppliersOf(staff, 'e.country')}
    order by s.added_at, s.account_id
  `.execute(db);
  return rows;
}

export type AddSupplierAccountError =
  | { code: 'supplier-not-found' }
  /** Nobody has joined with that address or number. */
  | { code: 'account-not-found' }
  /** Who vets suppliers sells for none. */
  | { code: 'account-of-staff' };

/**
 * Lets the account that is known by an e-mail address or phone number act for a supplier, from its next request on. Doing
 * it twice changes nothing. Fails with `supplier-not-found`, `account-not-found` or `account-of-staff`.
 */
export async function addSupplierAccount(
  tx: Tx,
  actor: StaffMember,
  enterpriseId: string,
  typed: string,
  clock: Clock,
): Promise<Result<null, AddSupplierAccountError>> {
  const supplier = await keptSupplier(tx, actor, enterpriseId);
  if (!supplier) return fail({ code: 'supplier-not-found' });
  const { country } = supplier;
  const identifier = parseIdentifier(
    typed,
    isCountry(country) ? [country, ...PROGRAMME_COUNTRIES] : PROGRAMME_COUNTRIES,
  );
  const account = identifier && (await accountNamed(tx, identifier));
  if (!account || account.disabled) return fail({ code: 'account-not-found' });
  const duty = await tx
    .selectFrom('staffAssignment')
    .select('id')
    .where('accountId', '=', account.id)
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
  if (duty) return fail({ code: 'account-of-staff' });
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('supplierAccount')
    .values({ enterpriseId, accountId: account.id, addedBy: actor.accountId, addedAt: clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows)
    await note(tx, actor, enterpriseId, { newValue: JSON.stringify({ accountId: account.id }) });
  return ok(null);
}

/** Takes the right to act for a supplier from an account, from its next request on. Fails with `supplier-not-found`. */
export async function removeSupplierAccount(
  tx: Tx,
  actor: StaffMember,
  enterpriseId: string,
  accountId: string,
): Promise<Result<null, { code: 'supplier-not-found' }>> {
  if (!(await keptSupplier(tx, actor, enterpriseId))) return fail({ code: 'supplier-not-found' });
  const { numDeletedRows } = await tx
    .deleteFrom('supplierAccount')
    .where('enterpriseId', '=', enterpriseId)
    .where('accountId', '=', accountId)
    .executeTakeFirst();
  if (numDeletedRows > 0n) await note(tx, actor, enterpriseId, { oldValue: JSON.stringify({ accountId }) });
  return ok(null);
}

async function keptSupplier(tx: Tx, { staff }: StaffMember, enterpriseId: string) {
  const { rows } = await sql<{ country: string }>`
    select e.country from enterprise e
    where e.id = ${enterpriseId}::uuid and e.kind = 'supplier' and ${keepsSuppliersOf(staff, 'e.country')}
  `.execute(tx);
  return rows[0];
}

async function note(
  tx: Tx,
  { accountId }: StaffMember,
  enterpriseId: string,
  values: { newValue: string } | { oldValue: string },
): Promise<void> {
  await tx
    .insertInto('auditLog')
    .values({ accountId, tableName: 'supplier_account', recordId: enterpriseId, ...values, reason: 'supplier account' })
    .execute();
}
