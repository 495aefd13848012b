import { sql } from 'kysely';
import type { Staff, StaffMember } from '~/platform/actor';
import type { Db } from '~/platform/db.server';
import type { VisitFigures } from './checklist';
import { mayVisit } from './visit-access.server';
import { visitFigures } from './visit-figures.queries.server';
import type { VisitEvent, VisitView } from './visit-view';
import type { VisitState } from './visit.states';

type Row = Omit<VisitView, 'enterprise' | 'figures' | 'events'> & {
  enterpriseId: string;
  enterpriseName: string;
  enterpriseCode: string;
  enterprisePlace: string;
  figures: VisitFigures | null;
};

/** A visit with its photos and history, for staff who may visit there. Undefined for any other. */
export async function visitView(db: Db, reader: StaffMember, id: string): Promise<VisitView | undefined> {
  const { rows } = await sql<Row>`
    select v.id, e.id as enterprise_id, e.name as enterprise_name, e.code as enterprise_code,
      coalesce(g.name || ', ' || b.name, e.district) as enterprise_place,
      v.checklist, v.checklist_version, v.answers, v.figures, v.visited_on, v.place, v.remark, v.outcome, v.state,
      v.visitor, v.visitor_id = ${reader.accountId}::uuid as is_mine,
      (${mayVisit(reader.staff, 'approve')}) and v.visitor_id <> ${reader.accountId}::uuid as may_approve,
      v.corrects_id, v.correction_reason,
      (select c.id from visit_sheet c where c.corrects_id = v.id and c.state = 'approved') as corrected_by_id,
      v.approver, v.approved_on, v.returned_reason, v.version,
      (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'width', p.width, 'height', p.height)
        order by p.position), '[]') from visit_photo p where p.sheet_id = v.id) as photos
    from visit_sheet v
    join enterprise e on e.id = v.enterprise_id
    left join self_help_group g on g.id = e.group_id
    left join branch b on b.id = g.branch_id
    where v.id = ${id}::uuid and ${mayVisit(reader.staff, 'vet')}
  `.execute(db);
  const [row] = rows;
  if (!row) return undefined;
  const { enterpriseId, enterpriseName, enterpriseCode, enterprisePlace, ...visit } = row;
  const figures = visit.figures ?? (await visitFigures(db, enterpriseId, visit.visitedOn));
  if (!figures) return undefined;
  const enterprise = { id: enterpriseId, name: enterpriseName, code: enterpriseCode, place: enterprisePlace };
  return { ...visit, enterprise, figures, events: await eventsOf(db, id) };
}

async function eventsOf(db: Db, sheetId: string): Promise<VisitEvent[]> {
  const { rows } = await sql<VisitEvent>`
    select h.to_state, a.display_name as by, h.reason, h.at
    from visit_sheet_event h join account a on a.id = h.account_id
    where h.sheet_id = ${sheetId}::uuid order by h.id
  `.execute(db);
  return rows;
}

export type EnterpriseVisit = {
  /** Null for a visit that was imported. */
  sheetId: string | null;
  visitedOn: string;
  visitor: string;
  outcome: 'pass' | 'fail' | null;
  state: VisitState;
  approver: string | null;
};

const VISITS_SHOWN = 20;

/** The latest visits to an enterprise: those kept here and those imported. Empty for one of others. */
export async function enterpriseVisits(db: Db, staff: Staff, enterpriseId: string): Promise<EnterpriseVisit[]> {
  const { rows } = await sql<EnterpriseVisit>`
    with allowed as (
      select e.id from enterprise e left join self_help_group g on g.id = e.group_id
      where e.id = ${enterpriseId}::uuid and ${mayVisit(staff, 'vet')}
    )
    select v.id as sheet_id, v.visited_on, v.visitor, v.outcome, v.state, v.approver
    from allowed join visit_sheet v on v.enterprise_id = allowed.id
    where v.state <> 'dropped'
    union all
    select null, r.visited_on, r.visitor, r.outcome, case when r.approver is null then 'submitted' else 'approved' end,
      r.approver
    from allowed join vetting_visit r on r.enterprise_id = allowed.id
    where not exists (select from visit_sheet v where v.enterprise_id = r.enterprise_id and v.state = 'approved'
      and v.visited_on = r.visited_on)
    order by visited_on desc, sheet_id desc
    limit ${VISITS_SHOWN}
  `.execute(db);
  return rows;
}

export type VisitedEnterprise = { id: string; name: string; kind: 'individual' | 'group' | 'supplier'; place: string };

/** An enterprise that the staff may visit; undefined for any other. */
export async function enterpriseToVisit(
  db: Db,
  staff: Staff,
  enterpriseId: string,
): Promise<VisitedEnterprise | undefined> {
  const { rows } = await sql<VisitedEnterprise>`
    select e.id, e.name, e.kind, coalesce(g.name || ', ' || b.name, e.district) as place
    from enterprise e
    left join self_help_group g on g.id = e.group_id
    left join branch b on b.id = g.branch_id
    where e.id = ${enterpriseId}::uuid and ${mayVisit(staff, 'vet')}
  `.execute(db);
  return rows[0];
}
