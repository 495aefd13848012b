import { MOVEMENT_SIGNS, type Mark, type MeetingSheet, type MovementKind, type SheetMember } from './meeting-sheet';

/** A meeting as the registers hold it. Amounts in minor units. */
export type MeetingRows = {
  marks: { memberId: string; mark: Mark }[];
  savings: { memberId: string; amountMinor: number }[];
  movements: { kind: MovementKind; amountMinor: number; note: string | null }[];
};

/**
 * A sheet as rows of the registers: the pot is a withdrawal of who received it; fines and the social fund name their
 * member by the code that ends the note, for `cash_movements.csv` has no column for her.
 */
export function registerRows(sheet: MeetingSheet, members: readonly SheetMember[]): MeetingRows {
  const names = new Map(members.map(({ memberId, name, code }) => [memberId, `${name} (${code})`]));
  const noteOf = (memberId: string, ...words: string[]) =>
    [...words, names.get(memberId) ?? ''].filter((word) => word !== '').join(' · ');
  const pot = sheet.pot ? [{ memberId: sheet.pot.memberId, amountMinor: -sheet.pot.amountMinor }] : [];
  return {
    marks: sheet.marks,
    savings: [...sheet.savings, ...pot],
    movements: [
      ...sheet.socialFund.map(({ memberId, amountMinor }) => ({
        kind: 'social_fund_in' as const,
        amountMinor,
        note: noteOf(memberId),
      })),
      ...sheet.fines.map(({ memberId, amountMinor, reason }) => ({
        kind: 'fine' as const,
        amountMinor,
        note: noteOf(memberId, reason),
      })),
      ...sheet.movements.map(({ note, ...row }) => ({ ...row, note: note || null })),
    ],
  };
}

/** The member whom a note names by her code, and the words before it. */
export function memberOfNote(
  note: string | null,
  members: readonly Pick<SheetMember, 'memberId' | 'code'>[],
): { memberId: string | null; words: string } {
  const [, before = '', code] = /^(?:(.*) · )?[^·]*\(([^()]+)\)$/.exec(note ?? '') ?? [];
  const member = members.find((known) => known.code === code);
  return member ? { memberId: member.memberId, words: before } : { memberId: null, words: note ?? '' };
}

/** What moves the box by savings and other cash; minor units. */
export function rowsTotal({ savings, movements }: MeetingRows): number {
  const saved = savings.reduce((total, { amountMinor }) => total + amountMinor, 0);
  return movements.reduce((total, { kind, amountMinor }) => total + MOVEMENT_SIGNS[kind] * amountMinor, saved);
}
