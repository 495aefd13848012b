import { addDays, daysBetween, weekday } from '~/platform/day';

/** What a seller can supply of one offer: units in stock, units she makes a week, and days to make an order ready. */
export type Supply = {
  stock: number | null;
  weeklyCapacity: number | null;
  leadTimeDays: number;
  /** Units of each coming week (by its Monday, 'YYYY-MM-DD') that are promised already. */
  committed: ReadonlyMap<string, number>;
};

export type SupplyPlan = {
  fromStock: number;
  /** What is made for it, by the Monday of the week. */
  weeks: { weekOn: string; quantity: number }[];
  /** The earliest honest day, 'YYYY-MM-DD'. */
  promisedOn: string;
};

/** Capacity is promised at most this many weeks ahead. */
export const HORIZON_WEEKS = 26;

function nextMonday(day: string): string {
  return addDays(day, 8 - weekday(day));
}

function* freeWeeks(supply: Supply, today: string): Generator<{ weekOn: string; free: number }> {
  const capacity = supply.weeklyCapacity ?? 0;
  const first = nextMonday(today);
  for (let week = 0; week < HORIZON_WEEKS; week += 1) {
    const weekOn = addDays(first, 7 * week);
    yield { weekOn, free: Math.max(0, capacity - (supply.committed.get(weekOn) ?? 0)) };
  }
}

/** Units that can be promised today: stock and the free capacity of the weeks within the horizon. */
export function availableQuantity(supply: Supply, today: string): number {
  let available = supply.stock ?? 0;
  for (const { free } of freeWeeks(supply, today)) available += free;
  return available;
}

/**
 * Lays a quantity on stock first and then on the free capacity of the coming weeks (this week, part of it gone, is not
 * counted). From stock alone it is ready after the lead time; what is made is ready the lead time after the last day of
 * its last week. Returns null when stock and horizon do not hold the quantity.
 */
export function planSupply(supply: Supply, quantity: number, today: string): SupplyPlan | null {
  const fromStock = Math.min(quantity, supply.stock ?? 0);
  const weeks: SupplyPlan['weeks'] = [];
  let missing = quantity - fromStock;
  let readyFrom = today;
  for (const { weekOn, free } of freeWeeks(supply, today)) {
    if (missing === 0) break;
    const made = Math.min(missing, free);
    if (made === 0) continue;
    weeks.push({ weekOn, quantity: made });
    missing -= made;
    readyFrom = addDays(weekOn, 6);
  }
  return missing === 0 ? { fromStock, weeks, promisedOn: addDays(readyFrom, supply.leadTimeDays) } : null;
}

/**
 * Units that can be ready by a day: the largest quantity that `planSupply` promises for it or earlier. Asks no week by
 * itself, so that thousands of offers can be asked.
 */
export function availableBy(supply: Supply, day: string, today: string): number {
  const days = daysBetween(today, day) - supply.leadTimeDays;
  if (days < 0) return 0;
  const stock = supply.stock ?? 0;
  const capacity = supply.weeklyCapacity ?? 0;
  const untilMonday = 8 - weekday(today);
  // A week counts whose last day is there in time.
  const weeks = Math.min(HORIZON_WEEKS, Math.floor((days - untilMonday + 1) / 7));
  if (capacity === 0 || weeks <= 0) return stock;
  let promised = 0;
  if (supply.committed.size > 0) {
    const [first, end] = [addDays(today, untilMonday), addDays(today, untilMonday + 7 * weeks)];
    for (const [weekOn, quantity] of supply.committed) {
      if (weekOn >= first && weekOn < end) promised += Math.min(capacity, quantity);
    }
  }
  return stock + capacity * weeks - promised;
}
