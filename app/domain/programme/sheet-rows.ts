import type { SheetMember } from './meeting-sheet';
import type { SheetFields } from './sheet-fields';

/** Whom a list's row is about: one of the members who are expected; empty where that is not so (noted). */
export function memberAt(fields: SheetFields, name: string, expected: readonly SheetMember[]): string {
  const memberId = fields.raw(name);
  if (expected.some((member) => member.memberId === memberId)) return memberId;
  fields.refuse(name, memberId === '' ? 'missing-member' : 'no-member');
  return '';
}

/** An amount above 0, or 0 with a mistake noted. */
export function neededAbove0(fields: SheetFields, name: string): number {
  const amount = fields.neededAmount(name);
  if (amount === 0 && !fields.isRefused(name)) fields.refuse(name, 'missing-amount');
  return amount;
}
