import { sql } from 'kysely';
import { startRecording } from '~/domain/identity/start-recording.server';
import type { StaffMember } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { newId } from '~/platform/id';
import type { LockedVisit } from './lock-visit.server';

export type ApprovedVisit = LockedVisit & { approver: string; approvedOn: string };

/**
 * Writes an approved visit to the register, from which E2 is judged; a correction takes the place of the row of its day,
 * whose old value is kept in the audit log. Returns false where another visit of that day stands there.
 */
export async function registerVisit(tx: Tx, actor: StaffMember, visit: ApprovedVisit, clock: Clock): Promise<boolean> {
  const { enterpriseId, visitedOn, visitor, outcome, approver, approvedOn, correctsId } = visit;
  const reason = visit.correctionReason ?? undefined;
  const importId = await startRecording(
    tx,
    actor,
    { what: correctsId ? 'visit-correction' : 'vetting-visit', enterpriseId, ...(reason && { reason }) },
    clock,
  );
  if (correctsId === null) {
    const added = await tx
      .insertInto('vettingVisit')
      .values({ id: newId(), enterpriseId, visitedOn, visitor, outcome: outcome ?? 'fail', approver, approvedOn })
      .onConflict((row) => row.columns(['enterpriseId', 'visitedOn']).doNothing())
      .executeTakeFirst();
    return Number(added.numInsertedOrUpdatedRows) === 1;
  }
  await sql`
    with old as (
      select * from vetting_visit where enterprise_id = ${enterpriseId}::uuid and visited_on = ${visitedOn}::date
    ), new as (
      update vetting_visit v set visitor = ${visitor}, outcome = ${outcome}, approver = ${approver},
        approved_on = ${approvedOn}::date
      from old where v.id = old.id
      returning v.*
    )
    insert into audit_log (account_id, import_id, table_name, record_id, old_value, new_value, reason)
    select ${actor.accountId}::uuid, ${importId}, 'vetting_visit', old.id::text, to_jsonb(old), to_jsonb(new),
      ${visit.correctionReason}
    from old join new on new.id = old.id
  `.execute(tx);
  return true;
}
