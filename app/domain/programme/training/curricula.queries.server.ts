import { sql } from 'kysely';
import type { StaffMember } from '~/platform/actor';
import { today, type Clock } from '~/platform/clock';
import type { Db } from '~/platform/db.server';
import { mayDraftFor, mayPublishCurricula } from './curriculum-keepers.server';

export type CurriculumState = 'draft' | 'proposed' | 'published';

export type CurriculumSummary = {
  id: string;
  country: string;
  version: number | null;
  state: CurriculumState;
  /** Null for a draft, and for what the registers asked from ever on. */
  inForceFrom: string | null;
  inForce: boolean;
  modules: number;
  mandatory: number;
};

/** The curricula of the countries for which the person may draft, open ones first, then newest first; and the countries. */
export async function curricula(
  db: Db,
  actor: StaffMember,
  clock: Clock,
): Promise<{ countries: string[]; curricula: CurriculumSummary[] }> {
  const [countries, found] = await Promise.all([
    sql<{ country: string }>`
      select distinct b.country from branch b where ${mayDraftFor(actor.staff, 'b.country')} order by 1
    `.execute(db),
    sql<CurriculumSummary>`
      select c.id, c.country, c.version, c.state, nullif(c.in_force_from, '-infinity'::date) as in_force_from,
        coalesce(c.in_force_from <= ${today(clock)}::date and c.state = 'published' and not exists (
          select from curriculum l where l.country = c.country and l.state = 'published'
            and l.in_force_from <= ${today(clock)}::date and l.in_force_from > c.in_force_from), false) as in_force,
        m.modules, m.mandatory
      from curriculum c
      cross join lateral (
        select count(*)::int as modules, count(*) filter (where mandatory)::int as mandatory
        from curriculum_module where curriculum_id = c.id
      ) m
      where c.state <> 'discarded' and ${mayDraftFor(actor.staff, 'c.country')}
      order by c.country, c.version desc nulls first
      limit 200
    `.execute(db),
  ]);
  return { countries: countries.rows.map(({ country }) => country), curricula: found.rows };
}

export type CurriculumModule = {
  code: string;
  step: 1 | 2;
  topic: string;
  title: string;
  minutes: number;
  mandatory: boolean;
};

export type CurriculumView = Omit<CurriculumSummary, 'modules' | 'mandatory'> & {
  edition: number;
  draftedBy: string | null;
  proposedBy: string | null;
  publishedBy: string | null;
  publishedAt: Date | null;
  modules: CurriculumModule[];
  /** Whether the person proposed it herself, and whether she may publish what another proposed. */
  ownProposal: boolean;
  mayPublish: boolean;
};

/** One curriculum with its modules in the order of step and code; undefined outside the countries of the person. */
export async function curriculumView(
  db: Db,
  actor: StaffMember,
  id: string,
  clock: Clock,
): Promise<CurriculumView | undefined> {
  const { rows } = await sql<Omit<CurriculumView, 'mayPublish'>>`
    select c.id, c.country, c.version, c.state, nullif(c.in_force_from, '-infinity'::date) as in_force_from, c.edition,
      coalesce(c.in_force_from <= ${today(clock)}::date and c.state = 'published' and not exists (
        select from curriculum l where l.country = c.country and l.state = 'published'
          and l.in_force_from <= ${today(clock)}::date and l.in_force_from > c.in_force_from), false) as in_force,
      d.display_name as drafted_by, o.display_name as proposed_by, p.display_name as published_by, c.published_at,
      c.proposed_by = ${actor.accountId} is true as own_proposal,
      coalesce((select jsonb_agg(jsonb_build_object('code', m.code, 'step', m.step, 'topic', m.topic, 'title', m.title,
          'minutes', m.minutes, 'mandatory', m.mandatory) order by m.step, m.code)
        from curriculum_module m where m.curriculum_id = c.id), '[]') as modules
    from curriculum c
    left join account d on d.id = c.drafted_by
    left join account o on o.id = c.proposed_by
    left join account p on p.id = c.published_by
    where c.id = ${id} and c.state <> 'discarded' and ${mayDraftFor(actor.staff, 'c.country')}
  `.execute(db);
  const [curriculum] = rows;
  return curriculum && { ...curriculum, mayPublish: mayPublishCurricula(actor.staff) };
}

export type CurriculumEffect = {
  /** Owners of active enterprises in the country who have completed all that is mandatory. */
  completeNow: number;
  completeThen: number;
  /** Those who have now and would not then. */
  losing: number;
  gaining: number;
};

/** What a curriculum would change in M6 if it were in force on the day given, for owners of active enterprises. */
export async function curriculumEffect(db: Db, curriculumId: string, clock: Clock): Promise<CurriculumEffect> {
  const day = today(clock);
  const { rows } = await sql<CurriculumEffect>`
    with asked as (
      select m.code, m.minutes, false as later from module_in_force m join curriculum c on c.id = ${curriculumId}
      where m.country = c.country and m.mandatory and m.from_on <= ${day}::date and m.until_on > ${day}::date
      union all
      select code, minutes, true from curriculum_module where curriculum_id = ${curriculumId} and mandatory
    ), learner as (
      select distinct o.member_id
      from enterprise e join enterprise_owner o on o.enterprise_id = e.id
      join self_help_group g on g.id = e.group_id join branch b on b.id = g.branch_id
      where e.status = 'active' and b.country = (select country from curriculum where id = ${curriculumId})
    ), taught as (
      select a.member_id, a.module_id, sum(a.minutes) as minutes from training_attendance a
      join learner using (member_id) where a.reversed_in is null and a.session_on <= ${day}::date group by 1, 2
    ), passed as (
      select distinct a.member_id, a.module_id from assessment a
      join learner using (member_id) where a.reversed_in is null and a.passed and a.assessed_on <= ${day}::date
    ), completed as (
      select l.member_id, bool_and(coalesce(t.minutes * 100 >= 80 * q.minutes and p.module_id is not null, false))
          filter (where not q.later) is not false as now,
        bool_and(coalesce(t.minutes * 100 >= 80 * q.minutes and p.module_id is not null, false))
          filter (where q.later) is not false as later
      from learner l cross join asked q
      left join training_module m on m.code = q.code
      left join taught t on t.member_id = l.member_id and t.module_id = m.id
      left join passed p on p.member_id = l.member_id and p.module_id = m.id
      group by l.member_id
    )
    select count(*) filter (where now)::int as complete_now, count(*) filter (where later)::int as complete_then,
      count(*) filter (where now and not later)::int as losing, count(*) filter (where later and not now)::int as gaining
    from completed
  `.execute(db);
  return rows[0] ?? { completeNow: 0, completeThen: 0, losing: 0, gaining: 0 };
}
