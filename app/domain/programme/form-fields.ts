import { z } from 'zod';
import { isDay } from '~/platform/day';
import { plainFigure, toAsciiDigits } from '~/platform/digits';
import { parseAmount } from '~/platform/money';

/** What is wrong with a field of the programme's forms; `values` say what is possible. Words: `group.error.<code>`. */
export type FieldProblem = { code: string; values?: Record<string, string | number> };

function refuse(check: z.RefinementCtx, code: string, values: FieldProblem['values'] = {}): never {
  check.addIssue({ code: 'custom', message: code, params: values });
  return z.NEVER;
}

/** A whole number in the digits of any script. */
export function wholeField({ least, most }: { least: number; most: number }) {
  return z
    .string()
    .default('')
    .transform((typed, check): number => {
      const text = plainFigure(typed);
      if (text === '') return refuse(check, 'missing');
      if (!/^\d{1,9}$/.test(text)) return refuse(check, 'not-whole', { least, most });
      const number = Number(text);
      return number < least || number > most ? refuse(check, 'out-of-range', { least, most }) : number;
    });
}

/** A number with at most `decimals` decimals, as plain text ("12.5"): rates and multiples are never floats. */
export function decimalField({ decimals, least, most }: { decimals: number; least: number; most: number }) {
  return z
    .string()
    .default('')
    .transform((typed, check): string => {
      const text = plainFigure(typed);
      if (text === '') return refuse(check, 'missing');
      if (!/^\d{1,6}(\.\d+)?$/.test(text)) return refuse(check, 'not-a-number', { least, most });
      if ((text.split('.')[1] ?? '').length > decimals) return refuse(check, 'too-many-decimals', { digits: decimals });
      const number = Number(text);
      return number < least || number > most ? refuse(check, 'out-of-range', { least, most }) : text;
    });
}

/** An amount in major units of the currency, as minor units; `least` is in minor units, 0 where empty means nothing. */
export function amountField(currency: string, { least }: { least: 0 | 1 }) {
  return z
    .string()
    .default('')
    .transform((typed, check): number => {
      const text = plainFigure(typed);
      if (text === '') return least === 0 ? 0 : refuse(check, 'missing');
      const amount = parseAmount(text, currency);
      if (!amount.ok && amount.error.code === 'too-many-decimals') {
        return refuse(check, 'too-many-decimals', { digits: amount.error.digits });
      }
      if (!amount.ok) return refuse(check, amount.error.code === 'too-large' ? 'too-large' : 'not-an-amount');
      return amount.value < least ? refuse(check, least === 0 ? 'negative' : 'not-positive') : amount.value;
    });
}

/** A day 'YYYY-MM-DD' in the digits of any script. */
export const dayField = z
  .string()
  .default('')
  .transform((typed, check): string => {
    const text = toAsciiDigits(typed.trim());
    if (text === '') return refuse(check, 'missing');
    return isDay(text) ? text : refuse(check, 'not-a-day');
  });

/** The same, where leaving it empty says "not done" (null). */
export const optionalDayField = z
  .string()
  .default('')
  .transform((typed, check): string | null => {
    const text = toAsciiDigits(typed.trim());
    if (text === '') return null;
    return isDay(text) ? text : refuse(check, 'not-a-day');
  });

/** Characters that turn the direction of what stands around them. */
const DIRECTION_MARKS = /[\u202a-\u202e\u2066-\u2069]/g;

/** Words of `least` to `most` characters, trimmed and normalised, without control characters but line breaks. */
export function wordsField({ least, most }: { least: number; most: number }) {
  return z
    .string()
    .default('')
    .transform((typed, check): string => {
      const text = typed
        .replace(/\r\n?/g, '\n')
        .normalize('NFC')
        .replace(DIRECTION_MARKS, '')
        .replace(/[^\P{Cc}\n]/gu, ' ')
        .trim();
      const length = [...text].length;
      if (length === 0 && least > 0) return refuse(check, 'missing');
      if (length < least) return refuse(check, 'too-short', { least });
      return length > most ? refuse(check, 'too-long', { most }) : text;
    });
}

/** One of a few words. */
export function choiceField<const Choices extends readonly [string, ...string[]]>(choices: Choices) {
  return z.enum(choices, { error: 'missing' });
}

/** The first thing wrong with each field of a form. */
export function fieldProblems(error: z.ZodError): Record<string, FieldProblem> {
  const problems: Record<string, FieldProblem> = {};
  for (const issue of error.issues) {
    const field = String(issue.path[0] ?? '');
    const values = issue.code === 'custom' ? (issue.params as FieldProblem['values']) : undefined;
    problems[field] ??= { code: issue.message, ...(values && { values }) };
  }
  return problems;
}
