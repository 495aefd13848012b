import { addDays, addMonths } from '~/platform/day';
import type { InterestPeriod } from './loan-terms';

/** The day that is some interest periods after another, 'YYYY-MM-DD'; months are counted from the day itself. */
export function periodsAfter(day: string, period: InterestPeriod, count: number): string {
  if (period === 'month') return addMonths(day, count);
  return addDays(day, count * (period === 'week' ? 7 : 14));
}
