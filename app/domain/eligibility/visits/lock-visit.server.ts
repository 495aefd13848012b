import { sql } from 'kysely';
import type { StaffAct } from '~/domain/identity/staff-acts';
import type { StaffMember } from '~/platform/actor';
import type { Tx } from '~/platform/db.server';
import type { Answers, ChecklistKind } from './checklist';
import { mayVisit } from './visit-access.server';
import type { VisitState } from './visit.states';

/** A visit's sheet as commands need it, with the enterprise's time zone. */
export type LockedVisit = {
  id: string;
  enterpriseId: string;
  checklist: ChecklistKind;
  checklistVersion: number;
  answers: Answers;
  visitedOn: string;
  place: string;
  remark: string;
  outcome: 'pass' | 'fail' | null;
  state: VisitState;
  visitorId: string;
  visitor: string;
  correctsId: string | null;
  correctionReason: string | null;
  version: number;
  timezone: string;
};

/** The time zone of an enterprise `e` with its branch `b`, left joined: of a supplier, of the first branch in its country. */
export const TIME_ZONE = sql<string>`coalesce(b.timezone,
  (select z.timezone from branch z where z.country = e.country order by z.code limit 1), 'UTC')`;

/** Locks a visit that the member of staff may do `act` to. Undefined for any other. */
export async function lockVisit(
  tx: Tx,
  actor: StaffMember,
  id: string,
  act: StaffAct,
): Promise<LockedVisit | undefined> {
  const { rows } = await sql<LockedVisit>`
    select v.id, v.enterprise_id, v.checklist, v.checklist_version, v.answers, v.visited_on, v.place, v.remark,
      v.outcome, v.state, v.visitor_id, v.visitor, v.corrects_id, v.correction_reason, v.version,
      ${TIME_ZONE} as timezone
    from visit_sheet v
    join enterprise e on e.id = v.enterprise_id
    left join self_help_group g on g.id = e.group_id
    left join branch b on b.id = g.branch_id
    where v.id = ${id}::uuid and ${mayVisit(actor.staff, act)}
    for update of v
  `.execute(tx);
  return rows[0];
}

/** Notes a change of state in the visit's history. */
export async function noteVisitState(
  tx: Tx,
  change: {
    sheetId: string;
    fromState: VisitState | null;
    toState: VisitState;
    accountId: string;
    reason?: string;
    at: Date;
  },
): Promise<void> {
  await tx.insertInto('visitSheetEvent').values(change).execute();
}
