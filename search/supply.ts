import { addDays, daysBetween, weekday } from '~/platform/day';
import type { DocumentSupply } from './engine';

/** Capacity is promised so many weeks ahead: app/domain/catalogue/promise-date.ts is the rule, tests hold the two together. */
export const HORIZON_WEEKS = 26;

type Supply = Omit<DocumentSupply, 'timeZone'>;

/** Days from `today` until what is made in the first week that begins after it can be ready. */
const firstReadyAfter = ({ leadTimeDays }: Supply, today: string): number => 8 - weekday(today) + 6 + leadTimeDays;

function* freeWeeks({ weeklyCapacity, committed }: Supply, today: string): Generator<number> {
  const nextMonday = addDays(today, 8 - weekday(today));
  for (let week = 0; week < HORIZON_WEEKS; week += 1)
    yield Math.max(0, weeklyCapacity - (committed?.[addDays(nextMonday, 7 * week)] ?? 0));
}

/** Units that can be supplied by a day, else within the horizon. */
export function supplyBy(supply: Supply, today: string, by: string | undefined): number {
  const { stock, weeklyCapacity, leadTimeDays, committed } = supply;
  const days = by === undefined ? Infinity : daysBetween(today, by);
  if (leadTimeDays > days) return 0;
  if (weeklyCapacity === 0) return stock;
  const weeks = Math.min(HORIZON_WEEKS, Math.max(0, Math.floor((days - firstReadyAfter(supply, today)) / 7) + 1));
  if (committed === null) return stock + weeks * weeklyCapacity;
  let units = stock;
  let week = 0;
  for (const free of freeWeeks(supply, today)) {
    if (week === weeks) break;
    units += free;
    week += 1;
  }
  return units;
}

/** Days from `today` until so many units can be ready; null where stock and horizon do not hold them. */
export function readyIn(supply: Supply, today: string, needed: number): number | null {
  const { stock, weeklyCapacity, leadTimeDays, committed } = supply;
  if (needed <= stock) return leadTimeDays;
  if (weeklyCapacity === 0) return null;
  const missing = needed - stock;
  const weeks =
    committed === null ? Math.ceil(missing / weeklyCapacity) : weeksUntil(missing, freeWeeks(supply, today));
  return weeks > HORIZON_WEEKS ? null : firstReadyAfter(supply, today) + 7 * (weeks - 1);
}

/** How many weeks together hold what is missing; more than there are where all of them do not. */
function weeksUntil(missing: number, weeks: Iterable<number>): number {
  let left = missing;
  let number = 0;
  for (const free of weeks) {
    number += 1;
    left -= free;
    if (left <= 0) return number;
  }
  return number + 1;
}
