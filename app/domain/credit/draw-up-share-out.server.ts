import { startRecording } from '~/domain/identity/start-recording.server';
import { lockGroup } from '~/domain/programme/lock-group.server';
import { shareOutFigures, type SocialFundChoice } from '~/domain/programme/share-out-figures';
import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { fail, ok, type Result } from '~/platform/result';
import { shareOutFacts, type ShareOutRefusal } from './share-out-facts.queries.server';

export type DrawUpError = { code: 'not-found' } | ShareOutRefusal;

/**
 * Draws up a group's share-out, to be read aloud: what everybody would get at its last held meeting, as the books stand.
 * It moves no money. One that was drawn up before is dropped. Fails as `shareOutFacts` does, and with `not-found`.
 */
export async function drawUpShareOut(
  tx: Tx,
  actor: Actor,
  groupId: string,
  socialFund: SocialFundChoice,
  clock: Clock,
): Promise<Result<{ shareOutId: string }, DrawUpError>> {
  const group = await lockGroup(tx, actor, groupId, clock, { alone: true });
  if (!group) return fail({ code: 'not-found' });
  const found = await shareOutFacts(tx, group);
  if (!found.ok) return found;
  const { place, facts } = found.value;
  const recordingId = await startRecording(tx, actor, { what: 'share-out-drawn-up', groupId }, clock);
  await tx
    .updateTable('shareOut')
    .set({ state: 'dropped' })
    .where('cycleId', '=', place.cycleId)
    .where('state', '=', 'drawn_up')
    .execute();
  const shareOutId = newId();
  await tx
    .insertInto('shareOut')
    .values({
      id: shareOutId,
      groupId,
      cycleId: place.cycleId,
      meetingId: place.meetingId,
      state: 'drawn_up',
      socialFund,
      figures: JSON.stringify(shareOutFigures(facts, socialFund)),
      drawnUpAt: clock.now(),
      drawnUpIn: recordingId,
    })
    .execute();
  return ok({ shareOutId });
}
