import { startRecording } from '~/domain/identity/start-recording.server';
import { lockGroup } from '~/domain/programme/meeting-sheets.server';
import { readMeetingSheet, type ReadSheet } from '~/domain/programme/read-meeting-sheet';
import { rewriteMeeting } from '~/domain/programme/rewrite-meeting.server';
import type { SheetProblem, Typed } from '~/domain/programme/sheet-fields';
import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Tx } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';
import { meetingFacts, type GroupMeetingFacts } from './meeting-facts.queries.server';
import { meetingRecord, type MeetingRecord } from './meeting-record.queries.server';
import { correctionFacts, standingRows } from './recorded-meeting';
import { recordRepayments } from './record-repayments.server';
import { reverseRepayment } from './reverse-repayment.server';

export type CorrectMeetingError =
  { code: 'meeting-not-found' } | { code: 'changed-meanwhile' } | { code: 'refused'; problems: SheetProblem[] };

/**
 * Corrects a recorded meeting: what differs is reversed with the reason and written anew, in registers and ledger, and
 * what it replaces stays to be seen. The day stays. Fails with `meeting-not-found` for whoever does not keep the group
 * and for a meeting that was not held, and with `changed-meanwhile` where somebody wrote since `version`.
 */
export async function correctMeeting(
  tx: Tx,
  actor: Actor,
  input: { groupId: string; meetingId: string; typed: Typed; version: number },
  clock: Clock,
): Promise<Result<null, CorrectMeetingError>> {
  const { groupId, meetingId, typed, version } = input;
  await lockGroup(tx, groupId);
  const record = await meetingRecord(tx, actor, { groupId, meetingId });
  if (!record?.mayKeep || record.heldOn === null) return fail({ code: 'meeting-not-found' });
  if (record.version !== version) return fail({ code: 'changed-meanwhile' });
  const { heldOn, scheduledOn } = record;
  const known = await meetingFacts(tx, actor, { groupId, meeting: { id: meetingId, heldOn, scheduledOn } }, clock);
  if (!known) return fail({ code: 'meeting-not-found' });
  const facts = correctionFacts(known);
  const read = readMeetingSheet({ ...typed, heldOn, scheduledOn }, facts);
  const reason = (typed.reason ?? '').trim().slice(0, 500);
  const problems: SheetProblem[] = reason === '' ? [{ field: 'reason', code: 'missing-reason' }] : [];
  if (read.problems.length + problems.length > 0) {
    return fail({ code: 'refused', problems: [...read.problems, ...problems] });
  }
  const correction = { what: 'meeting-correction', record, heldOn, read, facts, reason };
  const replaced = await replaceMeeting(tx, actor, correction, clock);
  return replaced.ok ? ok(null) : replaced;
}

type Replacing = {
  what: string;
  record: MeetingRecord;
  heldOn: string;
  read: ReadSheet;
  facts: GroupMeetingFacts;
  reason: string;
};

/** Makes a held meeting say what a sheet says, repayments too, under a recording with its reason. Its loans are not touched. */
export async function replaceMeeting(
  tx: Tx,
  actor: Actor,
  { what, record, heldOn, read, facts, reason }: Replacing,
  clock: Clock,
): Promise<Result<{ recordingId: number }, Extract<CorrectMeetingError, { code: 'refused' }>>> {
  const { groupId, branchId, currency } = facts;
  const { sheet } = read;
  const recordingId = await startRecording(tx, actor, { what, groupId, reason }, clock);
  const standing = standingRows(record);
  const { id, scheduledOn, cashOpenMinor, cashCloseMinor } = record;
  const meeting = { id, scheduledOn, heldOn, cashOpenMinor, cashCloseMinor };
  const books = { heldOn: sheet.heldOn, groupId, branchId, currency };
  await rewriteMeeting(tx, actor, recordingId, { ...read, facts, books, meeting, standing, reason }, clock);
  const wanted = new Map(sheet.repayments.map(({ loanId, amountMinor }) => [loanId, amountMinor]));
  const paid = new Map<string, number>();
  for (const { loanId, amountMinor } of standing.repayments) paid.set(loanId, (paid.get(loanId) ?? 0) + amountMinor);
  const moved = heldOn !== sheet.heldOn;
  const changed = [...new Set([...paid.keys(), ...wanted.keys()])].filter(
    (loanId) => moved || (paid.get(loanId) ?? 0) !== (wanted.get(loanId) ?? 0),
  );
  for (const { id: paymentId, loanId } of standing.repayments.filter((row) => changed.includes(row.loanId))) {
    const reversed = await reverseRepayment(tx, recordingId, { loanId, paymentId });
    if (!reversed.ok)
      return fail({ code: 'refused', problems: [{ field: `repayment.${loanId}`, code: 'payment-stays' }] });
  }
  const repayments = sheet.repayments.filter(({ loanId }) => changed.includes(loanId));
  const repaid = await recordRepayments(tx, recordingId, { on: sheet.heldOn, repayments });
  if (repaid.ok) return ok({ recordingId });
  const amounts = { most: 'owedMinor' in repaid.error ? repaid.error.owedMinor : 0 };
  return fail({
    code: 'refused',
    problems: [{ field: `repayment.${repaid.error.loanId}`, code: 'over-owed', amounts }],
  });
}
