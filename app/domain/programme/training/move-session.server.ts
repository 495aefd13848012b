import { sql } from 'kysely';
import type { StaffMember } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import type { TypedText } from '~/platform/form-data.server';
import { fail, ok, type Result } from '~/platform/result';
import { lockSession } from './lock-session.server';
import { noteSessionChange } from './note-session-change.server';
import { isPlannedAlready, readPlaceAndTime } from './plan-session.server';
import { readAll, readText, type FieldProblems } from './read-fields';
import type { SessionPlace } from './session-words';

export type MoveError =
  | { code: 'not-found' }
  | { code: 'not-planned' }
  | { code: 'changed-meanwhile'; by: string; now: SessionPlace }
  | { code: 'invalid'; problems: FieldProblems };

/**
 * Moves a planned session to another day, hour, place or trainer, with the reason for those who are asked; where it was
 * stays in its history. The form that was sent already changes nothing more. Fails with `not-found`, `not-planned` where
 * it was held or cancelled, `changed-meanwhile` where somebody moved it since `typed.edition`, and `invalid` by field: a
 * day on which a group has the module already or on which the country does not teach it.
 */
export async function moveSession(
  tx: Tx,
  actor: StaffMember,
  { sessionId, typed }: { sessionId: string; typed: TypedText },
  clock: Clock,
): Promise<Result<null, MoveError>> {
  const session = await lockSession(tx, actor, sessionId);
  if (!session) return fail({ code: 'not-found' });
  if (session.state !== 'planned') return fail({ code: 'not-planned' });
  const was = await standsAt(tx, sessionId);
  const place = await readPlaceAndTime(tx, actor, typed, clock, was.trainerId);
  const reason = readAll({ reason: readText(typed.reason, { least: 3, most: 300 }) });
  if (!place.ok || !reason.ok) {
    const problems = { ...(!place.ok && place.error.problems), ...(!reason.ok && reason.error.problems) };
    return fail({ code: 'invalid', problems });
  }
  const { sessionOn, startsAt, place: hall, trainerId } = place.value;
  const same = was.sessionOn === sessionOn && was.startsAt === startsAt && was.place === hall;
  if (same && was.trainerId === trainerId) return ok(null);
  const { by, trainerId: _, groupIds, ...stood } = was;
  if (String(session.edition) !== typed.edition) return fail({ code: 'changed-meanwhile', by, now: stood });
  const refused = await refusedDay(tx, { sessionId, moduleId: session.moduleId, groupIds }, sessionOn);
  if (refused) return fail({ code: 'invalid', problems: { sessionOn: refused } });
  await tx
    .updateTable('trainingSession')
    .set((eb) => ({ sessionOn, startsAt, place: hall, trainerId, edition: eb('edition', '+', 1) }))
    .where('id', '=', sessionId)
    .execute();
  const change = { sessionId, what: 'moved', reason: reason.value.reason, movedFrom: stood } as const;
  await noteSessionChange(tx, actor, change, clock);
  return ok(null);
}

type Standing = SessionPlace & { trainerId: string; groupIds: string[]; by: string };

async function standsAt(tx: Tx, sessionId: string): Promise<Standing> {
  const { rows } = await sql<Standing>`
    select s.session_on, to_char(s.starts_at, 'HH24:MI') as starts_at, s.place, s.trainer_id, k.display_name as trainer,
      array(select group_id from training_session_group where session_id = s.id) as group_ids,
      (select a.display_name from training_session_event e join account a on a.id = e.account_id
        where e.session_id = s.id order by e.id desc limit 1) as by
    from training_session s join account k on k.id = s.trainer_id where s.id = ${sessionId}
  `.execute(tx);
  const [row] = rows;
  if (!row) throw new Error('the session was locked');
  return row;
}

/** A day on which the module is not taught in the country, or one of the groups has another session of it. */
async function refusedDay(
  tx: Tx,
  { sessionId, moduleId, groupIds }: { sessionId: string; moduleId: string; groupIds: string[] },
  day: string,
): Promise<{ code: 'not-taught' | 'planned-already' } | null> {
  const taught = await tx
    .selectFrom('moduleInForce')
    .select('moduleId')
    .where('moduleId', '=', moduleId)
    .where('fromOn', '<=', day)
    .where('untilOn', '>', day)
    .executeTakeFirst();
  if (!taught) return { code: 'not-taught' };
  return (await isPlannedAlready(tx, { moduleId, day, groupIds, besides: sessionId }))
    ? { code: 'planned-already' }
    : null;
}
