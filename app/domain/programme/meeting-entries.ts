import type { LedgerAccountKind } from '~/domain/ledger/account-kinds';
import type { NewEntry } from '~/domain/ledger/post-entries.server';
import { rowsTotal, type MeetingRows } from './meeting-rows';
import { MOVEMENT_SIGNS, type MovementKind } from './meeting-sheet';

/** The account against which each kind of cash stands. */
export const AGAINST = {
  fine: 'fine_income',
  social_fund_in: 'social_fund',
  social_fund_out: 'social_fund',
  expense: 'expense',
  bank_deposit: 'bank',
  bank_withdrawal: 'bank',
  other_in: 'other_income',
  other_out: 'expense',
} as const satisfies Record<MovementKind, LedgerAccountKind>;

export type MeetingBooks = {
  meetingId: string;
  heldOn: string;
  groupId: string;
  branchId: string;
  currency: string;
};

/** The ledger entries of a meeting, the same that an import of its rows gives: its savings, and its other cash. */
export function meetingEntries(rows: MeetingRows, books: MeetingBooks): NewEntry[] {
  const { meetingId, heldOn, branchId, groupId, currency } = books;
  const own = (kind: LedgerAccountKind, memberId?: string) => ({ branchId, groupId, kind, memberId });
  const head = { effectiveOn: heldOn, currency, meetingId };
  const entry = (kind: string, part: MeetingRows, against: NewEntry['lines']): NewEntry => ({
    ...head,
    kind,
    lines: [{ account: own('cash_box'), amountMinor: rowsTotal(part) }, ...against],
  });
  return [
    entry(
      'savings',
      { ...rows, movements: [] },
      rows.savings.map(({ memberId, amountMinor }) => ({
        account: own('member_savings', memberId),
        amountMinor: -amountMinor,
      })),
    ),
    entry(
      'cash_movements',
      { ...rows, savings: [] },
      rows.movements.map(({ kind, amountMinor }) => ({
        account: own(AGAINST[kind]),
        amountMinor: -MOVEMENT_SIGNS[kind] * amountMinor,
      })),
    ),
  ].filter(({ lines }) => lines.length > 1);
}
