import { parseArgs } from 'node:util';
import { z } from 'zod';
import { fail, ok, type Result } from '~/platform/result';

export type ReportArguments = {
  /** The day judged, 'YYYY-MM-DD'. */
  asOf: string;
  thresholds: 'enter' | 'keep';
  /** Where the report goes; null for standard output. */
  out: string | null;
};

export type ReportArgumentsError = { code: 'usage' } | { code: 'as-of' } | { code: 'thresholds' };

const options = {
  'as-of': { type: 'string' },
  thresholds: { type: 'string', default: 'enter' },
  out: { type: 'string' },
} as const;

const day = z.iso.date().refine((text) => !text.startsWith('0000'));
const thresholds = z.enum(['enter', 'keep']);

/**
 * Reads the report's arguments. Fails with `as-of` (missing or no day), `thresholds` (neither enter nor keep), or `usage`
 * for anything else that is not understood.
 */
export function readReportArguments(args: string[]): Result<ReportArguments, ReportArgumentsError> {
  const given = parsed(args);
  if (!given || given.out === '') return fail({ code: 'usage' });
  const asOf = day.safeParse(given['as-of']);
  if (!asOf.success) return fail({ code: 'as-of' });
  const column = thresholds.safeParse(given.thresholds);
  if (!column.success) return fail({ code: 'thresholds' });
  return ok({ asOf: asOf.data, thresholds: column.data, out: given.out ?? null });
}

function parsed(args: string[]) {
  try {
    return parseArgs({ args, options, strict: true, allowPositionals: false }).values;
  } catch {
    return null;
  }
}
