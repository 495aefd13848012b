import type { Actor } from '~/platform/actor';
import { today, type Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { fail, ok, type Result } from '~/platform/result';
import { startRecording } from '~/domain/identity/start-recording.server';
import { groupFacts } from './group-facts.queries.server';

/** Keeps the day on which a group means to meet next, in place of the day planned before. */
export async function keepPlan(
  tx: Tx,
  actor: Actor,
  { groupId, plannedOn }: { groupId: string; plannedOn: string },
  clock: Clock,
): Promise<void> {
  await endPlan(tx, groupId, clock);
  await tx
    .insertInto('meetingPlan')
    .values({ id: newId(), groupId, plannedOn, accountId: actor.accountId, plannedAt: clock.now() })
    .execute();
}

/** The plan has had its day. */
export async function endPlan(tx: Tx, groupId: string, clock: Clock): Promise<void> {
  await tx
    .updateTable('meetingPlan')
    .set({ endedAt: clock.now() })
    .where('groupId', '=', groupId)
    .where('endedAt', 'is', null)
    .execute();
}

const FURTHEST_DAYS = 400;

export type PlanError = { code: 'group-not-found' } | { code: 'plan-past' | 'plan-far'; today: string };

/** Plans the next meeting for today or a later day, up to 400 days ahead. Whoever keeps the group may. */
export async function planMeeting(
  tx: Tx,
  actor: Actor,
  { groupId, plannedOn }: { groupId: string; plannedOn: string },
  clock: Clock,
): Promise<Result<null, PlanError>> {
  const group = await groupFacts(tx, actor, groupId, 'keep');
  if (!group) return fail({ code: 'group-not-found' });
  const now = today(clock, group.timeZone);
  const furthest = new Date(Date.parse(now) + FURTHEST_DAYS * 86_400_000).toISOString().slice(0, 10);
  if (plannedOn < now) return fail({ code: 'plan-past', today: now });
  if (plannedOn > furthest) return fail({ code: 'plan-far', today: now });
  await keepPlan(tx, actor, { groupId, plannedOn }, clock);
  return ok(null);
}

export type NotHeldError =
  | { code: 'group-not-found' }
  | { code: 'future'; today: string }
  | { code: 'reason-missing' }
  | { code: 'recorded-already' };

/** Records that a planned meeting was missed or cancelled, and why. A day that stands in the register is left as it is. */
export async function recordNotHeld(
  tx: Tx,
  actor: Actor,
  given: { groupId: string; scheduledOn: string; status: 'missed' | 'cancelled'; reason: string },
  clock: Clock,
): Promise<Result<{ meetingId: string }, NotHeldError>> {
  const { groupId, scheduledOn, status } = given;
  const reason = given.reason.trim();
  const group = await groupFacts(tx, actor, groupId, 'keep');
  if (!group) return fail({ code: 'group-not-found' });
  const now = today(clock, group.timeZone);
  if (scheduledOn > now) return fail({ code: 'future', today: now });
  if (reason === '') return fail({ code: 'reason-missing' });
  const written = await tx
    .insertInto('meeting')
    .values({ id: newId(), groupId, scheduledOn, status })
    .onConflict((conflict) => conflict.columns(['groupId', 'scheduledOn']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!written) return fail({ code: 'recorded-already' });
  await startRecording(tx, actor, { what: `meeting-${status}`, groupId, reason }, clock);
  await endPlan(tx, groupId, clock);
  return ok({ meetingId: written.id });
}
