import { sql } from 'kysely';
import { hasActEverywhere } from '~/domain/identity/staff-acts';
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
  /** A branch, or a country with the currency in which its branches keep their books. */
  place: { branchId: string } | { country: string; currency: string };
  name: string;
  /** The version that the editor saw; 0 for a new product. */
  seenVersion: number;
  terms: LendingTerms & { largestMinor: number };
};

export type ProductError =
  | { code: 'branch-not-found' }
  | { code: 'changed-meanwhile'; version: number }
  | { code: 'product-closed' }
  | { code: 'name-missing' }
  | { code: 'range-upside-down'; field: 'largest' | 'mostInstalments' }
  | { code: 'amount-too-small-to-divide' };

/**
 * Publishes terms under which a branch, or a whole country, lends of the programme's fund: the first version of a product,
 * or its next. A published version never changes; loans keep the terms they were asked under. Fails with
 * `branch-not-found` where the actor does not manage the branch (for a country: all branches), `product-closed`,
 * `changed-meanwhile` where another version came in between, and where the smallest loan could not be spread over the
 * longest time.
 */
export async function publishProduct(
  tx: Tx,
  actor: StaffMember,
  input: NewProductVersion,
  clock: Clock,
): Promise<Result<{ version: number }, ProductError>> {
  const { productId, terms } = input;
  const place = await lendingPlace(tx, actor, input.place);
  if (!place) return fail({ code: 'branch-not-found' });
  const name = input.name.trim().slice(0, 200);
  if (name === '') return fail({ code: 'name-missing' });
  if (terms.largestMinor < terms.smallestMinor) return fail({ code: 'range-upside-down', field: 'largest' });
  if (terms.mostInstalments < terms.fewestInstalments) {
    return fail({ code: 'range-upside-down', field: 'mostInstalments' });
  }
  const hardest = { ...terms, principalMinor: terms.smallestMinor, instalments: terms.mostInstalments };
  if (!soundPlan(hardest, '2026-01-01')) return fail({ code: 'amount-too-small-to-divide' });

  const { country, branchId, currency } = place;
  await tx
    .insertInto('loanProduct')
    .values({ id: productId, country, branchId, name })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const product = await tx
    .selectFrom('loanProduct')
    .select(['closedAt'])
    .where('id', '=', productId)
    .where('country', '=', country)
    .where('branchId', 'is not distinct from', branchId)
    .forUpdate()
    .executeTakeFirst();
  if (!product) return fail({ code: 'branch-not-found' });
  if (product.closedAt) return fail({ code: 'product-closed' });
  const { standing } = await tx
    .selectFrom('loanProductVersion')
    .select((eb) => eb.fn.coalesce(eb.fn.max('version'), sql<number>`0`).as('standing'))
    .where('productId', '=', productId)
    .executeTakeFirstOrThrow();
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

/** Where the product is lent, if the actor manages it: her branch, or a country (then she manages all branches). */
async function lendingPlace(tx: Tx, { staff }: StaffMember, place: NewProductVersion['place']) {
  const branches = tx.selectFrom('branch as b').select(['b.id', 'b.country', 'b.currency']);
  if ('branchId' in place) {
    const branch = await branches
      .where('b.id', '=', place.branchId)
      .where(staffMayInBranch(staff, 'approve', 'b.id'))
      .executeTakeFirst();
    return branch && { ...branch, branchId: branch.id };
  }
  if (!hasActEverywhere(staff, 'approve')) return undefined;
  const one = await branches
    .where('b.country', '=', place.country)
    .where('b.currency', '=', place.currency)
    .executeTakeFirst();
  return one && { ...one, branchId: null };
}
