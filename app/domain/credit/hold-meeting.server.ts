import { groupFacts } from '~/domain/programme/group-facts.queries.server';
import type { CheckedPin } from '~/domain/programme/member-pin.server';
import { readMeetingSheet, type ReadSheet } from '~/domain/programme/read-meeting-sheet';
import type { SheetProblem, Typed } from '~/domain/programme/sheet-fields';
import { checkSignatures, keepSignatures, newPinProblems } from '~/domain/programme/sheet-signatures.server';
import { keepSheet, lockGroup, rivalOf, type KeptSheet, type Rival } from '~/domain/programme/meeting-sheets.server';
import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import { transact, type Db, type Tx } from '~/platform/db.server';
import { fail, ok, type Result } from '~/platform/result';
import { meetingFacts, type GroupMeetingFacts } from './meeting-facts.queries.server';
import { readRivalSheet } from './read-rival-sheet.server';
import { recordSheet } from './record-sheet.server';

/** `wrongPins`: members whose number was not right, or may not be tried for a while. */
export type HeldMeeting = KeptSheet & { wrongPins: string[] };

export type HoldMeetingError =
  { code: 'group-not-found' } | { code: 'used-otherwise' } | { code: 'refused'; problems: SheetProblem[] };

/**
 * Takes a meeting as it was typed, under the id that its device gave it; the same id again gives the same answer. What is
 * wrong is refused field by field and nothing is kept. Else the sheet is kept, and
 * - `conflict`: another record of that day stands or waits; somebody has to choose;
 * - `unsigned`: fewer members have signed than the constitution asks (a wrong number, or none); it waits;
 * - `recorded`: it is in the registers and the ledger, its loans too, in one transaction.
 * `group-not-found`: no such group for the actor. `used-otherwise`: the id is another group's or person's; or another
 * day's, unless it is that of a sheet that was opened to mend it (`mends`).
 */
export async function holdMeeting(
  db: Db,
  actor: Actor,
  input: { groupId: string; sheetId: string; typed: Typed; mends?: boolean },
  clock: Clock,
): Promise<Result<HeldMeeting, HoldMeetingError>> {
  const { groupId, sheetId, typed, mends = false } = input;
  if (!(await groupFacts(db, actor, groupId, 'keep'))) return fail({ code: 'group-not-found' });
  const known = await knownSheet(db, actor, input);
  if (known === 'used-otherwise') return fail({ code: 'used-otherwise' });
  if (known && known.state !== 'unsigned') return ok({ ...known, wrongPins: [] });
  const checked = await checkSignatures(db, groupId, typed, clock);
  return transact(db, (tx) => takeSheet(tx, actor, { groupId, sheetId, typed, mends, checked }, clock));
}

async function knownSheet(
  db: Db,
  actor: Actor,
  { groupId, sheetId, typed, mends }: { groupId: string; sheetId: string; typed: Typed; mends?: boolean },
): Promise<KeptSheet | undefined | 'used-otherwise'> {
  const known = await db.selectFrom('meetingSheet').selectAll().where('id', '=', sheetId).executeTakeFirst();
  if (!known) return undefined;
  if (known.groupId !== groupId || known.accountId !== actor.accountId) return 'used-otherwise';
  const isOpened = mends && known.state === 'unsigned';
  if (!isOpened && (known.typed as Typed).heldOn !== typed.heldOn) return 'used-otherwise';
  return { id: known.id, state: known.state as KeptSheet['state'], meetingId: known.meetingId };
}

type SheetToTake = { groupId: string; sheetId: string; typed: Typed; mends: boolean; checked: CheckedPin[] };

async function takeSheet(
  tx: Tx,
  actor: Actor,
  { groupId, sheetId, typed, mends, checked }: SheetToTake,
  clock: Clock,
): Promise<Result<HeldMeeting, HoldMeetingError>> {
  await lockGroup(tx, groupId);
  const known = await knownSheet(tx, actor, { groupId, sheetId, typed, mends });
  if (known === 'used-otherwise') return fail({ code: 'used-otherwise' });
  if (known && known.state !== 'unsigned') return ok({ ...known, wrongPins: [] });
  const compared = await compareWithBooks(tx, actor, { groupId, sheetId, typed }, clock);
  if (!compared) return fail({ code: 'group-not-found' });
  const { facts, read, rival } = compared;
  const problems = [...read.problems, ...newPinProblems(typed, checked)];
  if (problems.length > 0) return fail({ code: 'refused', problems });
  const { sheet } = read;
  const state = rival ? 'conflict' : 'unsigned';
  await keepSheet(tx, actor, { id: sheetId, groupId, sheet, typed, finishedAt: momentOf(typed, clock), state }, clock);
  const signed = await keepSignatures(tx, actor, { sheetId, signers: sheet.signers, checked }, clock);
  const wrongPins = checked.filter(({ outcome }) => ['wrong', 'locked'].includes(outcome)).map((one) => one.memberId);
  if (state === 'conflict' || signed < facts.terms.signOffs) {
    return ok({ id: sheetId, state, meetingId: null, wrongPins });
  }
  return recordTaken(tx, actor, { sheetId, read, facts }, clock);
}

type Compared = { facts: GroupMeetingFacts; read: ReadSheet; rival: Rival | undefined };

/** Reads a sheet against the books; where its meeting is recorded already, as they were before that record. */
async function compareWithBooks(
  tx: Tx,
  actor: Actor,
  { groupId, sheetId, typed }: { groupId: string; sheetId: string; typed: Typed },
  clock: Clock,
): Promise<Compared | undefined> {
  const facts = await meetingFacts(tx, actor, { groupId, on: typed.heldOn }, clock);
  if (!facts) return undefined;
  const read = readMeetingSheet(typed, facts);
  const { heldOn, scheduledOn } = read.sheet;
  const rival = await rivalOf(tx, { id: sheetId, groupId, heldOn, scheduledOn });
  if (!rival?.meetingId || rival.heldOn === null) return { facts, read, rival };
  const meeting = { id: rival.meetingId, heldOn: rival.heldOn, scheduledOn };
  const before = await meetingFacts(tx, actor, { groupId, meeting }, clock);
  return before && { ...(await readRivalSheet(tx, typed, before)), rival };
}

async function recordTaken(
  tx: Tx,
  actor: Actor,
  taken: { sheetId: string; read: ReadSheet; facts: GroupMeetingFacts },
  clock: Clock,
): Promise<Result<HeldMeeting, HoldMeetingError>> {
  const recorded = await recordSheet(tx, actor, taken, clock);
  if (!recorded.ok) return recorded;
  return ok({ id: taken.sheetId, state: 'recorded', meetingId: recorded.value, wrongPins: [] });
}

/** When the device says that the meeting was finished; not in the future, and not kept where it says nothing. */
function momentOf({ finishedAt }: Typed, clock: Clock): Date | null {
  const moment = new Date(finishedAt ?? '');
  return Number.isNaN(moment.getTime()) || moment > clock.now() ? null : moment;
}
