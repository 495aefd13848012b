import { addDays, addMonths } from '~/platform/day';
import { deliveryRanges, type FacetCount, type OfferFacets, type PriceBandCount } from './engine';
import { baseUnitOf } from './base-units';
import { bandEdges } from './price-bands';

/** Days from today that goods may be needed by. */
const WITHIN_DAYS = [3, 7, 14, 30, 90];
/** Months for which a seller may have been verified. */
const FOR_MONTHS = [24, 12, 6, 3];
/** Quantities in base units. */
const QUANTITIES = [10, 50, 100, 500, 1000, 5000];

/** The days and quantities that facets offer to choose. */
export type FacetSteps = { by: string[]; verified: string[]; quantity: number[] };

/** What is offered on a day ('YYYY-MM-DD'): days to come, first days of months gone by, quantities. */
export function facetSteps(today: string): FacetSteps {
  const month = `${today.slice(0, 8)}01`;
  return {
    by: WITHIN_DAYS.map((days) => addDays(today, days)),
    verified: FOR_MONTHS.map((months) => addMonths(month, -months)),
    quantity: QUANTITIES,
  };
}

/** Price bands as facets show them, from (currency, dimension, band, count), in order. */
export function priceBands(counts: readonly (readonly [string, string, number, number])[]): PriceBandCount[] {
  return counts
    .map(([currency, dimension, band, count]) => ({
      ...{ currency, unit: baseUnitOf(dimension).unit, ...bandEdges(band), count },
    }))
    .sort((a, b) => compare(a.currency, b.currency) || compare(a.unit, b.unit) || a.from - b.from);
}

/** How many are delivered at least so far, from counts by place in `deliveryRanges`. */
export function deliveredAtLeast(counts: ReadonlyMap<number, number>): FacetCount[] {
  return deliveryRanges
    .map((code, at) => ({
      code,
      count: deliveryRanges.reduce((sum, _, range) => (range >= at ? sum + (counts.get(range) ?? 0) : sum), 0),
    }))
    .filter(({ count }) => count > 0);
}

/** Quantities as facets show them, from (dimension, quantity, count). */
export function quantityCounts(counts: readonly (readonly [string, number, number])[]): OfferFacets['quantity'] {
  return counts
    .map(([dimension, quantity, count]) => ({ quantity, unit: baseUnitOf(dimension).unit, count }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => compare(a.unit, b.unit) || a.quantity - b.quantity);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
