import { sql } from 'kysely';
import { startRecording } from '~/domain/identity/start-recording.server';
import type { StaffMember } from '~/platform/actor';
import { today, type Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import type { TypedText } from '~/platform/form-data.server';
import { fail, ok, type Result } from '~/platform/result';
import { lockSession, type LockedSession } from './lock-session.server';
import { readText, readWhole, type FieldProblems } from './read-fields';
import { expectedAt, type Expected } from './session-people.queries.server';

export type AttendanceError =
  | { code: 'not-found' }
  | { code: 'cancelled' }
  | { code: 'too-early'; day: string }
  | { code: 'invalid'; problems: FieldProblems }
  | { code: 'changed-meanwhile'; edition: number; sessionMinutes: number; people: Expected[] };

/** A mark as it comes from the form: nothing, all minutes, none, or so many. */
type Mark = { person: Expected; minutes: number };

const LEAST_REASON = 5;

/**
 * Keeps who came to a session and for how many minutes (0: did not come); fields are `came-<member>` (full, partly,
 * absent) and `minutes-<member>`. Whoever is left blank stays as she was. What stood there before is reversed, with a
 * reason, and stays visible. `edition` is the one that stood on the form: if somebody else kept it since, what stands now
 * is returned. Everybody touched is judged again.
 */
export async function recordAttendance(
  tx: Tx,
  actor: StaffMember,
  { sessionId, typed }: { sessionId: string; typed: TypedText },
  clock: Clock,
): Promise<Result<{ changed: number }, AttendanceError>> {
  const session = await lockSession(tx, actor, sessionId);
  if (!session) return fail({ code: 'not-found' });
  if (session.state === 'cancelled') return fail({ code: 'cancelled' });
  if (session.sessionOn > today(clock, session.timezone)) return fail({ code: 'too-early', day: session.sessionOn });
  const people = await expectedAt(tx, actor, sessionId);
  const marks = readMarks(session, people, typed);
  if (!marks.ok) return marks;
  const changes = marks.value.filter(({ person, minutes }) => person.minutes !== minutes);
  if (changes.length === 0 && session.state === 'held') return ok({ changed: 0 });
  if (String(session.edition) !== typed.edition) {
    return fail({ code: 'changed-meanwhile', edition: session.edition, sessionMinutes: session.minutes, people });
  }
  const corrects = changes.some(({ person }) => person.minutes !== null);
  const reason = readText(typed.reason, { least: corrects ? LEAST_REASON : 0, most: 300 });
  if (!reason.ok) return fail({ code: 'invalid', problems: { reason: { ...reason.error, code: 'reason-needed' } } });
  await writeMarks(tx, actor, { session, changes, reason: corrects ? reason.value : null }, clock);
  await sql`update training_session set state = 'held', edition = edition + 1 where id = ${sessionId}`.execute(tx);
  await tx
    .insertInto('trainingSessionEvent')
    .values({
      sessionId,
      what: corrects ? 'correction' : 'attendance',
      accountId: actor.accountId,
      reason: corrects ? reason.value : null,
      at: clock.now(),
    })
    .execute();
  return ok({ changed: changes.length });
}

function readMarks(
  session: LockedSession,
  people: Expected[],
  typed: TypedText,
): Result<Mark[], { code: 'invalid'; problems: FieldProblems }> {
  const problems: FieldProblems = {};
  const marks: Mark[] = [];
  for (const person of people) {
    const came = typed[`came-${person.memberId}`] ?? '';
    const field = `minutes-${person.memberId}`;
    if (came === 'full') marks.push({ person, minutes: session.minutes });
    else if (came === 'absent') marks.push({ person, minutes: 0 });
    else if (came === 'partly') {
      const read = readWhole(typed[field], { least: 1, most: session.minutes });
      if (read.ok) marks.push({ person, minutes: read.value });
      else {
        const tooMany = read.error.code === 'too-many';
        problems[field] = tooMany ? { code: 'more-than-session', values: { most: session.minutes } } : read.error;
      }
    }
  }
  return Object.keys(problems).length > 0 ? fail({ code: 'invalid', problems }) : ok(marks);
}

/** Reverses and writes: one recording a group, and one of her own for who also owns an enterprise of another group. */
async function writeMarks(
  tx: Tx,
  actor: StaffMember,
  { session, changes, reason }: { session: LockedSession; changes: Mark[]; reason: string | null },
  clock: Clock,
): Promise<void> {
  const parts = new Map<string, Mark[]>();
  for (const mark of changes) {
    const { ownsElsewhere, memberId, groupId } = mark.person;
    const key = ownsElsewhere ? `member ${memberId}` : `group ${groupId}`;
    parts.set(key, [...(parts.get(key) ?? []), mark]);
  }
  for (const [key, marks] of parts) {
    const [kind, id] = key.split(' ');
    const what = reason ? 'training-attendance-correction' : 'training-attendance';
    const importId = await startRecording(
      tx,
      actor,
      { what, [kind === 'member' ? 'memberId' : 'groupId']: id, ...(reason && { reason }) },
      clock,
    );
    const members = marks.map(({ person }) => person.memberId);
    await sql`
      update training_attendance set reversed_in = ${importId}
      where module_id = ${session.moduleId} and session_on = ${session.sessionOn}::date and reversed_in is null
        and member_id = any(${members}::uuid[])
    `.execute(tx);
    await sql`
      insert into training_attendance (member_id, module_id, session_on, minutes, import_id)
      select member_id, ${session.moduleId}::uuid, ${session.sessionOn}::date, minutes, ${importId}::bigint
      from unnest(${members}::uuid[], ${marks.map(({ minutes }) => minutes)}::int[]) as one(member_id, minutes)
    `.execute(tx);
  }
}
