import { sql } from 'kysely';
import { postEntries, reverseEntries } from '~/domain/ledger/post-entries.server';
import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { meetingEntries } from './meeting-entries';
import { registerRows, type MeetingRows } from './meeting-rows';
import { insertRows, writeDetail, writeResolutions, type MeetingToWrite } from './write-meeting.server';

/** Rows as they stand, with their ids. */
export type StandingRows = {
  marks: (MeetingRows['marks'][number] & { id: number })[];
  savings: (MeetingRows['savings'][number] & { id: number })[];
  movements: (MeetingRows['movements'][number] & { id: number })[];
};

type Rewriting = MeetingToWrite & {
  meeting: {
    id: string;
    scheduledOn: string;
    heldOn: string;
    cashOpenMinor: number | null;
    cashCloseMinor: number | null;
  };
  standing: StandingRows;
  reason: string;
};

/**
 * Makes a recorded meeting say what the sheet says, its loans apart: rows that are not so any more are reversed and stay
 * to be seen, new ones are written, and so with the ledger's entries. What stays as it is, is not touched.
 */
export async function rewriteMeeting(
  tx: Tx,
  actor: Actor,
  recordingId: number,
  rewriting: Rewriting,
  clock: Clock,
): Promise<void> {
  const { meeting, standing, sheet, facts, books, reason } = rewriting;
  const wanted = registerRows(sheet, facts.members);
  const key = {
    marks: ({ memberId, mark }: MeetingRows['marks'][number]) => `${memberId} ${mark}`,
    savings: ({ memberId, amountMinor }: MeetingRows['savings'][number]) => `${memberId} ${amountMinor}`,
    movements: ({ kind, amountMinor, note }: MeetingRows['movements'][number]) =>
      `${kind} ${amountMinor} ${note ?? ''}`,
  };
  const marks = difference(standing.marks, wanted.marks, key.marks);
  const savings = difference(standing.savings, wanted.savings, key.savings);
  const movements = difference(standing.movements, wanted.movements, key.movements);
  const at = { meetingId: meeting.id, scheduledOn: meeting.scheduledOn };
  await reverseRows(tx, recordingId, at, { marks: marks.gone, savings: savings.gone, movements: movements.gone });
  await insertRows(tx, recordingId, at, { marks: marks.added, savings: savings.added, movements: movements.added });
  const moved = meeting.heldOn !== sheet.heldOn;
  const kinds = [
    ...(moved || savings.changed ? ['savings'] : []),
    ...(moved || movements.changed ? ['cash_movements'] : []),
  ];
  await repost(tx, recordingId, { meetingId: meeting.id, kinds, reason }, () =>
    meetingEntries(wanted, { ...books, meetingId: meeting.id }).filter(({ kind }) => kinds.includes(kind)),
  );
  await changeHead(tx, actor, recordingId, rewriting, clock);
  await writeDetail(tx, meeting.id, rewriting);
  await tx
    .updateTable('meetingResolution')
    .set({ reversedIn: recordingId })
    .where('meetingId', '=', meeting.id)
    .where('reversedIn', 'is', null)
    .execute();
  await writeResolutions(tx, recordingId, meeting.id, sheet.resolutions);
}

/** Which rows are gone and which are new; equal ones are matched one to one. */
function difference<Row, Standing extends Row & { id: number }>(
  standing: readonly Standing[],
  wanted: readonly Row[],
  keyOf: (row: Row) => string,
): { gone: number[]; added: Row[]; changed: boolean } {
  const left = new Map<string, number[]>();
  for (const row of standing) left.set(keyOf(row), [...(left.get(keyOf(row)) ?? []), row.id]);
  const added = wanted.filter((row) => left.get(keyOf(row))?.shift() === undefined);
  const gone = [...left.values()].flat();
  return { gone, added, changed: gone.length + added.length > 0 };
}

type Gone = { marks: number[]; savings: number[]; movements: number[] };

async function reverseRows(
  tx: Tx,
  recordingId: number,
  { meetingId, scheduledOn }: { meetingId: string; scheduledOn: string },
  gone: Gone,
): Promise<void> {
  const tables = { attendance_mark: gone.marks, saving: gone.savings, cash_movement: gone.movements };
  for (const [table, ids] of Object.entries(tables)) {
    if (ids.length === 0) continue;
    await sql`
      update ${sql.table(table)} set reversed_in = ${recordingId}
      where meeting_id = ${meetingId} and meeting_on = ${scheduledOn} and id = any(${ids}::bigint[])
    `.execute(tx);
  }
}

async function repost(
  tx: Tx,
  recordingId: number,
  { meetingId, kinds, reason }: { meetingId: string; kinds: string[]; reason: string },
  entries: () => ReturnType<typeof meetingEntries>,
): Promise<void> {
  if (kinds.length === 0) return;
  const posted = await tx
    .selectFrom('ledgerEntry')
    .select('id')
    .where('meetingId', '=', meetingId)
    .where('kind', 'in', kinds)
    .execute();
  await reverseEntries(
    tx,
    recordingId,
    posted.map(({ id }) => id),
    reason,
  );
  await postEntries(tx, recordingId, entries());
}

async function changeHead(
  tx: Tx,
  actor: Actor,
  recordingId: number,
  { meeting, sheet, reason }: Rewriting,
  clock: Clock,
): Promise<void> {
  const { id, scheduledOn: _, ...old } = meeting;
  const now = { heldOn: sheet.heldOn, cashOpenMinor: sheet.cashOpenMinor, cashCloseMinor: sheet.cashCloseMinor };
  if (JSON.stringify(old) === JSON.stringify(now)) return;
  await tx
    .updateTable('meeting')
    .set({ heldOn: now.heldOn, cashOpenMinor: now.cashOpenMinor, cashCloseCountedMinor: now.cashCloseMinor })
    .where('id', '=', id)
    .execute();
  await tx
    .insertInto('auditLog')
    .values({
      at: clock.now(),
      accountId: actor.accountId,
      importId: recordingId,
      tableName: 'meeting',
      recordId: id,
      oldValue: JSON.stringify(old),
      newValue: JSON.stringify(now),
      reason,
    })
    .execute();
}
