import { sql } from 'kysely';
import type { StaffMember } from '~/platform/actor';
import type { Db } from '~/platform/db.server';
import { EXPECTED_AT_SESSION, keepsTrainingOf } from './session-scope.server';

export type Expected = {
  memberId: string;
  code: string;
  name: string;
  groupId: string;
  groupName: string;
  /** Minutes noted for this day: 0 is absent, null is not noted yet. */
  minutes: number | null;
  /** Minutes of the module on other days. */
  otherMinutes: number;
  passedOn: string | null;
  /** Who noted the minutes last; null where they were taken in with registers. */
  notedBy: string | null;
  /** Whether she owns an enterprise of another group than the one through which she is here. */
  ownsElsewhere: boolean;
};

/** Whom a session is for, of the groups whose training the person keeps, with what is noted, by group and code. */
export async function expectedAt(db: Db, actor: StaffMember, sessionId: string): Promise<Expected[]> {
  const { rows } = await sql<Expected>`
    select m.id as member_id, m.code, m.display_name as name, g.id as group_id, g.name as group_name, a.minutes,
      coalesce((select sum(o.minutes)::int from training_attendance o where o.member_id = m.id
        and o.module_id = s.module_id and o.session_on <> s.session_on and o.reversed_in is null), 0) as other_minutes,
      (select min(p.assessed_on) from assessment p where p.member_id = m.id and p.module_id = s.module_id and p.passed
        and p.reversed_in is null) as passed_on,
      (select k.display_name from desk_recording r join account k on k.id = r.account_id where r.id = a.import_id)
        as noted_by,
      exists (select from enterprise_owner w join enterprise e on e.id = w.enterprise_id
        where w.member_id = m.id and e.group_id is distinct from g.id) as owns_elsewhere
    from training_session s
    cross join lateral (${EXPECTED_AT_SESSION}) x
    join member m on m.id = x.member_id join self_help_group g on g.id = x.group_id
    left join training_attendance a on a.member_id = m.id and a.module_id = s.module_id
      and a.session_on = s.session_on and a.reversed_in is null
    where s.id = ${sessionId} and ${keepsTrainingOf(actor.staff, 'x.group_id')}
    order by g.code, m.code
    limit 500
  `.execute(db);
  return rows;
}

export type ReversedMark = {
  memberId: string;
  name: string;
  minutes: number;
  by: string | null;
  reason: string | null;
  at: Date | null;
};

/** What was noted for a session's day and has been corrected since, newest first. */
export async function correctedMarks(db: Db, actor: StaffMember, sessionId: string): Promise<ReversedMark[]> {
  const { rows } = await sql<ReversedMark>`
    select m.id as member_id, m.display_name as name, a.minutes, k.display_name as by, r.reason, r.recorded_at as at
    from training_session s
    cross join lateral (${EXPECTED_AT_SESSION}) x
    join member m on m.id = x.member_id
    join training_attendance a on a.member_id = m.id and a.module_id = s.module_id and a.session_on = s.session_on
      and a.reversed_in is not null
    left join desk_recording r on r.id = a.reversed_in left join account k on k.id = r.account_id
    where s.id = ${sessionId} and ${keepsTrainingOf(actor.staff, 'x.group_id')}
    order by a.reversed_in desc, m.code
    limit 100
  `.execute(db);
  return rows;
}
