import { expect, it } from 'vitest';
import { nextTier, priceLadder, unitPriceFor } from './price-tiers';

const jars = {
  priceMinor: 2_000,
  tiers: [
    { fromQuantity: 50, priceMinor: 1_800 },
    { fromQuantity: 200, priceMinor: 1_500 },
  ],
};

it.each([
  [1, 2_000],
  [49, 2_000],
  [50, 1_800],
  [199, 1_800],
  [200, 1_500],
  [1_000_000, 1_500],
])('asks for %i units the price of the last tier they reach: %i each', (quantity, price) => {
  expect(unitPriceFor(jars, quantity)).toBe(price);
});

it('asks the same for any quantity where an offer has no tiers', () => {
  expect(unitPriceFor({ priceMinor: 2_000, tiers: [] }, 900)).toBe(2_000);
});

it('names the next cheaper tier, and none from the last one on', () => {
  expect(nextTier(jars, 10)).toEqual({ fromQuantity: 50, priceMinor: 1_800 });
  expect(nextTier(jars, 50)).toEqual({ fromQuantity: 200, priceMinor: 1_500 });
  expect(nextTier(jars, 200)).toBeNull();
});

it('shows the prices from the smallest order on, leaving out what nobody can pay', () => {
  expect(priceLadder({ ...jars, minQuantity: 5 })).toEqual([{ fromQuantity: 5, priceMinor: 2_000 }, ...jars.tiers]);
  expect(priceLadder({ ...jars, minQuantity: 60 })).toEqual([
    { fromQuantity: 60, priceMinor: 1_800 },
    { fromQuantity: 200, priceMinor: 1_500 },
  ]);
});
