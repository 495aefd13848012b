import { sql } from 'kysely';
import { hasActEverywhere } from '~/domain/identity/staff-acts';
import { staffMayInBranch } from '~/domain/identity/staff-scope.server';
import type { StaffMember } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';

/**
 * Closes a product: nobody can ask for it any more. What was asked for and lent goes on under its terms. Closing what is
 * closed changes nothing. Fails with `product-not-found` where the actor does not manage its branch (for a country's: all
 * branches).
 */
export async function closeProduct(
  tx: Tx,
  { accountId, staff }: StaffMember,
  productId: string,
  clock: Clock,
): Promise<Result<null, { code: 'product-not-found' }>> {
  const ownBranch = staffMayInBranch(staff, 'approve', 'p.branch_id');
  const product = await tx
    .selectFrom('loanProduct as p')
    .select(['p.id', 'p.closedAt'])
    .where('p.id', '=', productId)
    .where(
      hasActEverywhere(staff, 'approve') ? sql<boolean>`true` : sql<boolean>`p.branch_id is not null and ${ownBranch}`,
    )
    .forUpdate()
    .executeTakeFirst();
  if (!product) return fail({ code: 'product-not-found' });
  if (product.closedAt) return ok(null);
  await tx.updateTable('loanProduct').set({ closedAt: clock.now() }).where('id', '=', productId).execute();
  await tx
    .insertInto('auditLog')
    .values({
      accountId,
      tableName: 'loan_product',
      recordId: productId,
      newValue: JSON.stringify({ closedAt: clock.now() }),
      reason: 'product closed',
    })
    .execute();
  return ok(null);
}
