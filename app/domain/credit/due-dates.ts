import type { InterestPeriod } from './loan-terms';

const DAY_MS = 86_400_000;

/**
 * The day that is some periods after another, 'YYYY-MM-DD'. Months are counted from the day itself and end on a month's
 * last day where it has no such day, so that the 31st does not wander.
 */
export function periodsAfter(day: string, period: InterestPeriod, count: number): string {
  if (period === 'month') return monthsAfter(day, count);
  const days = count * (period === 'week' ? 7 : 14);
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

function monthsAfter(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const lastDate = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + count, Math.min(date, lastDate))).toISOString().slice(0, 10);
}
