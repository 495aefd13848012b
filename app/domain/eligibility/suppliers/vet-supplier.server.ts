import { sql } from 'kysely';
import type { StaffMember } from '~/platform/actor';
import type { Tx } from '~/platform/db.server';
import { emit } from '~/platform/outbox.server';
import type { ApprovedVisit } from '../visits/register-visit.server';
import { SUPPLIER_CHANGED } from './supplier.events';

/** How long a supplier's vetting holds, in months, as that of an enterprise does (E2). */
export const VETTING_MONTHS = 12;

type SupplierVisit = Pick<ApprovedVisit, 'enterpriseId' | 'visitedOn' | 'visitor' | 'outcome' | 'approver'>;

/**
 * Makes a supplier vetted by an approved visit that passed, and no longer vetted by one that failed. A visit older than
 * the latest approved one changes nothing; a blocked supplier stays unvetted. The old value is kept in the audit log.
 */
export async function vetSupplier(tx: Tx, actor: StaffMember, visit: SupplierVisit): Promise<void> {
  const passed = visit.outcome === 'pass';
  const { rows } = await sql<{ isLatest: boolean }>`
    select not exists (select from visit_sheet later where later.enterprise_id = ${visit.enterpriseId}::uuid
      and later.state = 'approved' and later.visited_on > ${visit.visitedOn}::date) as is_latest
  `.execute(tx);
  if (!rows[0]?.isLatest) return;
  await changeVetting(tx, actor.accountId, visit.enterpriseId, {
    vettedOn: passed ? visit.visitedOn : null,
    vettedBy: passed ? `${visit.visitor}, ${visit.approver}` : null,
    reason: passed ? 'vetted' : 'visit failed',
  });
}

/** Sets since when and by whom a supplier is vetted, keeps the old value, and tells `supplier.changed`. */
export async function changeVetting(
  tx: Tx,
  accountId: string | null,
  enterpriseId: string,
  { vettedOn, vettedBy, reason }: { vettedOn: string | null; vettedBy: string | null; reason: string },
): Promise<void> {
  await sql`
    with old as (
      select id, vetted_on, vetted_by from enterprise where id = ${enterpriseId}::uuid and kind = 'supplier' for update
    ), new as (
      update enterprise e set vetted_on = ${vettedOn}::date, vetted_by = ${vettedBy} from old where e.id = old.id
      returning e.id, e.vetted_on, e.vetted_by
    )
    insert into audit_log (account_id, table_name, record_id, old_value, new_value, reason)
    select ${accountId}::uuid, 'enterprise', old.id::text, to_jsonb(old) - 'id', to_jsonb(new) - 'id', ${reason}
    from old join new on new.id = old.id
  `.execute(tx);
  await emit(tx, SUPPLIER_CHANGED, { enterpriseId });
}
