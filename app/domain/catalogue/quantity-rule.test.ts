import { expect, it } from 'vitest';
import { fitsSteps, largestOrder } from './quantity-rule';

const rule = { minQuantity: 10, quantityStep: 5 };

it('takes the minimum and whole steps above it', () => {
  expect([10, 15, 200].every((quantity) => fitsSteps(rule, quantity))).toBe(true);
});

it('refuses what is below the minimum, between steps or not whole', () => {
  expect([-1, 0, 5, 12, 10.5, Number.NaN, Infinity].some((quantity) => fitsSteps(rule, quantity))).toBe(false);
});

it('names the largest order that the supply allows', () => {
  expect(largestOrder(rule, 52)).toBe(50);
  expect(largestOrder(rule, 10)).toBe(10);
  expect(largestOrder(rule, 9)).toBe(0);
});
