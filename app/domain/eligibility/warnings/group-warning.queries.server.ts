import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { staffMay } from '~/domain/identity/staff-scope.server';
import type { Staff } from '~/platform/actor';
import type { Db } from '~/platform/db.server';
import type { GroupWarning } from './group-warning';

async function warningWhere(db: Db, staff: Staff, condition: RawBuilder<SqlBool>): Promise<GroupWarning | undefined> {
  const { rows } = await sql<GroupWarning>`
    select t.id, t.group_id, g.name as group_name, b.name as branch, b.currency, t.raised_on, t.reasons, t.figures,
      t.state, t.visited_on, a.display_name as done_by, t.note
    from group_visit_task t
    join self_help_group g on g.id = t.group_id
    join branch b on b.id = g.branch_id
    left join account a on a.id = t.done_by
    where ${condition} and ${staffMay(staff, 'vet', { branch: 'g.branch_id', group: 'g.id' })}
    order by t.raised_on desc
    limit 1
  `.execute(db);
  return rows[0];
}

/** A visit that falling figures called for, by its id; undefined outside the staff's groups. */
export async function groupWarning(db: Db, staff: Staff, id: string): Promise<GroupWarning | undefined> {
  return warningWhere(db, staff, sql<SqlBool>`t.id = ${id}::uuid`);
}

/** What a group's page shows to those who visit it: the visit that waits, if one does. */
export async function openWarningOfGroup(db: Db, staff: Staff, groupId: string): Promise<GroupWarning | undefined> {
  return warningWhere(db, staff, sql<SqlBool>`t.group_id = ${groupId}::uuid and t.state = 'open'`);
}
