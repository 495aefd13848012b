import { sql } from 'kysely';
import type { StaffMember } from '~/platform/actor';
import { today, type Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { fail, ok, type Result } from '~/platform/result';
import { checklistOf, type ChecklistKind } from './checklist';
import { noteVisitState, TIME_ZONE } from './lock-visit.server';
import { mayVisit } from './visit-access.server';

/**
 * Begins a visit to an enterprise with the newest checklist of its kind. Returns the id of the visit that is open now:
 * there is one at a time, so beginning twice begins one. Fails with `enterprise-not-found`.
 */
export async function startVisit(
  tx: Tx,
  actor: StaffMember,
  enterpriseId: string,
  clock: Clock,
): Promise<Result<string, { code: 'enterprise-not-found' }>> {
  const { rows } = await sql<{ kind: ChecklistKind; timezone: string }>`
    select e.kind, ${TIME_ZONE} as timezone
    from enterprise e
    left join self_help_group g on g.id = e.group_id
    left join branch b on b.id = g.branch_id
    where e.id = ${enterpriseId}::uuid and ${mayVisit(actor.staff, 'vet')}
    for no key update of e
  `.execute(tx);
  const [enterprise] = rows;
  if (!enterprise) return fail({ code: 'enterprise-not-found' });
  const open = await tx
    .selectFrom('visitSheet')
    .select('id')
    .where('enterpriseId', '=', enterpriseId)
    .where('state', 'in', ['draft', 'submitted', 'returned'])
    .executeTakeFirst();
  if (open) return ok(open.id);
  const at = clock.now();
  const { kind, version } = checklistOf(enterprise.kind);
  const sheet = {
    id: newId(),
    enterpriseId,
    checklist: kind,
    checklistVersion: version,
    visitedOn: today(clock, enterprise.timezone),
    visitorId: actor.accountId,
    visitor: actor.displayName,
    createdAt: at,
    updatedAt: at,
  };
  await tx.insertInto('visitSheet').values(sheet).execute();
  await noteVisitState(tx, {
    sheetId: sheet.id,
    fromState: null,
    toState: 'draft',
    accountId: actor.accountId,
    at,
  });
  return ok(sheet.id);
}
