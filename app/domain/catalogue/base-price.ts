import { basePrice } from '~search/base-units';
import type { Reference } from './reference';

type Sold = { unit: string; priceMinor: number };

/**
 * What one base unit (kg, litre, piece …) of an offer costs, in whole minor units; null where it is sold by that unit
 * already, or by one that is not known.
 */
export function basePriceOf(
  { unit, priceMinor }: Sold,
  reference: Reference,
): { unit: string; amountMinor: number } | null {
  const sold = reference.unit(unit);
  if (!sold) return null;
  const base = basePrice({ priceMinor, dimension: sold.dimension, unitFactor: sold.baseFactor });
  return base.baseUnit === unit ? null : { unit: base.baseUnit, amountMinor: Math.round(base.basePriceMinor) };
}

/** The dimensions (mass, count …) that a list holds offers of in several units: there only base prices can be compared. */
export function mixedDimensions(offers: readonly Sold[], reference: Reference): ReadonlySet<string> {
  const first = new Map<string, string>();
  const mixed = new Set<string>();
  for (const { unit } of offers) {
    const dimension = reference.unit(unit)?.dimension;
    if (dimension === undefined) continue;
    if ((first.get(dimension) ?? unit) !== unit) mixed.add(dimension);
    first.set(dimension, unit);
  }
  return mixed;
}
