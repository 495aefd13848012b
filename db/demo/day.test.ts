import { describe, expect, it } from 'vitest';
import { dayOf, dayText, monthsLater, yearOf } from './day';

const later = (text: string, months: number) => dayText(monthsLater(dayOf(text), months));

describe('a day of the demo', () => {
  it('reads and writes the same text, before and after leap days', () => {
    for (const text of ['1999-12-31', '2024-02-29', '2026-11-23']) expect(dayText(dayOf(text))).toBe(text);
    expect(dayOf('2024-03-01') - dayOf('2024-02-28')).toBe(2);
  });

  it('goes by calendar months, to the last day of a shorter one', () => {
    expect(later('2026-11-23', -6)).toBe('2026-05-23');
    expect(later('2026-08-31', -6)).toBe('2026-02-28');
    expect(later('2026-10-31', 1)).toBe('2026-11-30');
    expect(later('2026-11-30', 14)).toBe('2028-01-30');
  });

  it('knows its year and refuses what is no date', () => {
    expect(yearOf(dayOf('2026-01-01'))).toBe(2026);
    expect(() => dayOf('23.11.2026')).toThrow(RangeError);
    expect(() => dayOf('2026-13-01')).toThrow(RangeError);
  });
});
