import { sql } from 'kysely';
import { staffMayInBranch } from '~/domain/identity/staff-scope.server';
import type { StaffMember } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { fail, ok, type Result } from '~/platform/result';
import { soundPlan } from './loan-plan';
import type { LendingTerms } from './loan-terms';

export type NewProductVersion = {
  /** Made with the form: the product's id when it is new. */
  productId: string;
  branchId: string;
  name: string;
  /** The version that the editor saw; 0 for a new product. */
  seenVersion: number;
  terms: LendingTerms & { largestMinor: number };
};

export type ProductError =
  | { code: 'branch-not-found' }
  | { code: 'changed-meanwhile'; version: number }
  | { code: 'name-missing' }
  | { code: 'range-upside-down'; field: 'largest' | 'mostInstalments' }
  | { code: 'amount-too-small-to-divide' };

/**
 * Publishes terms under which a branch lends of the programme's fund: the first version of a product, or its next. A
 * published version never changes; loans keep the terms they were asked under. Fails with `branch-not-found` where the
 * actor does not manage the branch, `changed-meanwhile` where another version came in between, and where the smallest
 * loan could not be spread over the longest time.
 */
export async function publishProduct(
  tx: Tx,
  actor: StaffMember,
  input: NewProductVersion,
  clock: Clock,
): Promise<Result<{ version: number }, ProductError>> {
  const { productId, branchId, terms } = input;
  const branch = await tx
    .selectFrom('branch as b')
    .select(['b.id', 'b.country', 'b.currency'])
    .where('b.id', '=', branchId)
    .where(staffMayInBranch(actor.staff, 'approve', 'b.id'))
    .forUpdate()
    .executeTakeFirst();
  if (!branch) return fail({ code: 'branch-not-found' });
  const name = input.name.trim().slice(0, 200);
  if (name === '') return fail({ code: 'name-missing' });
  if (terms.largestMinor < terms.smallestMinor) return fail({ code: 'range-upside-down', field: 'largest' });
  if (terms.mostInstalments < terms.fewestInstalments) {
    return fail({ code: 'range-upside-down', field: 'mostInstalments' });
  }
  const hardest = { ...terms, principalMinor: terms.smallestMinor, instalments: terms.mostInstalments };
  if (!soundPlan(hardest, '2026-01-01')) return fail({ code: 'amount-too-small-to-divide' });

  const { country, currency } = branch;
  await tx
    .insertInto('loanProduct')
    .values({ id: productId, country, branchId, name })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { rows } = await sql<{ version: number }>`
    select coalesce(max(v.version), 0) as version from loan_product p left join loan_product_version v on v.product_id = p.id
    where p.id = ${productId} and p.branch_id = ${branchId}
  `.execute(tx);
  const standing = rows[0]?.version ?? 0;
  if (standing !== input.seenVersion) return fail({ code: 'changed-meanwhile', version: standing });
  const version = standing + 1;
  await tx
    .insertInto('loanProductVersion')
    .values({
      ...{ ...terms, currency },
      ...{ id: newId(), productId, version, publishedBy: actor.accountId, publishedAt: clock.now() },
    })
    .execute();
  return ok({ version });
}
