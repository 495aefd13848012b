import { sql } from 'kysely';
import type { StaffMember } from '~/platform/actor';
import type { Tx } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { fail, ok, type Result } from '~/platform/result';
import { keepsSuppliersOf } from '../visits/visit-access.server';
import type { SupplierInput } from './supplier.schema';

export type AddSupplierError =
  /** No branch of hers is in that country. */
  | { code: 'not-your-country' }
  /** The country has one of that name in that district already. */
  | { code: 'known-already'; enterpriseId: string };

/**
 * Adds a supplier from outside the programme, not vetted yet. Its code is the next of its country ("SUP-IN-0007").
 * Returns its id. Fails with `not-your-country` or `known-already`.
 */
export async function addSupplier(
  tx: Tx,
  actor: StaffMember,
  input: SupplierInput,
): Promise<Result<string, AddSupplierError>> {
  const { rows } = await sql<{ may: boolean }>`
    select ${keepsSuppliersOf(actor.staff, 'c.country')} as may
    from (select country from branch where country = ${input.country} limit 1) as c
  `.execute(tx);
  if (!rows[0]?.may) return fail({ code: 'not-your-country' });
  await sql`select pg_advisory_xact_lock(4040406, hashtext(${input.country}))`.execute(tx);
  const known = await tx
    .selectFrom('enterprise')
    .select('id')
    .where('kind', '=', 'supplier')
    .where('country', '=', input.country)
    .where(sql<boolean>`lower(name) = lower(${input.name}) and lower(district) = lower(${input.district})`)
    .executeTakeFirst();
  if (known) return fail({ code: 'known-already', enterpriseId: known.id });
  const id = newId();
  const { name, country, district, contactPhone, sector } = input;
  await tx
    .insertInto('enterprise')
    .values({ id, code: await nextCode(tx, country), name, kind: 'supplier', country, district, sector, contactPhone })
    .execute();
  await tx
    .insertInto('auditLog')
    .values({
      accountId: actor.accountId,
      tableName: 'enterprise',
      recordId: id,
      newValue: JSON.stringify({ name, country, district }),
      reason: 'supplier added',
    })
    .execute();
  return ok(id);
}

async function nextCode(tx: Tx, country: string): Promise<string> {
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(substring(code from '^SUP-..-([0-9]{1,6})$')::int), 0) + 1 as next
    from enterprise where code like ${`SUP-${country}-%`}
  `.execute(tx);
  return `SUP-${country}-${String(rows[0]?.next ?? 1).padStart(4, '0')}`;
}
