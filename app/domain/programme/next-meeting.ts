import type { GroupTerms } from './group-terms';

const DAYS = { weekly: 7, fortnightly: 14 } as const;
const DAY_MS = 86_400_000;

/**
 * The day after `lastOn` on which a group with this rhythm meets next ('YYYY-MM-DD'): one or two weeks later on its
 * weekday, or in the next month on the same week and weekday of the month (the last such where the month has no fifth).
 * The weekday wins over the distance: a meeting that was moved by a few days does not move the ones after it.
 */
export function nextMeetingOn(lastOn: string, { rhythm, weekday }: Pick<GroupTerms, 'rhythm' | 'weekday'>): string {
  const last = new Date(`${lastOn}T00:00:00Z`);
  if (rhythm === 'monthly') return sameWeekOfNextMonth(last, weekday);
  const due = last.getTime() + DAYS[rhythm] * DAY_MS;
  const ahead = (weekday - isoWeekday(new Date(due)) + 7) % 7;
  return dayText(due + (ahead > 3 ? ahead - 7 : ahead) * DAY_MS);
}

function sameWeekOfNextMonth(last: Date, weekday: number): string {
  const week = Math.ceil(last.getUTCDate() / 7);
  const first = new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth() + 1, 1));
  const firstSuch = 1 + ((weekday - isoWeekday(first) + 7) % 7);
  const days = new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth() + 2, 0)).getUTCDate();
  const day = firstSuch + (week - 1) * 7;
  return dayText(first.getTime() + ((day > days ? day - 7 : day) - 1) * DAY_MS);
}

function isoWeekday(day: Date): number {
  return day.getUTCDay() || 7;
}

function dayText(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
