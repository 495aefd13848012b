/** The last days of the months before a day, newest last: twelve of them show a year. */
export function monthEnds(day: string, months: number): string[] {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return Array.from({ length: months }, (_, index) => {
    const end = new Date(Date.UTC(year, month - 1 - (months - 1 - index), 0));
    return end.toISOString().slice(0, 10);
  });
}
