import { sql } from 'kysely';
import { dutiesFor, hasActEverywhere } from '~/domain/identity/staff-acts';
import type { StaffMember } from '~/platform/actor';
import type { Db } from '~/platform/db.server';
import { keepsTrainingOf } from './session-scope.server';

export type TrainerChoice = { accountId: string; name: string };

/** Who can lead a session that the person plans: herself, and for a manager the trainers and managers of her branches. */
export async function trainersFor(db: Db, actor: StaffMember): Promise<TrainerChoice[]> {
  const managed = dutiesFor(actor.staff, 'keep_training').flatMap(({ role, branchId }) =>
    role !== 'trainer' && branchId ? [branchId] : [],
  );
  const { rows } = await sql<TrainerChoice>`
    select a.id as account_id, a.display_name as name from account a
    where a.id = ${actor.accountId} or exists (
      select from staff_assignment sa where sa.account_id = a.id and sa.revoked_at is null
        and sa.role in ('trainer', 'branch_manager')
        and (${hasActEverywhere(actor.staff, 'keep_training')} or sa.branch_id = any(${managed}::uuid[])))
    order by a.id <> ${actor.accountId}, a.display_name, a.id
    limit 200
  `.execute(db);
  return rows;
}

export type GroupChoice = { id: string; code: string; name: string; branchId: string; branch: string; country: string };

/** How many groups a form offers at once; the others are found by name or code. */
export const GROUPS_OFFERED = 40;

/** Open groups whose training the person keeps, by code; `text` is part of a name or the beginning of a code. */
export async function groupChoices(
  db: Db,
  actor: StaffMember,
  { text, groupId }: { text: string; groupId: string | null },
): Promise<GroupChoice[]> {
  const like = text.trim().replace(/[\\%_]/g, '\\$&');
  const { rows } = await sql<GroupChoice>`
    select g.id, g.code, g.name, b.id as branch_id, b.name as branch, b.country
    from self_help_group g join branch b on b.id = g.branch_id
    where g.closed_on is null and ${keepsTrainingOf(actor.staff, 'g.id')}
      and (${like} = '' or g.name ilike ${`%${like}%`} or g.code ilike ${`${like}%`} or g.id = ${groupId}::uuid)
    order by g.id is distinct from ${groupId}::uuid, g.code
    limit ${GROUPS_OFFERED}
  `.execute(db);
  return rows;
}

export type ModuleChoice = {
  id: string;
  code: string;
  country: string;
  step: 1 | 2;
  topic: string;
  title: string;
  minutes: number;
  mandatory: boolean;
};

/** The modules in force on a day in the countries where the person keeps training. */
export async function moduleChoices(db: Db, actor: StaffMember, day: string): Promise<ModuleChoice[]> {
  const everywhere = hasActEverywhere(actor.staff, 'keep_training');
  const { rows } = await sql<ModuleChoice>`
    select m.module_id as id, m.code, m.country, m.step, m.topic, m.title, m.minutes, m.mandatory
    from module_in_force m
    where m.from_on <= ${day}::date and m.until_on > ${day}::date
      and (${everywhere} or m.country in (
        select b.country from self_help_group g join branch b on b.id = g.branch_id
        where ${keepsTrainingOf(actor.staff, 'g.id')}))
    order by m.country, m.step, m.code
    limit 600
  `.execute(db);
  return rows;
}
