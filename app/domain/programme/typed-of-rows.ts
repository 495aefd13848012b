import { amountText } from '~/platform/money';
import { memberOfNote, type MeetingRows } from './meeting-rows';
import type { MeetingFacts, MeetingSheet } from './meeting-sheet';

/** A recorded meeting as the registers hold it. */
export type RecordedMeeting = {
  heldOn: string;
  scheduledOn: string;
  cashOpenMinor: number | null;
  cashCloseMinor: number | null;
  openReason: string | null;
  closeReason: string | null;
  minutes: string;
  rows: MeetingRows;
  repayments: MeetingSheet['repayments'];
  resolutions: MeetingSheet['resolutions'];
};

/**
 * A recorded meeting as the fields of its form, to be corrected. Fines and the social fund go to the members whom their
 * notes name; what names nobody stands among the other cash, so that nothing is lost.
 */
export function typedOfRows(meeting: RecordedMeeting, facts: MeetingFacts): Record<string, string> {
  const { rows } = meeting;
  const amount = (minor: number | null) => (minor === null ? '' : amountText(minor, facts.currency));
  const typed: Record<string, string> = {
    heldOn: meeting.heldOn,
    scheduledOn: meeting.scheduledOn,
    cashOpen: amount(meeting.cashOpenMinor),
    cashClose: amount(meeting.cashCloseMinor),
    openReason: meeting.openReason ?? '',
    closeReason: meeting.closeReason ?? '',
    minutes: meeting.minutes,
  };
  for (const { memberId, mark } of rows.marks) typed[`mark.${memberId}`] = mark;
  fillSavings(typed, rows, facts);
  for (const { loanId, minor } of sums(meeting.repayments, ({ loanId }) => loanId)) {
    typed[`repayment.${loanId}`] = amount(minor);
  }
  fillMovements(typed, rows, facts);
  meeting.resolutions.forEach(({ text, votes }, place) => {
    typed[`resolution.${place}.text`] = text;
    for (const [column, count] of Object.entries(votes)) typed[`resolution.${place}.${column}`] = String(count);
  });
  return typed;
}

function sums<Row extends { amountMinor: number }>(rows: readonly Row[], keyOf: (row: Row) => string) {
  const totals = new Map<string, number>();
  for (const row of rows) totals.set(keyOf(row), (totals.get(keyOf(row)) ?? 0) + row.amountMinor);
  return [...totals].map(([key, minor]) => ({ loanId: key, memberId: key, minor }));
}

function fillSavings(typed: Record<string, string>, { savings }: MeetingRows, facts: MeetingFacts): void {
  const text = (minor: number) => amountText(minor, facts.currency);
  const price = facts.terms.contributionMinor;
  const deposits = savings.filter(({ amountMinor }) => amountMinor > 0);
  for (const { memberId, minor } of sums(deposits, (row) => row.memberId)) {
    if (facts.kind === 'shares' && price !== null) typed[`shares.${memberId}`] = String(minor / price);
    else typed[`saving.${memberId}`] = text(minor);
  }
  for (const { memberId, minor } of sums(
    savings.filter(({ amountMinor }) => amountMinor < 0),
    (row) => row.memberId,
  )) {
    if (facts.kind === 'rotating') Object.assign(typed, { 'pot.member': memberId, 'pot.amount': text(-minor) });
    else typed[`withdrawal.${memberId}`] = text(-minor);
  }
}

function fillMovements(typed: Record<string, string>, { movements }: MeetingRows, facts: MeetingFacts): void {
  const text = (minor: number) => amountText(minor, facts.currency);
  let [fines, moves] = [0, 0];
  for (const { kind, amountMinor, note } of movements) {
    const { memberId, words } = memberOfNote(note, facts.members);
    const social = `social.${memberId}`;
    if (kind === 'social_fund_in' && memberId !== null && typed[social] === undefined)
      typed[social] = text(amountMinor);
    else if (kind === 'fine' && memberId !== null) {
      const at = `fine.${fines++}`;
      Object.assign(typed, {
        [`${at}.member`]: memberId,
        [`${at}.amount`]: text(amountMinor),
        [`${at}.reason`]: words,
      });
    } else {
      const at = `move.${moves++}`;
      Object.assign(typed, { [`${at}.kind`]: kind, [`${at}.amount`]: text(amountMinor), [`${at}.note`]: note ?? '' });
    }
  }
}
