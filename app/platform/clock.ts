/** The time as a value that is passed in, so that rules can be asked about any moment. */
export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still at `instant`. */
export function fixedClock(instant: Date | string): Clock {
  const moment = new Date(instant);
  return { now: () => new Date(moment) };
}

/** Formatters take long to make. */
const calendars = new Map<string, Intl.DateTimeFormat>();

/** The calendar day of the clock in an IANA time zone, as 'YYYY-MM-DD'. */
export function today(clock: Clock, timeZone = 'UTC'): string {
  let calendar = calendars.get(timeZone);
  if (!calendar) {
    calendar = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    calendars.set(timeZone, calendar);
  }
  return calendar.format(clock.now());
}

/** The latest calendar day that has begun anywhere (UTC+14): the day for what belongs to no place, 'YYYY-MM-DD'. */
export function todayAnywhere(clock: Clock): string {
  return today(clock, 'Etc/GMT-14');
}
