import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Db, Tx } from '~/platform/db.server';
import type { MeetingSheet } from './meeting-sheet';
import type { Typed } from './sheet-fields';

export type SheetState = 'unsigned' | 'conflict' | 'recorded' | 'not_taken';
export type KeptSheet = { id: string; state: SheetState; meetingId: string | null };

/** Fields that are kept of a sheet: numbers to sign with and what belongs to one sending never are. */
export function keptFields(typed: Typed): Record<string, string> {
  return Object.fromEntries(
    Object.entries(typed).filter(
      (entry): entry is [string, string] =>
        entry[1] !== undefined &&
        entry[1] !== '' &&
        !/^(pin|pinAgain)\.|^(formToken|intent|finishedAt)$/.test(entry[0]),
    ),
  );
}

/** Locks the group, so that its meetings are written one after the other. */
export async function lockGroup(tx: Tx, groupId: string): Promise<void> {
  await tx.selectFrom('selfHelpGroup').select('id').where('id', '=', groupId).forNoKeyUpdate().execute();
}

/** Keeps a sheet as it was typed, or again with what was mended while it waited for signatures. */
export async function keepSheet(
  tx: Tx,
  actor: Actor,
  kept: {
    id: string;
    groupId: string;
    sheet: MeetingSheet;
    typed: Typed;
    finishedAt: Date | null;
    state: 'unsigned' | 'conflict';
  },
  clock: Clock,
): Promise<void> {
  const { id, groupId, sheet, state, finishedAt } = kept;
  const now = { scheduledOn: sheet.scheduledOn, heldOn: sheet.heldOn, typed: JSON.stringify(keptFields(kept.typed)) };
  await tx
    .insertInto('meetingSheet')
    .values({ id, groupId, accountId: actor.accountId, state, finishedAt, receivedAt: clock.now(), ...now })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ ...now, state }))
    .execute();
  await noteSheet(tx, actor, { id, state }, clock);
}

/** Moves a sheet on, with its history. */
export async function moveSheet(
  tx: Tx,
  actor: Actor,
  moved: { id: string; state: SheetState; meetingId?: string; reason?: string },
  clock: Clock,
): Promise<void> {
  const { id, state, meetingId } = moved;
  await tx
    .updateTable('meetingSheet')
    .set({ state, ...(meetingId && { meetingId }) })
    .where('id', '=', id)
    .execute();
  await noteSheet(tx, actor, moved, clock);
}

async function noteSheet(
  tx: Tx,
  actor: Actor,
  { id, state, reason }: { id: string; state: SheetState; reason?: string },
  clock: Clock,
): Promise<void> {
  await tx
    .insertInto('meetingSheetEvent')
    .values({ sheetId: id, toState: state, accountId: actor.accountId, reason, at: clock.now() })
    .execute();
}

export type Rival = { meetingId: string | null; heldOn: string | null; sheetId: string | null };

/** What stands already for the day of a sheet: a recorded meeting, or another sheet that waits. Undefined: nothing does. */
export async function rivalOf(
  db: Db,
  own: { id: string; groupId: string; heldOn: string; scheduledOn: string },
): Promise<Rival | undefined> {
  const meeting = await db
    .selectFrom('meeting')
    .leftJoin('meetingSheet', (join) =>
      join.onRef('meetingSheet.meetingId', '=', 'meeting.id').on('meetingSheet.state', '=', 'recorded'),
    )
    .select(['meeting.id as meetingId', 'meeting.heldOn', 'meetingSheet.id as sheetId'])
    .where('meeting.groupId', '=', own.groupId)
    .where((eb) => eb.or([eb('meeting.scheduledOn', '=', own.scheduledOn), eb('meeting.heldOn', '=', own.heldOn)]))
    .executeTakeFirst();
  if (meeting) return meeting;
  const sheet = await db
    .selectFrom('meetingSheet')
    .select(['id as sheetId'])
    .where('groupId', '=', own.groupId)
    .where('id', '!=', own.id)
    .where('state', 'in', ['unsigned', 'conflict'])
    .where((eb) => eb.or([eb('scheduledOn', '=', own.scheduledOn), eb('heldOn', '=', own.heldOn)]))
    .orderBy('receivedAt')
    .executeTakeFirst();
  return sheet && { meetingId: null, heldOn: null, sheetId: sheet.sheetId };
}
