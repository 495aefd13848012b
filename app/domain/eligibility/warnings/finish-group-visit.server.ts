import { sql } from 'kysely';
import { z } from 'zod';
import { staffMay } from '~/domain/identity/staff-scope.server';
import type { StaffMember } from '~/platform/actor';
import { today, type Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';

const LEAST_NOTE = 10;

export type FinishGroupVisitError =
  | { code: 'visit-not-found' }
  | { code: 'done-already'; note: string }
  | { code: 'not-a-day' }
  | { code: 'in-the-future'; today: string }
  | { code: 'before-the-warning'; raisedOn: string }
  | { code: 'note-too-short'; least: number };

/**
 * Notes that a group was visited because of its falling figures, and what was found. Fails with `visit-not-found`,
 * `done-already` (with the note that stands), `not-a-day`, `in-the-future`, `before-the-warning` or `note-too-short`.
 */
export async function finishGroupVisit(
  tx: Tx,
  actor: StaffMember,
  id: string,
  { visitedOn, note }: { visitedOn: string; note: string },
  clock: Clock,
): Promise<Result<null, FinishGroupVisitError>> {
  const { rows } = await sql<{ state: string; note: string | null; raisedOn: string; timezone: string }>`
    select t.state, t.note, t.raised_on, b.timezone
    from group_visit_task t
    join self_help_group g on g.id = t.group_id
    join branch b on b.id = g.branch_id
    where t.id = ${id}::uuid and ${staffMay(actor.staff, 'vet', { branch: 'g.branch_id', group: 'g.id' })}
    for update of t
  `.execute(tx);
  const [task] = rows;
  if (!task) return fail({ code: 'visit-not-found' });
  if (task.state === 'done')
    return task.note === note ? ok(null) : fail({ code: 'done-already', note: task.note ?? '' });
  const day = today(clock, task.timezone);
  if (!z.iso.date().safeParse(visitedOn).success) return fail({ code: 'not-a-day' });
  if (visitedOn > day) return fail({ code: 'in-the-future', today: day });
  if (visitedOn < task.raisedOn) return fail({ code: 'before-the-warning', raisedOn: task.raisedOn });
  if (note.length < LEAST_NOTE) return fail({ code: 'note-too-short', least: LEAST_NOTE });
  await tx
    .updateTable('groupVisitTask')
    .set({ state: 'done', doneBy: actor.accountId, doneAt: clock.now(), visitedOn, note })
    .where('id', '=', id)
    .execute();
  return ok(null);
}
