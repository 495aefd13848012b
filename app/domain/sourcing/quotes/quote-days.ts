import { today, type Clock } from '~/platform/clock';
import { addDays, isDay } from '~/platform/day';
import { LATEST_ANSWER_DAYS, SOONEST_ANSWER_DAYS } from './quote.states';

export type DayRefusal =
  | { code: 'answer-day-not-possible'; from: string; to: string }
  | { code: 'needed-day-not-possible'; from: string; to: string };

/** Nobody promises further ahead than this, in days. */
export const LATEST_READY_DAYS = 730;

/** The days on which an answer can be due, by the seller's calendar: from tomorrow to sixty days on. */
export function answerDays(timeZone: string, clock: Clock): { from: string; to: string } {
  const day = today(clock, timeZone);
  return { from: addDays(day, SOONEST_ANSWER_DAYS), to: addDays(day, LATEST_ANSWER_DAYS) };
}

/** The days for which goods can be asked for or promised: from today to two years on. */
export function readyDays(timeZone: string, clock: Clock): { from: string; to: string } {
  const day = today(clock, timeZone);
  return { from: day, to: addDays(day, LATEST_READY_DAYS) };
}

/** Whether a day lies in a span, both ends included. */
export function isWithin(day: string, { from, to }: { from: string; to: string }): boolean {
  return isDay(day) && day >= from && day <= to;
}

/** What is not possible about the days of a request, with the days that are; null where both are. */
export function refusalOfDays(
  asked: { answerBy: string; neededOn: string | null },
  timeZone: string,
  clock: Clock,
): DayRefusal | null {
  const answer = answerDays(timeZone, clock);
  if (!isWithin(asked.answerBy, answer)) return { code: 'answer-day-not-possible', ...answer };
  const ready = readyDays(timeZone, clock);
  if (asked.neededOn !== null && !isWithin(asked.neededOn, ready)) return { code: 'needed-day-not-possible', ...ready };
  return null;
}
