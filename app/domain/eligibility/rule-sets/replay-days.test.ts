import { expect, it } from 'vitest';
import { monthEnds } from './replay-days';

it('the ends of the months before a day, across a year and a leap day', () => {
  expect(monthEnds('2028-03-15', 4)).toEqual(['2027-11-30', '2027-12-31', '2028-01-31', '2028-02-29']);
  expect(monthEnds('2026-11-27', 12)).toHaveLength(12);
});
