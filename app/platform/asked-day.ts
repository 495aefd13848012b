import { z } from 'zod';
import { toAsciiDigits } from './digits';

export type AskedDay = {
  /** The day to show, 'YYYY-MM-DD': the one asked for, or the latest there is. */
  day: string;
  /** What was typed, to stand in its field again. */
  typed: string;
  problem: 'not-a-day' | 'in-the-future' | null;
};

/**
 * Reads the day that an address asks for (digits of any script), no later than `latest`. Nothing asked is the latest;
 * what is no day, or later, is told as a problem beside the latest.
 */
export function askedDay(text: string | null, latest: string): AskedDay {
  const typed = (text ?? '').trim().slice(0, 40);
  const day = toAsciiDigits(typed);
  if (day === '') return { day: latest, typed: latest, problem: null };
  if (!z.iso.date().safeParse(day).success || day < '1900') return { day: latest, typed, problem: 'not-a-day' };
  if (day > latest) return { day: latest, typed, problem: 'in-the-future' };
  return { day, typed: day, problem: null };
}
