import { expect, it } from 'vitest';
import { monthEndsUntil } from './month-ends';

it('gives the ends of the months before a day, and the day', () => {
  expect(monthEndsUntil('2028-03-15', 3)).toEqual(['2027-12-31', '2028-01-31', '2028-02-29', '2028-03-15']);
  expect(monthEndsUntil('2027-01-31', 2)).toEqual(['2026-11-30', '2026-12-31', '2027-01-31']);
  expect(monthEndsUntil('2027-01-31', 0)).toEqual(['2027-01-31']);
});
