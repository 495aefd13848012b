import { sql } from 'kysely';
import type { StaffMember } from '~/platform/actor';
import type { Db } from '~/platform/db.server';
import { keepsTrainingOf } from './session-scope.server';

export type AssessmentSubject = {
  member: { id: string; code: string; name: string };
  module: { id: string; code: string; title: string; topic: string; minutes: number };
  attendedMinutes: number;
  timezone: string;
  earlier: { assessedOn: string; form: string; passed: boolean; by: string | null; reversed: boolean }[];
};

/** A member and a module with her assessments so far, newest first; undefined where the person does not keep her training. */
export async function assessmentSubject(
  db: Db,
  actor: StaffMember,
  { memberId, moduleId }: { memberId: string; moduleId: string },
): Promise<AssessmentSubject | undefined> {
  const { rows } = await sql<AssessmentSubject>`
    select jsonb_build_object('id', m.id, 'code', m.code, 'name', m.display_name) as member,
      jsonb_build_object('id', t.id, 'code', t.code, 'title', t.title, 'topic', t.topic, 'minutes', t.minutes) as module,
      own.timezone,
      (select coalesce(sum(a.minutes), 0)::int from training_attendance a where a.member_id = m.id
        and a.module_id = t.id and a.reversed_in is null) as attended_minutes,
      coalesce((select jsonb_agg(jsonb_build_object('assessedOn', a.assessed_on, 'form', a.form, 'passed', a.passed,
          'by', k.display_name, 'reversed', a.reversed_in is not null) order by a.assessed_on desc, a.id desc)
        from assessment a left join desk_recording r on r.id = a.import_id left join account k on k.id = r.account_id
        where a.member_id = m.id and a.module_id = t.id), '[]') as earlier
    from member m join training_module t on t.id = ${moduleId}
    cross join lateral (
      select b.timezone from membership p join self_help_group g on g.id = p.group_id join branch b on b.id = g.branch_id
      where p.member_id = m.id and b.country = t.country and ${keepsTrainingOf(actor.staff, 'g.id')} limit 1
    ) own
    where m.id = ${memberId}
  `.execute(db);
  return rows[0];
}
