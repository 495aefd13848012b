import { addDays, daysBetween, weekday } from '~/platform/day';
import type { DocumentSupply } from './engine';

/** Capacity is promised so many weeks ahead: app/domain/catalogue/promise-date.ts is the rule, tests hold the two together. */
export const HORIZON_WEEKS = 26;

type Supply = Omit<DocumentSupply, 'timeZone'>;

const nextMonday = (today: string): string => addDays(today, 8 - weekday(today));

function* freeWeeks({ weeklyCapacity, committed }: Supply, today: string): Generator<number> {
  const first = nextMonday(today);
  for (let week = 0; week < HORIZON_WEEKS; week += 1)
    yield committed === null
      ? weeklyCapacity
      : Math.max(0, weeklyCapacity - (committed[addDays(first, 7 * week)] ?? 0));
}

/** Days from `today` until what is made in the week with this number (from 0) can be ready. */
const readyAfter = ({ leadTimeDays }: Supply, today: string, week: number): number =>
  daysBetween(today, nextMonday(today)) + 7 * week + 6 + leadTimeDays;

/** Units that can be supplied by a day, else within the horizon. */
export function supplyBy(supply: Supply, today: string, by: string | undefined): number {
  const days = by === undefined ? Infinity : daysBetween(today, by);
  if (supply.leadTimeDays > days) return 0;
  let units = supply.stock;
  let week = 0;
  for (const free of supply.weeklyCapacity === 0 ? [] : freeWeeks(supply, today)) {
    if (readyAfter(supply, today, week) > days) break;
    units += free;
    week += 1;
  }
  return units;
}

/** Days from `today` until so many units can be ready; null where stock and horizon do not hold them. */
export function readyIn(supply: Supply, today: string, needed: number): number | null {
  if (needed <= supply.stock) return supply.leadTimeDays;
  let missing = needed - supply.stock;
  let week = 0;
  for (const free of supply.weeklyCapacity === 0 ? [] : freeWeeks(supply, today)) {
    missing -= free;
    if (missing <= 0) return readyAfter(supply, today, week);
    week += 1;
  }
  return null;
}
