import { sheetOf, type SheetView } from '~/domain/programme/meeting-sheet.queries.server';
import { lockGroup, moveSheet, rivalOf, type Rival } from '~/domain/programme/meeting-sheets.server';
import { readMeetingSheet } from '~/domain/programme/read-meeting-sheet';
import type { SheetProblem } from '~/domain/programme/sheet-fields';
import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';
import { replaceMeeting } from './correct-meeting.server';
import { meetingFacts } from './meeting-facts.queries.server';
import { meetingRecord } from './meeting-record.queries.server';
import { readRivalSheet } from './read-rival-sheet.server';
import { lendAtMeeting, recordSheet } from './record-sheet.server';

export type ChooseSheetError =
  | { code: 'sheet-not-found' }
  | { code: 'reason-missing' }
  | { code: 'not-signed' }
  | { code: 'changed-since'; problems: SheetProblem[] };

type Choice = { groupId: string; sheetId: string; take: 'this' | 'other'; reason: string };

/**
 * Decides between two records of one meeting, with a reason; the one that is not taken stays to be seen. Taken in place
 * of a recorded meeting, a sheet replaces its figures by reversals, and its own loan requests are carried out; a loan that
 * both have is made once, and what the recorded one alone paid out stays, to be mended at the loan. Taken in place of
 * another that waits, it is recorded as soon as it is signed. Returns the meeting, or null.
 */
export async function chooseSheet(
  tx: Tx,
  actor: Actor,
  { groupId, sheetId, take, reason: given }: Choice,
  clock: Clock,
): Promise<Result<{ meetingId: string | null }, ChooseSheetError>> {
  await lockGroup(tx, groupId);
  const sheet = await sheetOf(tx, actor, { groupId, sheetId });
  if (sheet?.state !== 'conflict') return fail({ code: 'sheet-not-found' });
  const reason = given.trim().slice(0, 500);
  if (reason === '') return fail({ code: 'reason-missing' });
  const rival = await rivalOf(tx, { ...sheet, id: sheetId });
  if (take === 'other') {
    await moveSheet(tx, actor, { id: sheetId, state: 'not_taken', reason }, clock);
    return ok({ meetingId: rival?.meetingId ?? null });
  }
  const chosen = rival?.meetingId
    ? await inPlaceOf(tx, actor, { sheet, meetingId: rival.meetingId, reason }, clock)
    : await onItsWay(tx, actor, { sheet, reason }, clock);
  if (chosen.ok) await leaveOther(tx, actor, { sheet, rival, reason }, clock);
  return chosen;
}

async function leaveOther(
  tx: Tx,
  actor: Actor,
  { sheet, rival, reason }: { sheet: SheetView; rival: Rival | undefined; reason: string },
  clock: Clock,
): Promise<void> {
  if (rival?.sheetId && rival.sheetId !== sheet.id) {
    await moveSheet(tx, actor, { id: rival.sheetId, state: 'not_taken', reason }, clock);
  }
}

type Chosen = Promise<Result<{ meetingId: string | null }, ChooseSheetError>>;

async function inPlaceOf(
  tx: Tx,
  actor: Actor,
  { sheet, meetingId, reason }: { sheet: SheetView; meetingId: string; reason: string },
  clock: Clock,
): Chosen {
  const { groupId } = sheet;
  const record = await meetingRecord(tx, actor, { groupId, meetingId });
  if (!record) return fail({ code: 'sheet-not-found' });
  if (record.heldOn === null) return onItsWay(tx, actor, { sheet, reason }, clock);
  const { heldOn, scheduledOn } = record;
  const known = await meetingFacts(tx, actor, { groupId, meeting: { id: meetingId, heldOn, scheduledOn } }, clock);
  if (!known) return fail({ code: 'sheet-not-found' });
  if (sheet.signed.length < known.terms.signOffs) return fail({ code: 'not-signed' });
  const { read, facts, standing } = await readRivalSheet(tx, { ...sheet.typed, scheduledOn }, known);
  if (read.problems.length > 0) return fail({ code: 'changed-since', problems: read.problems });
  const replaced = await replaceMeeting(
    tx,
    actor,
    { what: 'meeting-replaced', record, heldOn, read, facts, reason },
    clock,
  );
  if (!replaced.ok) return fail({ code: 'changed-since', problems: replaced.error.problems });
  const lending = { sheet: read.sheet, facts, meetingId, standing };
  const problems = await lendAtMeeting(tx, replaced.value.recordingId, lending);
  if (problems.length > 0) return fail({ code: 'changed-since', problems });
  await moveSheet(tx, actor, { id: sheet.id, state: 'recorded', meetingId, reason }, clock);
  return ok({ meetingId });
}

/** No meeting stands for the day: the sheet is recorded if enough have signed, else it waits for them. */
async function onItsWay(
  tx: Tx,
  actor: Actor,
  { sheet, reason }: { sheet: SheetView; reason: string },
  clock: Clock,
): Chosen {
  const { id, groupId } = sheet;
  await moveSheet(tx, actor, { id, state: 'unsigned', reason }, clock);
  const facts = await meetingFacts(tx, actor, { groupId, on: sheet.heldOn }, clock);
  if (!facts) return fail({ code: 'sheet-not-found' });
  if (sheet.signed.length < facts.terms.signOffs) return ok({ meetingId: null });
  const read = readMeetingSheet(sheet.typed, facts);
  if (read.problems.length > 0) return fail({ code: 'changed-since', problems: read.problems });
  const recorded = await recordSheet(tx, actor, { sheetId: id, read, facts }, clock);
  return recorded.ok
    ? ok({ meetingId: recorded.value })
    : fail({ code: 'changed-since', problems: recorded.error.problems });
}
