import { presentIds } from '~/domain/programme/meeting-sheet';
import { sheetOf } from '~/domain/programme/meeting-sheet.queries.server';
import { lockGroup } from '~/domain/programme/meeting-sheets.server';
import { readMeetingSheet } from '~/domain/programme/read-meeting-sheet';
import type { SheetProblem, Typed } from '~/domain/programme/sheet-fields';
import { checkSignatures, keepSignatures, newPinProblems } from '~/domain/programme/sheet-signatures.server';
import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import { transact, type Db } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';
import type { HeldMeeting } from './hold-meeting.server';
import { meetingFacts } from './meeting-facts.queries.server';
import { recordSheet } from './record-sheet.server';

export type SignSheetError =
  | { code: 'sheet-not-found' }
  | { code: 'refused'; problems: SheetProblem[] }
  /** The books have changed since it was written: the sheet has to be mended first. */
  | { code: 'changed-since'; problems: SheetProblem[] };

const WAITING = ['unsigned', 'conflict'];

/**
 * Members who were there sign a sheet that waits; with as many as the constitution asks it is recorded. A wrong number is
 * counted and named, and the sheet waits on; so does one that stands against another record of its day.
 */
export async function signSheet(
  db: Db,
  actor: Actor,
  { groupId, sheetId, typed }: { groupId: string; sheetId: string; typed: Typed },
  clock: Clock,
): Promise<Result<HeldMeeting, SignSheetError>> {
  const seen = await sheetOf(db, actor, { groupId, sheetId });
  if (!seen || !WAITING.includes(seen.state)) return fail({ code: 'sheet-not-found' });
  const checked = await checkSignatures(db, groupId, typed, clock);
  return transact(db, async (tx): Promise<Result<HeldMeeting, SignSheetError>> => {
    await lockGroup(tx, groupId);
    const sheet = await sheetOf(tx, actor, { groupId, sheetId });
    const facts = await meetingFacts(tx, actor, { groupId, on: sheet?.heldOn }, clock);
    if (!sheet || !WAITING.includes(sheet.state) || !facts) return fail({ code: 'sheet-not-found' });
    const read = readMeetingSheet(sheet.typed, facts);
    const present = presentIds(read.sheet);
    const absent = checked.filter(({ memberId }) => !present.has(memberId)).map(({ memberId }) => memberId);
    const problems = [...newPinProblems(typed, checked), ...absentSigners(typed, absent)];
    if (problems.length > 0) return fail({ code: 'refused', problems });
    const signed = await keepSignatures(tx, actor, { sheetId, signers: [...present], checked }, clock);
    const wrongPins = checked.filter(({ outcome }) => ['wrong', 'locked'].includes(outcome)).map((one) => one.memberId);
    const { state } = sheet;
    if (state === 'conflict' || signed < facts.terms.signOffs)
      return ok({ id: sheetId, state, meetingId: null, wrongPins });
    if (read.problems.length > 0) return fail({ code: 'changed-since', problems: read.problems });
    const recorded = await recordSheet(tx, actor, { sheetId, read, facts }, clock);
    if (!recorded.ok) return fail({ code: 'changed-since', problems: recorded.error.problems });
    return ok({ id: sheetId, state: 'recorded', meetingId: recorded.value, wrongPins: [] });
  });
}

function absentSigners(typed: Typed, absent: readonly string[]): SheetProblem[] {
  return Object.entries(typed)
    .filter(([name, value]) => /^signer\.\d+$/.test(name) && absent.includes(value ?? ''))
    .map(([field]) => ({ field, code: 'signer-absent' }));
}
