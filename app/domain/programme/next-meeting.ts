import { addDays, addMonths, daysBetween, weekday as weekdayOf } from '~/platform/day';
import type { GroupTerms } from './group-terms';

const DAYS = { weekly: 7, fortnightly: 14 } as const;

/**
 * The day after `lastOn` on which a group with this rhythm meets next ('YYYY-MM-DD'): one or two weeks later on its
 * weekday, or in the next month on the same week and weekday of the month (the last such where the month has no fifth).
 * The weekday wins over the distance: a meeting that was moved by a few days does not move the ones after it.
 */
export function nextMeetingOn(lastOn: string, { rhythm, weekday }: Pick<GroupTerms, 'rhythm' | 'weekday'>): string {
  if (rhythm === 'monthly') return sameWeekOfNextMonth(lastOn, weekday);
  const due = addDays(lastOn, DAYS[rhythm]);
  const ahead = (weekday - weekdayOf(due) + 7) % 7;
  return addDays(due, ahead > 3 ? ahead - 7 : ahead);
}

function sameWeekOfNextMonth(lastOn: string, weekday: number): string {
  const weeksBefore = Math.ceil(Number(lastOn.slice(8)) / 7) - 1;
  const first = addMonths(`${lastOn.slice(0, 7)}-01`, 1);
  const day = addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + weeksBefore * 7);
  return day.slice(0, 7) === first.slice(0, 7) ? day : addDays(day, -7);
}

/** How a group that has written no rhythm down meets, from its latest two meetings; monthly where it has had one. */
export function habitualRhythm(last: string, before?: string): Pick<GroupTerms, 'rhythm' | 'weekday'> {
  const days = before === undefined ? 30 : daysBetween(before, last);
  const rhythm = days <= 10 ? 'weekly' : days <= 21 ? 'fortnightly' : 'monthly';
  return { rhythm, weekday: weekdayOf(last) };
}
