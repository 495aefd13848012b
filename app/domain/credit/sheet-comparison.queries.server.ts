import { compareFigures, figuresOf, type ComparedFigure } from '~/domain/programme/meeting-figures';
import { presentIds } from '~/domain/programme/meeting-sheet';
import { sheetOf, type SheetView } from '~/domain/programme/meeting-sheet.queries.server';
import { rivalOf } from '~/domain/programme/meeting-sheets.server';
import { readMeetingSheet } from '~/domain/programme/read-meeting-sheet';
import type { Actor } from '~/platform/actor';
import type { Clock } from '~/platform/clock';
import type { Db } from '~/platform/db.server';
import { meetingFacts, noteFactsRead, type GroupMeetingFacts } from './meeting-facts.queries.server';
import { meetingToCorrect } from './meeting-to-correct.server';

type OtherRecord =
  { kind: 'meeting'; meetingId: string } | { kind: 'sheet'; by: string; receivedAt: Date; finishedAt: Date | null };

export type SheetPage = {
  sheet: SheetView;
  facts: GroupMeetingFacts;
  /** Members who were there and have not signed yet. */
  mayStillSign: { memberId: string; name: string; hasPin: boolean }[];
  /** What else there is of that day; null where nothing is. */
  other: OtherRecord | null;
  figures: ComparedFigure[];
};

/** A sheet with what stands against it, figure by figure; undefined for whoever does not keep the group. */
export async function sheetPage(
  db: Db,
  actor: Actor,
  { groupId, sheetId }: { groupId: string; sheetId: string },
  clock: Clock,
): Promise<SheetPage | undefined> {
  const sheet = await sheetOf(db, actor, { groupId, sheetId });
  if (!sheet) return undefined;
  const rival = sheet.state === 'conflict' ? await rivalOf(db, { ...sheet, id: sheetId }) : undefined;
  const recorded = rival?.meetingId
    ? await meetingToCorrect(db, actor, { groupId, meetingId: rival.meetingId }, clock)
    : undefined;
  const facts = recorded?.facts ?? (await meetingFacts(db, actor, { groupId, on: sheet.heldOn }, clock));
  if (!facts) return undefined;
  await noteFactsRead(db, actor, facts);
  const own = readMeetingSheet(sheet.typed, facts).sheet;
  const present = presentIds(own);
  const signed = new Set(sheet.signed.map(({ memberId }) => memberId));
  const mayStillSign = facts.members.filter(({ memberId }) => present.has(memberId) && !signed.has(memberId));
  const page = { sheet, facts, mayStillSign };
  if (rival?.meetingId) {
    const figures = recorded ? figuresOf(readMeetingSheet(recorded.typed, facts).sheet, facts) : [];
    const other = { kind: 'meeting', meetingId: rival.meetingId } as const;
    return { ...page, other, figures: compareFigures(figuresOf(own, facts), figures) };
  }
  const waiting = rival?.sheetId ? await sheetOf(db, actor, { groupId, sheetId: rival.sheetId }) : undefined;
  if (!waiting) return { ...page, other: null, figures: compareFigures(figuresOf(own, facts), figuresOf(own, facts)) };
  const theirs = figuresOf(readMeetingSheet(waiting.typed, facts).sheet, facts);
  const { by, receivedAt, finishedAt } = waiting;
  return {
    ...page,
    other: { kind: 'sheet', by, receivedAt, finishedAt },
    figures: compareFigures(figuresOf(own, facts), theirs),
  };
}
