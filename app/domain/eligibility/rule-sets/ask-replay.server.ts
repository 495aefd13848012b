import { hasActEverywhere } from '~/domain/identity/staff-acts';
import type { StaffMember } from '~/platform/actor';
import { today, type Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { emit } from '~/platform/outbox.server';
import { fail, ok, type Result } from '~/platform/result';
import { REPLAY_ASKED } from './replay.events';
import { monthEnds } from './replay-days';

export type AskReplayInput = { months: number; thresholds: 'enter' | 'keep' };

/** How many months back a replay can look. */
export const REPLAY_MONTHS = [3, 6, 12, 24] as const;

/**
 * Asks for a draft to be judged beside the version in force at the end of each of the last months. While one of the same
 * draft is under way, that one is given. Returns its id. Fails with `draft-not-found`.
 */
export async function askReplay(
  tx: Tx,
  actor: StaffMember,
  draftId: string,
  { months, thresholds }: AskReplayInput,
  clock: Clock,
): Promise<Result<string, { code: 'draft-not-found' }>> {
  if (!hasActEverywhere(actor.staff, 'govern')) return fail({ code: 'draft-not-found' });
  const draft = await tx
    .selectFrom('ruleSetDraft')
    .select('thresholds')
    .where('id', '=', draftId)
    .forUpdate()
    .executeTakeFirst();
  if (!draft) return fail({ code: 'draft-not-found' });
  const underWay = await tx
    .selectFrom('ruleSetReplay')
    .select('id')
    .where('draftId', '=', draftId)
    .where('state', 'in', ['waiting', 'running'])
    .executeTakeFirst();
  if (underWay) return ok(underWay.id);
  const id = newId();
  await tx
    .insertInto('ruleSetReplay')
    .values({
      id,
      draftId,
      numbers: JSON.stringify(draft.thresholds),
      days: monthEnds(today(clock), months),
      thresholds,
      askedBy: actor.accountId,
      askedAt: clock.now(),
    })
    .execute();
  await emit(tx, REPLAY_ASKED, { replayId: id });
  return ok(id);
}
