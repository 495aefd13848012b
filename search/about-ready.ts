import type { OfferDocument } from './engine';
import { HORIZON_WEEKS } from './supply';

/** Behind everything that can be supplied. */
const NEVER = 9999;

/**
 * About when the smallest order can be ready, in days that do not age: out of stock its lead time; else days after the
 * Monday of the first week it can be made in, as if nothing were promised. Candidates for the soonest stand in this order.
 */
export function aboutReady({ stock, weeklyCapacity, leadTimeDays, minQuantity }: OfferDocument): {
  made: boolean;
  ready_days: number;
} {
  if (minQuantity <= stock) return { made: false, ready_days: leadTimeDays };
  const weeks = weeklyCapacity === 0 ? Infinity : Math.ceil((minQuantity - stock) / weeklyCapacity);
  if (weeks > HORIZON_WEEKS) return { made: true, ready_days: NEVER };
  return { made: true, ready_days: 7 * weeks - 1 + leadTimeDays };
}
