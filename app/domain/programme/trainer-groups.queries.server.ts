import { sql } from 'kysely';
import { staffMay, staffMayInBranch } from '~/domain/identity/staff-scope.server';
import type { Staff } from '~/platform/actor';
import type { Db } from '~/platform/db.server';

export type TrainerOfBranch = {
  accountId: string;
  name: string;
  groups: { id: string; code: string; name: string }[];
};

/** The trainers who work in the branches that the person manages, each with the groups there that are assigned to her. */
export async function trainersOf(db: Db, staff: Staff): Promise<TrainerOfBranch[]> {
  const { rows } = await sql<TrainerOfBranch>`
    select a.id as account_id, a.display_name as name, coalesce((
      select jsonb_agg(jsonb_build_object('id', g.id, 'code', g.code, 'name', g.name) order by g.code)
      from trainer_group tg join self_help_group g on g.id = tg.group_id
      where tg.account_id = a.id and tg.until is null
        and ${staffMay(staff, 'approve', { branch: 'g.branch_id', group: 'g.id' })}), '[]') as groups
    from account a
    where exists (select from staff_assignment s where s.account_id = a.id and s.role = 'trainer' and s.revoked_at is null
      and (${staffMayInBranch(staff, 'approve', 's.branch_id')}))
    order by a.display_name, a.id limit 200
  `.execute(db);
  return rows;
}
