/** The day before, as 'YYYY-MM-DD'. */
function dayBefore(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month, day - 1)).toISOString().slice(0, 10);
}

/** The last `months` ends of months before the day ('YYYY-MM-DD'), and the day itself, oldest first. */
export function monthEndsUntil(day: string, months: number): string[] {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const ends = Array.from({ length: months }, (_, back) => dayBefore(year, month - 1 - back, 1));
  return [day, ...ends].reverse();
}
