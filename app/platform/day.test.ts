import { describe, expect, it } from 'vitest';
import { addDays, addMonths, daysBetween, isDay, weekday } from './day';

describe('a day', () => {
  it('is one that the calendar has', () => {
    expect(['2026-02-28', '2024-02-29', '2026-12-31'].every(isDay)).toBe(true);
    expect(
      ['2026-02-29', '2026-13-01', '2026-1-1', '26-01-01', '', 'today', '2026-00-10', '0000-06-01'].some(isDay),
    ).toBe(false);
    expect(isDay(null)).toBe(false);
  });

  it('is counted over months and years', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(daysBetween('2026-02-27', '2026-03-01')).toBe(2);
    expect(daysBetween('2026-03-01', '2026-02-27')).toBe(-2);
  });

  it.each([
    ['2026-08-31', -6, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-01-15', -13, '2024-12-15'],
    ['2026-11-30', 3, '2027-02-28'],
  ])('%s and %i months is %s', (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected);
  });

  it('has a place in the week', () => {
    expect([weekday('2026-11-23'), weekday('2026-11-29')]).toEqual([1, 7]);
  });
});
