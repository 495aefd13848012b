import type { MeetingTotals, WarningReason } from './early-warning';

/** One held meeting as it went, to draw. */
export type WarningMeeting = {
  heldOn: string;
  expected: number;
  attended: number;
  deposited: number;
  savedMinor: number;
};

export type WarningFigures = { recent: MeetingTotals; before: MeetingTotals; meetings: WarningMeeting[] };

/** A visit to a group that falling figures called for. */
export type GroupWarning = {
  id: string;
  groupId: string;
  groupName: string;
  branch: string;
  currency: string;
  raisedOn: string;
  reasons: WarningReason[];
  figures: WarningFigures;
  state: 'open' | 'done';
  visitedOn: string | null;
  doneBy: string | null;
  note: string | null;
};
