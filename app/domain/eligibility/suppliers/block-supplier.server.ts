import { sql } from 'kysely';
import type { StaffMember } from '~/platform/actor';
import { today, type Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { fail, ok, type Result } from '~/platform/result';
import { keepsSuppliersOf } from '../visits/visit-access.server';
import { changeVetting, VETTING_MONTHS } from './vet-supplier.server';

const LEAST_REASON = 10;

export type BlockSupplierError =
  | { code: 'supplier-not-found' }
  | { code: 'reason-too-short'; least: number }
  /** Blocked already, or not blocked any more. */
  | { code: 'state-changed' };

/**
 * Blocks a supplier at once, or lifts its block: one person may, for what is unsafe must not wait, and a lifted block
 * gives back only what an approved visit of two people stands for. Blocked, it is not vetted and its offers leave the
 * market. Fails with `supplier-not-found`, `reason-too-short` or `state-changed`.
 */
export async function blockSupplier(
  tx: Tx,
  actor: StaffMember,
  enterpriseId: string,
  { block, reason }: { block: boolean; reason: string },
  clock: Clock,
): Promise<Result<null, BlockSupplierError>> {
  const { rows } = await sql<{ blockId: string | null }>`
    select (select b.id from supplier_block b where b.enterprise_id = e.id and b.lifted_at is null) as block_id
    from enterprise e
    where e.id = ${enterpriseId}::uuid and e.kind = 'supplier' and ${keepsSuppliersOf(actor.staff, 'e.country')}
    for update of e
  `.execute(tx);
  const [supplier] = rows;
  if (!supplier) return fail({ code: 'supplier-not-found' });
  if (reason.length < LEAST_REASON) return fail({ code: 'reason-too-short', least: LEAST_REASON });
  if (block === (supplier.blockId !== null)) return fail({ code: 'state-changed' });
  const at = clock.now();
  if (block) {
    const blocked = { id: newId(), enterpriseId, reason, blockedBy: actor.accountId, blockedAt: at };
    await tx.insertInto('supplierBlock').values(blocked).execute();
    await changeVetting(tx, actor.accountId, enterpriseId, { vettedOn: null, vettedBy: null, reason });
    return ok(null);
  }
  await tx
    .updateTable('supplierBlock')
    .set({ liftedBy: actor.accountId, liftedAt: at, liftedReason: reason })
    .where('id', '=', supplier.blockId ?? '')
    .execute();
  await changeVetting(tx, actor.accountId, enterpriseId, {
    ...(await standsFor(tx, enterpriseId, today(clock))),
    reason,
  });
  return ok(null);
}

/** What the latest approved visit stands for, if it passed and has not lapsed. */
async function standsFor(tx: Tx, enterpriseId: string, day: string) {
  const { rows } = await sql<{ vettedOn: string; vettedBy: string }>`
    select latest.visited_on as vetted_on, latest.visitor || ', ' || latest.approver as vetted_by
    from (
      select visited_on, visitor, approver, outcome from visit_sheet
      where enterprise_id = ${enterpriseId}::uuid and state = 'approved'
      order by visited_on desc, approved_on desc, id desc limit 1
    ) as latest
    where latest.outcome = 'pass' and latest.visited_on > ${day}::date - make_interval(months => ${VETTING_MONTHS})
  `.execute(tx);
  return rows[0] ?? { vettedOn: null, vettedBy: null };
}
