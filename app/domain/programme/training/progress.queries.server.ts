import { sql, type RawBuilder } from 'kysely';
import { isMember, mayKeepGroup, mayReadGroup } from '~/domain/programme/group-access.server';
import { hasAct } from '~/domain/identity/staff-acts';
import type { Actor } from '~/platform/actor';
import { today, type Clock } from '~/platform/clock';
import type { Db } from '~/platform/db.server';

export type ModuleOfMember = {
  moduleId: string;
  code: string;
  step: 1 | 2;
  topic: string;
  title: string;
  minutes: number;
  mandatory: boolean;
  attendedMinutes: number;
  passedOn: string | null;
  /** The latest assessment, passed or not. */
  assessedOn: string | null;
};

/**
 * Each person of `people` (rows of member_id) with the modules in force on a day in her country: that of the group she
 * joined last of those open. Rows for further columns: `l` (member_id, country, group_id, branch_id), `m` (the module).
 */
export function modulesOf(people: RawBuilder<unknown>, day: string): RawBuilder<unknown> {
  return sql`(
    select distinct on (p.member_id) p.member_id, b.country, g.id as group_id, b.id as branch_id
    from (${people}) asked join membership p using (member_id)
    join self_help_group g on g.id = p.group_id join branch b on b.id = g.branch_id
    where p.joined_on <= ${day}::date
    order by p.member_id, p.left_on is not null and p.left_on <= ${day}::date, p.joined_on desc, g.id
  ) l join module_in_force m on m.country = l.country and m.from_on <= ${day}::date and m.until_on > ${day}::date
  cross join lateral (
    select coalesce(sum(a.minutes), 0)::int as minutes from training_attendance a
    where a.member_id = l.member_id and a.module_id = m.module_id and a.session_on <= ${day}::date
      and a.reversed_in is null
  ) taught
  cross join lateral (
    select min(a.assessed_on) filter (where a.passed) as passed_on, max(a.assessed_on) as assessed_on from assessment a
    where a.member_id = l.member_id and a.module_id = m.module_id and a.assessed_on <= ${day}::date
      and a.reversed_in is null
  ) tried`;
}

/** How far a member is with each module of her country, in the order of step and code. */
export async function modulesOfMember(db: Db, memberId: string, clock: Clock): Promise<ModuleOfMember[]> {
  const { rows } = await sql<ModuleOfMember>`
    select m.module_id, m.code, m.step, m.topic, m.title, m.minutes, m.mandatory, taught.minutes as attended_minutes,
      tried.passed_on, tried.assessed_on
    from ${modulesOf(sql`select ${memberId}::uuid as member_id`, today(clock))}
    order by m.step, m.code
  `.execute(db);
  return rows;
}

export type GroupTraining = {
  group: { id: string; name: string; code: string; branch: string; country: string };
  modules: { code: string; step: 1 | 2; topic: string; title: string; minutes: number; mandatory: boolean }[];
  members: {
    memberId: string;
    code: string;
    name: string;
    /** By the module's code. */
    progress: Record<string, { attendedMinutes: number; passedOn: string | null }>;
    certificateId: string | null;
  }[];
  /** Whether all members are shown, or only the one who looks. */
  whole: boolean;
  keepsTraining: boolean;
};

/**
 * The training of a group's members: all of them for staff and officers, her own line for another member; undefined for
 * everybody else.
 */
export async function groupTraining(
  db: Db,
  actor: Actor,
  groupId: string,
  clock: Clock,
): Promise<GroupTraining | undefined> {
  const columns = { branch: 'g.branch_id', group: 'g.id' };
  const seen = await sql<GroupTraining['group'] & { whole: boolean; asStaff: boolean }>`
    select g.id, g.name, g.code, b.name as branch, b.country, (${mayKeepGroup(actor, columns)}
        or not ${isMember(actor, columns)}) as whole,
      not ${isMember(actor, columns)} as as_staff
    from self_help_group g join branch b on b.id = g.branch_id
    where g.id = ${groupId} and ${mayReadGroup(actor, columns)}
  `.execute(db);
  const [found] = seen.rows;
  if (!found) return undefined;
  const { whole, asStaff, ...group } = found;
  const day = today(clock);
  const people = sql`
    select distinct p.member_id from membership p where p.group_id = ${groupId} and p.joined_on <= ${day}::date
      and (p.left_on is null or p.left_on > ${day}::date) and (${whole} or p.member_id = ${actor.memberId}::uuid)`;
  const [modules, members] = await Promise.all([
    sql<GroupTraining['modules'][number]>`
      select code, step, topic, title, minutes, mandatory from module_in_force
      where country = ${group.country} and from_on <= ${day}::date and until_on > ${day}::date order by step, code
    `.execute(db),
    sql<GroupTraining['members'][number]>`
      select e.id as member_id, e.code, e.display_name as name, coalesce(p.progress, '{}') as progress,
        (select c.id from certificate c where c.member_id = e.id and c.withdrawn_on is null
          order by c.issued_on desc limit 1) as certificate_id
      from (${people}) asked join member e on e.id = asked.member_id
      left join (
        select l.member_id, jsonb_object_agg(m.code,
          jsonb_build_object('attendedMinutes', taught.minutes, 'passedOn', tried.passed_on)) as progress
        from ${modulesOf(people, day)} group by l.member_id
      ) p on p.member_id = e.id
      order by e.code
      limit 200
    `.execute(db),
  ]);
  const keepsTraining = asStaff && actor.staff !== null && hasAct(actor.staff, 'keep_training');
  return { group, modules: modules.rows, members: members.rows, whole, keepsTraining };
}
