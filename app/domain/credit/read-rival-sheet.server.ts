import { readMeetingSheet, type ReadSheet } from '~/domain/programme/read-meeting-sheet';
import type { Typed } from '~/domain/programme/sheet-fields';
import type { Db, Tx } from '~/platform/db.server';
import { approvedRequests, type GroupMeetingFacts } from './meeting-facts.queries.server';

/** A loan as a sheet asks for it; the same again is the same loan. */
export type AskedLoan = { memberId: string; amountMinor: number; instalments: number };

type RivalSheet = {
  read: ReadSheet;
  facts: GroupMeetingFacts;
  /** Loans that the recorded meeting asked for: each stands for one like it of the sheet. */
  standing: AskedLoan[];
};

/**
 * Reads a sheet against the books before a meeting that is recorded already (`facts`: of that meeting). Loans of that day
 * stay where they are, so one that the sheet pays out too has left the box once.
 */
export async function readRivalSheet(db: Db | Tx, typed: Typed, known: GroupMeetingFacts): Promise<RivalSheet> {
  const facts = { ...known, approved: await approvedRequests(db, known.groupId) };
  const first = readMeetingSheet(typed, facts);
  const { heldOn, requests } = first.sheet;
  const asked = await askedOn(db, facts.groupId, heldOn);
  const left = asked.filter(({ state }) => state === 'disbursed').map(keyOfAsked);
  const twice = requests.filter(({ payOut, ...loan }) => {
    const at = payOut ? left.indexOf(keyOfAsked(loan)) : -1;
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  if (twice.length === 0) return { read: first, facts, standing: asked };
  const twiceMinor = twice.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const between = facts.between.map((row) =>
    row.on === heldOn ? { ...row, amountMinor: row.amountMinor + twiceMinor } : row,
  );
  const once = { ...facts, between };
  return { read: readMeetingSheet(typed, once), facts: once, standing: asked };
}

/** What tells loans that were asked for apart: who, how much (minor units), in how many instalments. */
export const keyOfAsked = ({ memberId, amountMinor, instalments }: AskedLoan) =>
  `${memberId} ${amountMinor} ${instalments}`;

/** Loans of the group's own money that were asked for on a day and not taken back. */
function askedOn(db: Db | Tx, groupId: string, day: string) {
  return db
    .selectFrom('loanRequest')
    .select(['memberId', 'amountMinor', 'instalments', 'state'])
    .where('groupId', '=', groupId)
    .where('source', '=', 'internal')
    .where('askedOn', '=', day)
    .where('state', '<>', 'withdrawn')
    .execute();
}
