import { addDays, addMonths } from '~/platform/day';

/** Something dated that a ratio counts: `counts` of `of`. */
export type Occasion = { on: string; counts: number; of: number };

export type RatioNeed = {
  /** The window: occasions of the last so many months up to a day count on it. */
  months: number;
  percent: number;
  /** A denominator below it is too small to judge. */
  least: number;
};

/** How far ahead is looked: every occasion of today is out of the longest window by then. */
const HORIZON_DAYS = 550;

/** Whether a ratio holds on a day, by the occasions of its window; the same rule as the judgement's. */
export function holdsOn(day: string, occasions: readonly Occasion[], { months, percent, least }: RatioNeed): boolean {
  const after = addMonths(day, -months);
  let [counts, of] = [0, 0];
  for (const occasion of occasions) {
    if (occasion.on <= after || occasion.on > day) continue;
    counts += occasion.counts;
    of += occasion.of;
  }
  return of >= least && counts * 100 >= percent * of;
}

/**
 * The first day, from `today` on, on which a ratio holds if all goes well from now on (`next`, in order of days), and how
 * many of the next occasions that takes. Null where it does not within a year and a half.
 */
export function firstDayReached(
  today: string,
  past: readonly Occasion[],
  next: readonly Occasion[],
  need: RatioNeed,
): { on: string; occasions: number } | null {
  const all = [...past, ...next];
  for (let ahead = 0; ahead <= HORIZON_DAYS; ahead += 1) {
    const day = addDays(today, ahead);
    if (holdsOn(day, all, need)) return { on: day, occasions: next.filter(({ on }) => on <= day).length };
  }
  return null;
}

/** The first day from which `months` earlier is not before `since`: on it so many months have passed. */
export function dayAfterMonths(since: string, months: number): string {
  let day = addMonths(since, months);
  while (addMonths(day, -months) < since) day = addDays(day, 1);
  return day;
}

/** The days of the next meetings, at the rhythm of those before; every two weeks where there are too few to tell. */
export function nextMeetings(today: string, past: readonly string[], count: number): string[] {
  const days = [...past].sort();
  const gaps = days
    .slice(-7)
    .flatMap((day, at, recent) =>
      at === 0 ? [] : [Math.round((Date.parse(day) - Date.parse(recent[at - 1] ?? day)) / 86_400_000)],
    )
    .sort((one, other) => one - other);
  const rhythm = Math.max(1, gaps[Math.floor(gaps.length / 2)] ?? 14);
  let next = days.at(-1) ?? today;
  do next = addDays(next, rhythm);
  while (next <= today);
  return Array.from({ length: count }, (_, at) => addDays(next, rhythm * at));
}
