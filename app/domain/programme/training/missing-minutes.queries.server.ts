import { sql } from 'kysely';
import type { StaffMember } from '~/platform/actor';
import { today, type Clock } from '~/platform/clock';
import type { Db } from '~/platform/db.server';
import { MODULE_MINUTES_PERCENT } from './needed-minutes';
import { keepsSession, keepsTrainingOf } from './session-scope.server';

export type MissingMinutes = {
  memberId: string;
  code: string;
  name: string;
  groupName: string;
  attendedMinutes: number;
  neededMinutes: number;
};

/** Members who came to a module and have too few of its minutes, of the groups whose training the person keeps. */
export async function missingMinutes(
  db: Db,
  actor: StaffMember,
  moduleId: string,
  clock: Clock,
): Promise<MissingMinutes[]> {
  const day = today(clock);
  const { rows } = await sql<MissingMinutes>`
    select m.id as member_id, m.code, m.display_name as name, g.name as group_name, t.minutes as attended_minutes,
      (c.minutes * ${MODULE_MINUTES_PERCENT}::int + 99) / 100 as needed_minutes
    from (
      select a.member_id, sum(a.minutes)::int as minutes from training_attendance a
      where a.module_id = ${moduleId} and a.reversed_in is null and a.session_on <= ${day}::date
      group by a.member_id
    ) t
    join module_in_force c on c.module_id = ${moduleId} and c.from_on <= ${day}::date and c.until_on > ${day}::date
    join member m on m.id = t.member_id
    cross join lateral (
      select p.group_id from membership p where p.member_id = m.id and p.joined_on <= ${day}::date
        and (p.left_on is null or p.left_on > ${day}::date) and ${keepsTrainingOf(actor.staff, 'p.group_id')}
      order by p.joined_on desc limit 1
    ) own join self_help_group g on g.id = own.group_id
    where t.minutes * 100 < c.minutes * ${MODULE_MINUTES_PERCENT}::int
    order by g.code, m.code
    limit 100
  `.execute(db);
  return rows;
}

/** `minutes` names the module, the others the session; people are counted where it is about people. */
export type TrainingTask = {
  kind: 'attendance' | 'minutes' | 'assessment';
  sessionId: string | null;
  moduleId: string | null;
  module: string;
  topic: string;
  day: string;
  people: number | null;
};

/** How far back a trainer's tasks look, in days. */
const TASK_DAYS = 120;

/**
 * What a trainer has to do: sessions that are past and have no attendance, modules of which people of recent sessions miss
 * minutes, and sessions after which people wait for their assessment. Oldest first, at most so many of each.
 */
export async function trainingTasks(db: Db, actor: StaffMember, clock: Clock): Promise<TrainingTask[]> {
  const day = today(clock);
  const recent = sql`s.session_on between ${day}::date - ${TASK_DAYS}::int and ${day}::date and ${keepsSession(actor.staff)}`;
  const { rows } = await sql<TrainingTask>`
    with waiting as (
      select s.id, s.module_id, s.session_on from training_session s where s.state = 'planned' and ${recent}
      order by s.session_on limit 10
    ), held as (
      select s.id, s.module_id, s.session_on from training_session s where s.state = 'held' and ${recent}
    ), came as (
      select h.id, h.module_id, h.session_on, a.member_id, c.minutes as module_minutes,
        (select sum(o.minutes) from training_attendance o where o.member_id = a.member_id and o.module_id = h.module_id
          and o.reversed_in is null) as minutes,
        exists (select from assessment p where p.member_id = a.member_id and p.module_id = h.module_id and p.passed
          and p.reversed_in is null) as passed
      from held h
      join module_in_force c on c.module_id = h.module_id and c.from_on <= ${day}::date and c.until_on > ${day}::date
      join training_attendance a on a.module_id = h.module_id and a.session_on = h.session_on and a.reversed_in is null
      join membership p on p.member_id = a.member_id and p.joined_on <= h.session_on
        and (p.left_on is null or p.left_on > h.session_on) and ${keepsTrainingOf(actor.staff, 'p.group_id')}
        and (exists (select from training_session_group x where x.session_id = h.id and x.group_id = p.group_id)
          or exists (select from training_session_member x where x.session_id = h.id and x.member_id = p.member_id))
    )
    select 'attendance' as kind, w.id as session_id, null::uuid as module_id, t.title as module, t.topic,
      w.session_on as day, null::int as people, 1 as rank
    from waiting w join training_module t on t.id = w.module_id
    union all
    select 'assessment', c.id, null, t.title, t.topic, c.session_on, count(distinct c.member_id)::int, 2
    from came c join training_module t on t.id = c.module_id
    where not c.passed and c.minutes * 100 >= c.module_minutes * ${MODULE_MINUTES_PERCENT}::int
    group by c.id, t.title, t.topic, c.session_on
    union all
    select 'minutes', null, c.module_id, t.title, t.topic, min(c.session_on), count(distinct c.member_id)::int, 3
    from came c join training_module t on t.id = c.module_id
    where c.minutes * 100 < c.module_minutes * ${MODULE_MINUTES_PERCENT}::int
    group by c.module_id, t.title, t.topic
    order by rank, day, module
    limit 30
  `.execute(db);
  return rows;
}
