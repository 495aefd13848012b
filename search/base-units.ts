/** The unit by which prices and quantities of a dimension are compared and shown, and how much of its measure that is. */
const BASE_UNITS: Record<string, { unit: string; factor: number }> = {
  mass: { unit: 'kg', factor: 1000 },
  volume: { unit: 'litre', factor: 1000 },
  count: { unit: 'piece', factor: 1 },
  length: { unit: 'metre', factor: 100 },
  area: { unit: 'square-metre', factor: 10_000 },
  time: { unit: 'hour', factor: 60 },
};

/** The base unit of a dimension of table `unit`. Throws for one that is not there. */
export function baseUnitOf(dimension: string): { unit: string; factor: number } {
  const base = BASE_UNITS[dimension];
  if (!base) throw new RangeError(`no base unit for ${dimension}`);
  return base;
}

/**
 * The price of one base unit, in minor units with fractions, of what costs `priceMinor` for a unit that holds `unitFactor`
 * of its dimension's smallest measure: 50 kg for 2,500.00 are 50.00 a kilogram.
 */
export function basePrice(sold: { priceMinor: number; dimension: string; unitFactor: number }): {
  baseUnit: string;
  basePriceMinor: number;
} {
  const { unit, factor } = baseUnitOf(sold.dimension);
  return { baseUnit: unit, basePriceMinor: (sold.priceMinor * factor) / sold.unitFactor };
}
