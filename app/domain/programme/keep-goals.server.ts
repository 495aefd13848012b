import { startRecording } from '~/domain/identity/start-recording.server';
import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { fail, ok, type Result } from '~/platform/result';
import { lockGroup } from './lock-group.server';

export type SetGoalError =
  { code: 'not-found' } | { code: 'closed' } | { code: 'out-of-days'; earliest: string; latest: null };

/** Sets a group a goal with the day by which it is meant to be reached. `out-of-days`: that day is past. */
export async function setGoal(
  tx: Tx,
  actor: Actor,
  groupId: string,
  goal: { words: string; dueOn: string },
  clock: Clock,
): Promise<Result<{ goalId: string }, SetGoalError>> {
  const group = await lockGroup(tx, actor, groupId, clock);
  if (!group) return fail({ code: 'not-found' });
  if (group.closedOn !== null) return fail({ code: 'closed' });
  if (goal.dueOn < group.today) return fail({ code: 'out-of-days', earliest: group.today, latest: null });
  const recordingId = await startRecording(tx, actor, { what: 'goal-set', groupId }, clock);
  const goalId = newId();
  await tx
    .insertInto('groupGoal')
    .values({ id: goalId, groupId, words: goal.words, dueOn: goal.dueOn, setOn: group.today, recordingId })
    .execute();
  return ok({ goalId });
}

export type GoalOutcome = { state: 'reached' | 'dropped'; outcome: string; outcomeOn: string };

export type EndGoalError =
  | { code: 'not-found' }
  | { code: 'changed-meanwhile'; state: string; outcome: string | null }
  | { code: 'out-of-days'; earliest: string; latest: string };

/**
 * Notes what became of a goal: reached or dropped, in words, on a day since it was set. Fails with `changed-meanwhile`
 * and what was noted where somebody else was first, `out-of-days`, `not-found`.
 */
export async function endGoal(
  tx: Tx,
  actor: Actor,
  where: { groupId: string; goalId: string },
  { state, outcome, outcomeOn }: GoalOutcome,
  clock: Clock,
): Promise<Result<null, EndGoalError>> {
  const group = await lockGroup(tx, actor, where.groupId, clock);
  const goal =
    group &&
    (await tx
      .selectFrom('groupGoal')
      .select(['setOn', 'state', 'outcome', 'version'])
      .where('id', '=', where.goalId)
      .where('groupId', '=', where.groupId)
      .executeTakeFirst());
  if (!group || !goal) return fail({ code: 'not-found' });
  if (goal.state !== 'set') {
    return goal.state === state && goal.outcome === outcome
      ? ok(null)
      : fail({ code: 'changed-meanwhile', state: goal.state, outcome: goal.outcome });
  }
  if (outcomeOn < goal.setOn || outcomeOn > group.today) {
    return fail({ code: 'out-of-days', earliest: goal.setOn, latest: group.today });
  }
  const recordingId = await startRecording(
    tx,
    actor,
    { what: `goal-${state}`, groupId: where.groupId, reason: outcome },
    clock,
  );
  await tx
    .updateTable('groupGoal')
    .set({ state, outcome, outcomeOn, recordingId, version: goal.version + 1 })
    .where('id', '=', where.goalId)
    .execute();
  return ok(null);
}
