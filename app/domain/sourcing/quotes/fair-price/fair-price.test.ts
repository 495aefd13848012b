import { expect, it } from 'vitest';
import { costOfUnit, hourlyAt } from './fair-price';

const jars = { madeAtOnce: 20, materialsMinor: 90_000, hoursHundredths: 350, hourWorthMinor: 6_000 };

it('spreads materials and hours over what is made at once, rounded up', () => {
  expect(costOfUnit(jars)).toBe(5_550);
  expect(costOfUnit({ ...jars, madeAtOnce: 7 })).toBe(15_858);
  expect(costOfUnit({ madeAtOnce: 1, materialsMinor: 0, hoursHundredths: 1, hourWorthMinor: 1 })).toBe(1);
  expect(costOfUnit({ madeAtOnce: 1, materialsMinor: 0, hoursHundredths: 0, hourWorthMinor: 500 })).toBe(0);
});

it('says what a price leaves for an hour, also less than nothing', () => {
  expect(hourlyAt(5_550, jars)).toBe(6_000);
  expect(hourlyAt(4_500, jars)).toBe(0);
  expect(hourlyAt(4_000, jars)).toBe(-2_858);
  expect(hourlyAt(4_000, { ...jars, hoursHundredths: 0 })).toBeNull();
});
