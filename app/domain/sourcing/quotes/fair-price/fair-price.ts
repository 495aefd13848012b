/** What so many units made at once cost their maker. Minor units; hours in hundredths. */
export type OfferCost = {
  madeAtOnce: number;
  materialsMinor: number;
  hoursHundredths: number;
  hourWorthMinor: number;
};

/** Bounds of what can be kept; with them the sums stay exact. */
export const MOST_MADE_AT_ONCE = 100_000;
export const MOST_HOURS = 10_000;

/** What one unit costs her: materials and hours, in minor units, rounded up so that it is never said too low. */
export function costOfUnit({ madeAtOnce, materialsMinor, hoursHundredths, hourWorthMinor }: OfferCost): number {
  return Math.ceil((materialsMinor * 100 + hoursHundredths * hourWorthMinor) / (100 * madeAtOnce));
}

/** What is left of a unit's price for each hour she works on it, in minor units, rounded down; null without hours. */
export function hourlyAt(
  priceMinor: number,
  { madeAtOnce, materialsMinor, hoursHundredths }: OfferCost,
): number | null {
  if (hoursHundredths === 0) return null;
  return Math.floor(((priceMinor * madeAtOnce - materialsMinor) * 100) / hoursHundredths);
}
