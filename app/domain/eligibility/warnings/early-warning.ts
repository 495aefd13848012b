/** What some held meetings of a group came to. Expected leaves out who was excused; saved is what was paid in, minor units. */
export type MeetingTotals = {
  meetings: number;
  expected: number;
  attended: number;
  deposited: number;
  savedMinor: number;
};

export const WARNING_REASONS = ['attendance', 'depositing', 'savings'] as const;
export type WarningReason = (typeof WARNING_REASONS)[number];

/** The latest meetings that are looked at, the months before them that they are held against, and the fewest of those. */
export const RECENT_MEETINGS = 3;
export const MONTHS_BEFORE = 6;
const LEAST_BEFORE = 3;
/** A fall of a ratio by so many percentage points, or of savings per attending member by so many per cent, warns. */
const FALL_POINTS = 15;
const FALL_PERCENT = 30;

/**
 * Why a group should be visited: of its last 3 held meetings against those of the 6 months before, attendance (present or
 * late ÷ expected) or depositing (deposited ÷ expected) fell by 15 percentage points or more, or savings per attending
 * member by 30 % or more (what was paid in: taking one's own savings out is no warning). Fewer meetings on either side, or nobody expected, say nothing; a rotating group does not save.
 * Compared by whole numbers, never after rounding. A warning calls for a visit and touches no verdict.
 */
export function earlyWarnings(recent: MeetingTotals, before: MeetingTotals, rotating: boolean): WarningReason[] {
  if (recent.meetings < RECENT_MEETINGS || before.meetings < LEAST_BEFORE) return [];
  const reasons: WarningReason[] = [];
  if (fellByPoints(recent.attended, recent.expected, before.attended, before.expected)) reasons.push('attendance');
  if (rotating) return reasons;
  if (fellByPoints(recent.deposited, recent.expected, before.deposited, before.expected)) reasons.push('depositing');
  if (savingsFell(recent, before)) reasons.push('savings');
  return reasons;
}

/** before/beforeOf − now/nowOf ≥ 15 points. */
function fellByPoints(now: number, nowOf: number, before: number, beforeOf: number): boolean {
  if (nowOf === 0 || beforeOf === 0) return false;
  return (before * nowOf - now * beforeOf) * 100 >= FALL_POINTS * nowOf * beforeOf;
}

/** Saved per attending member now ≤ 70 % of before; where little was saved before, there is nothing to fall. */
function savingsFell(recent: MeetingTotals, before: MeetingTotals): boolean {
  if (recent.attended === 0 || before.attended === 0 || before.savedMinor <= 0) return false;
  const now = BigInt(recent.savedMinor) * BigInt(before.attended) * 100n;
  const then = BigInt(before.savedMinor) * BigInt(recent.attended) * BigInt(100 - FALL_PERCENT);
  return now <= then;
}
