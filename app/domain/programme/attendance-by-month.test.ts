import { expect, it } from 'vitest';
import { attendanceByMonth } from './attendance-by-month';

const met = (heldOn: string | null, attended: number, expected = 10) => ({ heldOn, attended, expected });

it('sums the meetings of each month, and knows nothing of a month without one', () => {
  const meetings = [
    met('2026-06-03', 9),
    met('2026-05-31', 8),
    met('2026-05-04', 5),
    met(null, 0),
    met('2026-03-30', 1),
  ];
  expect(attendanceByMonth(meetings, ['2026-04-30', '2026-05-31', '2026-06-15'])).toEqual([
    { on: '2026-04-30', percent: null },
    { on: '2026-05-31', percent: 65 },
    { on: '2026-06-15', percent: 90 },
  ]);
});

it('never rounds up to a threshold', () => {
  expect(attendanceByMonth([met('2026-06-03', 699, 1000)], ['2026-06-15'])[0]?.percent).toBe(69);
});
