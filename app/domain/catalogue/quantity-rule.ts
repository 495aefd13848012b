/** How an offer is sold: from `minQuantity` on, in steps of `quantityStep`, both in units of sale. */
export type QuantityRule = { minQuantity: number; quantityStep: number };

/** Whether a quantity is the minimum plus a whole number of steps. */
export function fitsSteps({ minQuantity, quantityStep }: QuantityRule, quantity: number): boolean {
  return Number.isInteger(quantity) && quantity >= minQuantity && (quantity - minQuantity) % quantityStep === 0;
}

/** The largest quantity that fits the steps and does not exceed `available`; 0 when not even the minimum does. */
export function largestOrder({ minQuantity, quantityStep }: QuantityRule, available: number): number {
  if (available < minQuantity) return 0;
  return minQuantity + Math.floor((available - minQuantity) / quantityStep) * quantityStep;
}
