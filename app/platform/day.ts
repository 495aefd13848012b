const DAY_MS = 86_400_000;

const at = (day: string) => Date.parse(`${day}T00:00:00Z`);
const text = (milliseconds: number) => new Date(milliseconds).toISOString().slice(0, 10);

/** Whether the text is a day that the calendar has, as 'YYYY-MM-DD'; it has no year 0. */
export function isDay(day: string | null | undefined): day is string {
  if (!day || !/^\d{4}-\d\d-\d\d$/.test(day) || day < '0001') return false;
  const moment = at(day);
  return !Number.isNaN(moment) && text(moment) === day;
}

/** The day `days` after `day` (before it where negative), both 'YYYY-MM-DD'. */
export function addDays(day: string, days: number): string {
  return text(at(day) + days * DAY_MS);
}

/** How many days `to` is after `from`, both 'YYYY-MM-DD'; negative where it is before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((at(to) - at(from)) / DAY_MS);
}

/** The same day `months` later (earlier where negative), or that month's last day if it has no such day. */
export function addMonths(day: string, months: number): string {
  const date = new Date(at(day));
  const [year, month, dayOfMonth] = [date.getUTCFullYear(), date.getUTCMonth() + months, date.getUTCDate()];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return text(Date.UTC(year, month, Math.min(dayOfMonth, last)));
}

/** The day of the week: 1 for Monday to 7 for Sunday. */
export function weekday(day: string): number {
  return new Date(at(day)).getUTCDay() || 7;
}
