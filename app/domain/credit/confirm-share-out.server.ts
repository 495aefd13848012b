import { sql } from 'kysely';
import { startRecording } from '~/domain/identity/start-recording.server';
import { lockGroup, type LockedGroup } from '~/domain/programme/lock-group.server';
import { OFFICER_ROLES } from '~/domain/programme/officer-roles';
import {
  shareOutChanges,
  shareOutFigures,
  type ShareOutChange,
  type ShareOutFigures,
  type SocialFundChoice,
} from '~/domain/programme/share-out-figures';
import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';
import { payShareOut } from './pay-share-out.server';
import { shareOutFacts, type ShareOutRefusal } from './share-out-facts.queries.server';

export type Confirmation = {
  shareOutId: string;
  /** What the meeting resolved; null: the actor, an officer, gives her word, and the second officer's does it. */
  resolution: string | null;
  /** What was counted in the box when everybody had been paid, in minor units. */
  cashCountedMinor: number;
};

export type ConfirmError =
  | { code: 'not-found' }
  | { code: 'dropped' }
  | { code: 'figures-changed'; changes: ShareOutChange[] }
  | { code: 'cash-short'; missingMinor: number }
  | { code: 'word-of-officers' }
  | ShareOutRefusal;

export type Confirmed = { state: 'done' | 'waits-for-second' };

const OFFICERS_NEEDED = 2;

/**
 * Does a share-out as it was drawn up and read aloud, by the meeting's resolution or the word of two officers. No meeting
 * or loan of the group comes between: they wait for the lock. Doing it again changes nothing. Fails with
 * `figures-changed` and what differs where the books moved since, `cash-short` with what the box lacks,
 * `word-of-officers` where neither a resolution nor an officer stands for it, `dropped` where another was drawn up since,
 * `not-found`, or as `shareOutFacts` does.
 */
export async function confirmShareOut(
  tx: Tx,
  actor: Actor,
  groupId: string,
  { shareOutId, resolution, cashCountedMinor }: Confirmation,
  clock: Clock,
): Promise<Result<Confirmed, ConfirmError>> {
  const group = await lockGroup(tx, actor, groupId, clock, { alone: true });
  const shareOut = group && (await drawnUp(tx, groupId, shareOutId));
  if (!group || !shareOut) return fail({ code: 'not-found' });
  if (shareOut.state === 'done') return ok({ state: 'done' });
  if (shareOut.state === 'dropped') return fail({ code: 'dropped' });
  await sql`select id from loan where group_id = ${groupId} order by id for update`.execute(tx);
  const found = await shareOutFacts(tx, group);
  if (!found.ok) return found;
  const { place, facts } = found.value;
  const figures = shareOutFigures(facts, shareOut.socialFund);
  const changes = shareOutChanges(shareOut.figures, figures);
  if (changes.length > 0 || place.meetingId !== shareOut.meetingId) return fail({ code: 'figures-changed', changes });
  if (figures.cashAfterMinor < 0) return fail({ code: 'cash-short', missingMinor: -figures.cashAfterMinor });
  if (resolution === null) {
    const words = await giveWord(tx, actor, group, shareOutId, clock);
    if (words === null) return fail({ code: 'word-of-officers' });
    if (words < OFFICERS_NEEDED) return ok({ state: 'waits-for-second' });
  }
  const recording = { what: 'share-out', groupId, ...(resolution !== null && { reason: resolution }) };
  const recordingId = await startRecording(tx, actor, recording, clock);
  await payShareOut(tx, actor, recordingId, { group, place, figures, cashCountedMinor }, clock);
  await tx
    .updateTable('shareOut')
    .set({ state: 'done', doneIn: recordingId, resolution })
    .where('id', '=', shareOutId)
    .execute();
  return ok({ state: 'done' });
}

type DrawnUp = {
  state: string;
  meetingId: string;
  socialFund: SocialFundChoice;
  figures: ShareOutFigures;
};

async function drawnUp(tx: Tx, groupId: string, shareOutId: string): Promise<DrawnUp | undefined> {
  const { rows } = await sql<DrawnUp>`
    select state, meeting_id, social_fund, figures from share_out where id = ${shareOutId} and group_id = ${groupId}
    for update
  `.execute(tx);
  return rows[0];
}

/** Notes the officer's word and says how many officers gave theirs; null where the actor is no officer of the group. */
async function giveWord(
  tx: Tx,
  actor: Actor,
  group: LockedGroup,
  shareOutId: string,
  clock: Clock,
): Promise<number | null> {
  if (actor.memberId === null) return null;
  const { rows } = await sql`
    select from membership where group_id = ${group.id} and member_id = ${actor.memberId}
      and role = any(${[...OFFICER_ROLES]}::text[]) and joined_on <= ${group.today}
      and (left_on is null or left_on > ${group.today})
  `.execute(tx);
  if (rows.length === 0) return null;
  await tx
    .insertInto('shareOutWord')
    .values({ shareOutId, memberId: actor.memberId, accountId: actor.accountId, givenAt: clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const given = await tx.selectFrom('shareOutWord').select('memberId').where('shareOutId', '=', shareOutId).execute();
  return given.length;
}
