import { addDays, weekday } from '~/platform/day';

/** Days in which a decision can be appealed, counted from the day of the decision. */
export const APPEAL_DAYS = 30;
/** Working days in which an appeal is answered, counted from the day after it was filed. */
export const ANSWER_WORKING_DAYS = 10;

const SATURDAY = 6;

/** The last day on which a decision of that day can be appealed. Days are 'YYYY-MM-DD'. */
export function lastAppealDay(decidedOn: string): string {
  return addDays(decidedOn, APPEAL_DAYS);
}

/** The day that is so many working days (Monday to Friday) after another. */
export function afterWorkingDays(day: string, count: number): string {
  let reached = day;
  for (let left = count; left > 0;) {
    reached = addDays(reached, 1);
    if (weekday(reached) < SATURDAY) left -= 1;
  }
  return reached;
}
