import { expect, it } from 'vitest';
import { nextMeetingOn } from './next-meeting';

const WEDNESDAY = 3;

it('comes one or two weeks later on the weekday of the group', () => {
  expect(nextMeetingOn('2026-06-10', { rhythm: 'weekly', weekday: WEDNESDAY })).toBe('2026-06-17');
  expect(nextMeetingOn('2026-06-10', { rhythm: 'fortnightly', weekday: WEDNESDAY })).toBe('2026-06-24');
});

it('goes back to the weekday after a meeting that was moved by some days', () => {
  expect(nextMeetingOn('2026-06-12', { rhythm: 'weekly', weekday: WEDNESDAY })).toBe('2026-06-17');
  expect(nextMeetingOn('2026-06-08', { rhythm: 'weekly', weekday: WEDNESDAY })).toBe('2026-06-17');
});

it('comes in the same week of the next month, over the end of a year too', () => {
  expect(nextMeetingOn('2026-06-10', { rhythm: 'monthly', weekday: WEDNESDAY })).toBe('2026-07-08');
  expect(nextMeetingOn('2026-12-02', { rhythm: 'monthly', weekday: WEDNESDAY })).toBe('2027-01-06');
});

it('comes on the last such weekday where the month has no fifth', () => {
  expect(nextMeetingOn('2026-07-29', { rhythm: 'monthly', weekday: WEDNESDAY })).toBe('2026-08-26');
});
