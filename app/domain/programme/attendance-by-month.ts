type Met = { heldOn: string | null; expected: number; attended: number };

/** Of a hundred expected, how many came; null where nobody was expected. */
export type Attendance = { on: string; percent: number | null };

/**
 * Attendance of the months that end on the given days, oldest first: of all members expected at the meetings held after
 * one end and up to the next, how many came, in whole percent rounded down, as a threshold is compared.
 */
export function attendanceByMonth(meetings: readonly Met[], ends: readonly string[]): Attendance[] {
  return ends.map((on, index) => {
    const from = ends[index - 1] ?? `${on.slice(0, 7)}-00`;
    const within = meetings.filter(({ heldOn }) => heldOn !== null && heldOn > from && heldOn <= on);
    const expected = within.reduce((sum, met) => sum + met.expected, 0);
    const attended = within.reduce((sum, met) => sum + met.attended, 0);
    return { on, percent: expected === 0 ? null : Math.floor((attended * 100) / expected) };
  });
}
