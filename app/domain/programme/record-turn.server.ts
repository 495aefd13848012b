import type { Tx } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';

type PaidTurn = { turnId: string; meetingId: string; paidOn: string; paidMinor: number; recordingId: number };

/**
 * Notes that a member had the pot at a meeting; the money itself is recorded with the meeting. Compare and set: fails with
 * `had-already` where the turn was noted for another meeting; noting the same meeting again changes nothing.
 */
export async function recordTurn(
  tx: Tx,
  { turnId, meetingId, paidOn, paidMinor, recordingId }: PaidTurn,
): Promise<Result<null, { code: 'had-already' }>> {
  const noted = await tx
    .updateTable('rotationTurn')
    .set({ meetingId, paidOn, paidMinor, recordingId })
    .where('id', '=', turnId)
    .where((eb) => eb.or([eb('paidOn', 'is', null), eb('meetingId', '=', meetingId)]))
    .returning('id')
    .executeTakeFirst();
  return noted ? ok(null) : fail({ code: 'had-already' });
}
