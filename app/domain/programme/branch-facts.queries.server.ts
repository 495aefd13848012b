import { sql } from 'kysely';
import { staffMay } from '~/domain/identity/staff-scope.server';
import type { Staff } from '~/platform/actor';
import type { Db } from '~/platform/db.server';

export type BranchFacts = {
  id: string;
  code: string;
  name: string;
  country: string;
  currency: string;
  timeZone: string;
};

/**
 * A branch whose books, all of them, the staff may read; undefined for others. A trainer reads the books of her groups
 * and not of their branch.
 */
export async function branchWithBooks(db: Db, staff: Staff, branchId: string): Promise<BranchFacts | undefined> {
  const whole: Staff = { ...staff, duties: staff.duties.filter(({ role }) => role !== 'trainer') };
  const { rows } = await sql<BranchFacts>`
    select b.id, b.code, b.name, b.country, b.currency, b.timezone as time_zone from branch b
    where b.id = ${branchId} and ${staffMay(whole, 'read_books', { branch: 'b.id', group: 'b.id' })}
  `.execute(db);
  return rows[0];
}
