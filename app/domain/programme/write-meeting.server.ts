import { sql } from 'kysely';
import { postEntries } from '~/domain/ledger/post-entries.server';
import type { Tx } from '~/platform/db.server';
import { newId } from '~/platform/id';
import { meetingEntries, type MeetingBooks } from './meeting-entries';
import { registerRows, type MeetingRows } from './meeting-rows';
import { isCarried, type MeetingFacts, type MeetingSheet, type SheetTotals } from './meeting-sheet';

export type MeetingToWrite = {
  sheet: MeetingSheet;
  totals: SheetTotals;
  facts: Pick<MeetingFacts, 'members' | 'last'>;
  books: Omit<MeetingBooks, 'meetingId'>;
};

/**
 * Writes a held meeting into the registers and the ledger, its loans apart: attendance, savings and other cash with the
 * entries that an import of the same rows would give, and what is kept beside them (the counts that were expected,
 * minutes, resolutions). A day that was recorded as missed or cancelled becomes held. The caller has checked the sheet
 * and holds the group's lock. Returns the meeting's id.
 */
export async function writeMeeting(tx: Tx, recordingId: number, meeting: MeetingToWrite): Promise<string> {
  const { sheet, facts, books } = meeting;
  const { id } = await tx
    .insertInto('meeting')
    .values({
      id: newId(),
      groupId: books.groupId,
      scheduledOn: sheet.scheduledOn,
      status: 'held',
      heldOn: sheet.heldOn,
      cashOpenMinor: sheet.cashOpenMinor,
      cashCloseCountedMinor: sheet.cashCloseMinor,
    })
    .onConflict((conflict) =>
      conflict.columns(['groupId', 'scheduledOn']).doUpdateSet((eb) => ({
        status: eb.ref('excluded.status'),
        heldOn: eb.ref('excluded.heldOn'),
        cashOpenMinor: eb.ref('excluded.cashOpenMinor'),
        cashCloseCountedMinor: eb.ref('excluded.cashCloseCountedMinor'),
      })),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  const rows = registerRows(sheet, facts.members);
  await insertRows(tx, recordingId, { meetingId: id, scheduledOn: sheet.scheduledOn }, rows);
  await writeDetail(tx, id, meeting);
  await writeResolutions(tx, recordingId, id, sheet.resolutions);
  await postEntries(tx, recordingId, meetingEntries(rows, { ...books, meetingId: id }));
  return id;
}

/** Rows of a meeting under a recording; one statement. */
export async function insertRows(
  tx: Tx,
  recordingId: number,
  { meetingId, scheduledOn }: { meetingId: string; scheduledOn: string },
  { marks, savings, movements }: MeetingRows,
): Promise<void> {
  const rows = (list: readonly object[]) => sql`${JSON.stringify(list)}::jsonb`;
  await sql`
    with marked as (
      insert into attendance_mark (meeting_id, meeting_on, member_id, mark, import_id)
      select ${meetingId}::uuid, ${scheduledOn}::date, "memberId", mark, ${recordingId}
      from jsonb_to_recordset(${rows(marks)}) as r("memberId" uuid, mark text)
    ), saved as (
      insert into saving (meeting_id, meeting_on, member_id, amount_minor, import_id)
      select ${meetingId}::uuid, ${scheduledOn}::date, "memberId", "amountMinor", ${recordingId}
      from jsonb_to_recordset(${rows(savings)}) as r("memberId" uuid, "amountMinor" bigint)
    )
    insert into cash_movement (meeting_id, meeting_on, kind, amount_minor, note, import_id)
    select ${meetingId}::uuid, ${scheduledOn}::date, kind, "amountMinor", note, ${recordingId}
    from jsonb_to_recordset(${rows(movements)}) as r(kind text, "amountMinor" bigint, note text)
  `.execute(tx);
}

/** What was expected in the box and why it was otherwise, and the minutes. */
export async function writeDetail(
  tx: Tx,
  meetingId: string,
  { sheet, totals, facts }: Pick<MeetingToWrite, 'sheet' | 'totals' | 'facts'>,
): Promise<void> {
  const detail = {
    openingExpectedMinor: facts.last?.closingMinor ?? null,
    openingReason: sheet.openReason || null,
    closingComputedMinor: totals.computedMinor,
    closingReason: sheet.closeReason || null,
    minutes: sheet.minutes,
  };
  await tx
    .insertInto('meetingDetail')
    .values({ meetingId, ...detail })
    .onConflict((conflict) => conflict.column('meetingId').doUpdateSet(detail))
    .execute();
}

export async function writeResolutions(
  tx: Tx,
  recordingId: number,
  meetingId: string,
  resolutions: MeetingSheet['resolutions'],
): Promise<void> {
  if (resolutions.length === 0) return;
  const rows = resolutions.map(({ text, votes }) => ({
    id: newId(),
    meetingId,
    text,
    votesFor: votes.for,
    votesAgainst: votes.against,
    votesAbstained: votes.abstained,
    carried: isCarried(votes),
    importId: recordingId,
  }));
  await tx.insertInto('meetingResolution').values(rows).execute();
}
