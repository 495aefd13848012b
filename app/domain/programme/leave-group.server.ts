import { startRecording } from '~/domain/identity/start-recording.server';
import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';
import { lockGroup } from './lock-group.server';
import { noteChange } from './note-change.server';

export type LeaveGroupError =
  { code: 'not-found' } | { code: 'left-already' } | { code: 'out-of-days'; earliest: string; latest: string };

export type Leaving = { memberId: string; leftOn: string; reason: string };

/**
 * Notes that a member leaves: `leftOn` is the first day on which she is no longer in the group. Her offices end with it.
 * Money is not touched here (`settleLeaving` does). Gives the recording. Fails with `out-of-days` (not before she joined,
 * nor after today), `left-already`, `not-found`.
 */
export async function leaveGroup(
  tx: Tx,
  actor: Actor,
  groupId: string,
  { memberId, leftOn, reason }: Leaving,
  clock: Clock,
): Promise<Result<{ recordingId: number }, LeaveGroupError>> {
  const group = await lockGroup(tx, actor, groupId, clock);
  if (!group) return fail({ code: 'not-found' });
  const membership = await tx
    .selectFrom('membership')
    .select(['id', 'joinedOn', 'leftOn', 'role'])
    .where('groupId', '=', groupId)
    .where('memberId', '=', memberId)
    .orderBy('joinedOn', 'desc')
    .executeTakeFirst();
  if (!membership) return fail({ code: 'not-found' });
  if (membership.leftOn !== null) return fail({ code: 'left-already' });
  if (leftOn < membership.joinedOn || leftOn > group.today) {
    return fail({ code: 'out-of-days', earliest: membership.joinedOn, latest: group.today });
  }
  const recordingId = await startRecording(tx, actor, { what: 'member-left', groupId, memberId, reason }, clock);
  await tx.updateTable('membership').set({ leftOn }).where('id', '=', membership.id).execute();
  await tx
    .updateTable('groupOffice')
    .set((eb) => ({ endedOn: eb.fn('greatest', ['fromOn', eb.cast(eb.val(leftOn), 'date')]) }))
    .where('groupId', '=', groupId)
    .where('memberId', '=', memberId)
    .where('endedOn', 'is', null)
    .execute();
  await noteChange(
    tx,
    actor,
    {
      table: 'membership',
      recordId: membership.id,
      oldValue: { left_on: null },
      newValue: { left_on: leftOn },
      reason,
      recordingId,
    },
    clock,
  );
  return ok({ recordingId });
}
