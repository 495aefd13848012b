import { isDay } from './day';
import { isId } from './id';

/** Where a page of rows ended that are ordered by a day ('YYYY-MM-DD') and then by id. */
export type DayCursor = { day: string; id: string };

/** Reads the cursor of an address as `dayCursor` wrote it; null (the first page) for anything else. */
export function readDayCursor(text: string | null): DayCursor | null {
  const [day, id] = (text ?? '').split('.');
  return day !== undefined && isDay(day) && isId(id) ? { day, id } : null;
}

/** The cursor for an address. */
export function dayCursor({ day, id }: DayCursor): string {
  return `${day}.${id}`;
}
