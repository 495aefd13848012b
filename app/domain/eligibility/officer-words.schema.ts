import { z } from 'zod';

/** Fewest code points of a reason, spaces at its ends not counted. */
export const LEAST_REASON = 20;
const MOST_REASON = 2_000;

/** A reason or answer in an officer's words. Fails with 'missing', 'too-short' or 'too-long'. */
export const officerWords = z
  .string({ error: 'missing' })
  .trim()
  .min(1, 'missing')
  .refine((text) => [...text].length >= LEAST_REASON, 'too-short')
  .refine((text) => [...text].length <= MOST_REASON, 'too-long');
