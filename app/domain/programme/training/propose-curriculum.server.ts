import { sql } from 'kysely';
import type { StaffMember } from '~/platform/actor';
import { today, type Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';
import { lockCurriculum } from './lock-curriculum.server';
import { readDay, type FieldProblem } from './read-fields';

export type ProposeError =
  | { code: 'not-found' }
  | { code: 'not-a-draft' }
  | { code: 'no-modules' }
  | { code: 'wrong-day'; problem: FieldProblem };

const MOST_DAYS_AHEAD = 366;
const DAY_MS = 86_400_000;

/**
 * Puts a draft before the second person, to be in force from a day that is today or at most a year ahead. `no-modules`: a
 * curriculum without a mandatory module would leave nobody anything to complete.
 */
export async function proposeCurriculum(
  tx: Tx,
  actor: StaffMember,
  { curriculumId, inForceFrom }: { curriculumId: string; inForceFrom: string | undefined },
  clock: Clock,
): Promise<Result<null, ProposeError>> {
  const draft = await lockCurriculum(tx, actor, curriculumId);
  if (!draft) return fail({ code: 'not-found' });
  if (draft.state !== 'draft') return fail({ code: 'not-a-draft' });
  const last = new Date(clock.now().getTime() + MOST_DAYS_AHEAD * DAY_MS).toISOString().slice(0, 10);
  const day = readDay(inForceFrom, { first: today(clock), last });
  if (!day.ok) return fail({ code: 'wrong-day', problem: day.error });
  const mandatory = await tx
    .selectFrom('curriculumModule')
    .select('code')
    .where('curriculumId', '=', curriculumId)
    .where('mandatory', '=', true)
    .executeTakeFirst();
  if (!mandatory) return fail({ code: 'no-modules' });
  await tx
    .updateTable('curriculum')
    .set({ state: 'proposed', inForceFrom: day.value, proposedBy: actor.accountId, proposedAt: clock.now() })
    .where('id', '=', curriculumId)
    .execute();
  return ok(null);
}

/** Takes a proposal back to being a draft, by whoever may draft; one that is a draft stays one. */
export async function returnCurriculum(
  tx: Tx,
  actor: StaffMember,
  curriculumId: string,
): Promise<Result<null, { code: 'not-found' } | { code: 'not-a-draft' }>> {
  const curriculum = await lockCurriculum(tx, actor, curriculumId);
  if (!curriculum) return fail({ code: 'not-found' });
  if (curriculum.state === 'draft') return ok(null);
  if (curriculum.state !== 'proposed') return fail({ code: 'not-a-draft' });
  await sql`
    update curriculum set state = 'draft', edition = edition + 1, proposed_by = null, proposed_at = null,
      in_force_from = null
    where id = ${curriculumId}
  `.execute(tx);
  return ok(null);
}
