import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { StaffMember } from '~/platform/actor';
import { dayCursor, readDayCursor } from '~/platform/day-cursor';
import type { Db } from '~/platform/db.server';
import { EXPECTED_AT_SESSION, keepsSession } from './session-scope.server';
import type { SessionPlace } from './session-words';

export type SessionSummary = {
  id: string;
  sessionOn: string;
  startsAt: string;
  minutes: number;
  place: string;
  state: 'planned' | 'held' | 'cancelled';
  makeUp: boolean;
  module: string;
  topic: string;
  trainer: string;
  branch: string;
  groups: string[];
  /** Asked one by one. */
  guests: number;
};

const PAGE_SIZE = 30;

const SUMMARY = sql`
  s.id, s.session_on, to_char(s.starts_at, 'HH24:MI') as starts_at, s.minutes, s.place, s.state, s.make_up,
  t.title as module, t.topic, k.display_name as trainer, b.name as branch,
  coalesce((select jsonb_agg(g.name order by g.code) from training_session_group x
    join self_help_group g on g.id = x.group_id where x.session_id = s.id), '[]') as groups,
  (select count(*)::int from training_session_member x where x.session_id = s.id) as guests
  from training_session s join training_module t on t.id = s.module_id join account k on k.id = s.trainer_id
  join branch b on b.id = s.branch_id`;

/** A page of the sessions whose training the person keeps, latest day first. The cursor is the last row's day and id. */
export async function sessionPage(
  db: Db,
  actor: StaffMember,
  cursor: string | null,
): Promise<{ rows: SessionSummary[]; next: string | null }> {
  const after = readDayCursor(cursor);
  const { rows } = await sql<SessionSummary>`
    select ${SUMMARY}
    where ${keepsSession(actor.staff)}
      and (${after === null} or (s.session_on, s.id) < (${after?.day ?? null}::date, ${after?.id ?? null}::uuid))
    order by s.session_on desc, s.id desc
    limit ${PAGE_SIZE + 1}
  `.execute(db);
  const page = rows.slice(0, PAGE_SIZE);
  const last = rows.length > PAGE_SIZE ? page.at(-1) : undefined;
  return { rows: page, next: last ? dayCursor({ day: last.sessionOn, id: last.id }) : null };
}

export type SessionView = SessionSummary & {
  moduleId: string;
  trainerId: string;
  country: string;
  moduleMinutes: number;
  timezone: string;
  edition: number;
  cancelReason: string | null;
  history: {
    what: 'planned' | 'moved' | 'attendance' | 'correction' | 'cancelled';
    by: string;
    reason: string | null;
    at: string;
    movedFrom: SessionPlace | null;
  }[];
};

/** One session with its history; undefined where the person does not keep the training of anybody it is for. */
export async function sessionView(db: Db, actor: StaffMember, sessionId: string): Promise<SessionView | undefined> {
  const { rows } = await sql<SessionView>`
    select s.module_id, s.trainer_id, t.country, t.minutes as module_minutes, b.timezone, s.edition, s.cancel_reason,
      (select jsonb_agg(jsonb_build_object('what', h.what, 'by', a.display_name, 'reason', h.reason, 'at', h.at,
          'movedFrom', h.moved_from)
          order by h.id)
        from training_session_event h join account a on a.id = h.account_id where h.session_id = s.id) as history,
      ${SUMMARY}
    where s.id = ${sessionId} and ${keepsSession(actor.staff)}
  `.execute(db);
  return rows[0];
}

export type NextSession = {
  id: string;
  sessionOn: string;
  startsAt: string;
  minutes: number;
  place: string;
  module: string;
  topic: string;
  makeUp: boolean;
  trainer: string;
  /** Where it was before it was moved last, and why it was. */
  moved: { from: SessionPlace; reason: string } | null;
};

/** Planned sessions that a member is asked to, from a day on, the nearest first. */
export async function sessionsOfMember(db: Db, memberId: string, from: string): Promise<NextSession[]> {
  const asked = sql<SqlBool>`s.id in (
      select x.session_id from membership p join training_session_group x on x.group_id = p.group_id
      where p.member_id = ${memberId}
      union
      select session_id from training_session_member where member_id = ${memberId}
    ) and ${memberId}::uuid in (select member_id from (${EXPECTED_AT_SESSION}) expected)`;
  return nextSessions(db, asked, from);
}

/** Planned sessions for a whole group, from a day on, the nearest first. The caller has seen to it that it may be read. */
export async function sessionsOfGroup(db: Db, groupId: string, from: string): Promise<NextSession[]> {
  return nextSessions(
    db,
    sql`s.id in (select session_id from training_session_group where group_id = ${groupId})`,
    from,
  );
}

async function nextSessions(db: Db, asked: RawBuilder<SqlBool>, from: string): Promise<NextSession[]> {
  const { rows } = await sql<NextSession>`
    select s.id, s.session_on, to_char(s.starts_at, 'HH24:MI') as starts_at, s.minutes, s.place, t.title as module,
      t.topic, s.make_up, k.display_name as trainer,
      (select jsonb_build_object('from', h.moved_from, 'reason', h.reason) from training_session_event h
        where h.session_id = s.id and h.what = 'moved' order by h.id desc limit 1) as moved
    from training_session s join training_module t on t.id = s.module_id join account k on k.id = s.trainer_id
    where s.state = 'planned' and s.session_on >= ${from}::date and ${asked}
    order by s.session_on, s.starts_at, s.id
    limit 10
  `.execute(db);
  return rows;
}
