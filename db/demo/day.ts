/** A calendar day as the number of days since 1970-01-01: arithmetic without time zones. */
export type Day = number;

const msPerDay = 86_400_000;
const texts = new Map<Day, string>();

/** The day of a 'YYYY-MM-DD' text; throws RangeError for anything else. */
export function dayOf(text: string): Day {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time)) throw new RangeError(`not a date YYYY-MM-DD: ${text}`);
  return time / msPerDay;
}

/** 'YYYY-MM-DD'. */
export function dayText(day: Day): string {
  let text = texts.get(day);
  if (text === undefined) {
    text = new Date(day * msPerDay).toISOString().slice(0, 10);
    texts.set(day, text);
  }
  return text;
}

/** 'YYYY-MM-DD', or nothing for a day that is not known. */
export function dayTextOrEmpty(day: Day | null): string {
  return day === null ? '' : dayText(day);
}

/** The same day so many calendar months later (earlier if negative), or that month's last day if it has no such day. */
export function monthsLater(day: Day, months: number): Day {
  const date = new Date(day * msPerDay);
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
  const next = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 1);
  const length = (next - first) / msPerDay;
  return first / msPerDay + Math.min(date.getUTCDate(), length) - 1;
}

/** The year of a day. */
export function yearOf(day: Day): number {
  return new Date(day * msPerDay).getUTCFullYear();
}

/** The day of the month, from 1. */
export function dayOfMonth(day: Day): number {
  return new Date(day * msPerDay).getUTCDate();
}
