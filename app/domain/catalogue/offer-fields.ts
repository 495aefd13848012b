import { z } from 'zod';
import { plainFigure } from '~/platform/digits';
import { parseAmount } from '~/platform/money';

/** Bounds that no small enterprise meets; with them price × quantity stays an exact integer. */
export const MOST_PRICE_MINOR = 900_000_000;
export const MOST_QUANTITY = 1_000_000;
export const MOST_LEAD_TIME_DAYS = 365;

/** What is wrong with a field. The words for it stand in the catalogue; `values` are the figures they name. */
export type FieldErrorCode =
  | 'missing'
  | 'not-a-price'
  | 'too-many-decimals'
  | 'price-too-low'
  | 'price-too-high'
  | 'not-whole'
  | 'too-small'
  | 'too-many'
  | 'too-long'
  | 'unknown-choice'
  | 'stock-or-capacity'
  | 'below-minimum'
  | 'tier-twice'
  | 'tier-not-cheaper';

export type FieldError = { code: FieldErrorCode; values?: Record<string, string | number> };
export type FieldErrors<Field extends string = string> = Partial<Record<Field, FieldError>>;

function refuse(check: z.RefinementCtx, code: FieldErrorCode, values: Record<string, string | number> = {}): never {
  check.addIssue({ code: 'custom', message: code, params: values });
  return z.NEVER;
}

type Bounds = { least: number; most: number };

function readWhole(text: string, { least, most }: Bounds, check: z.RefinementCtx): number {
  if (!/^[+-]?\d{1,15}$/.test(text)) return refuse(check, 'not-whole');
  const number = Number(text);
  if (number < least) return refuse(check, 'too-small', { least });
  return number > most ? refuse(check, 'too-many', { most }) : number;
}

/** A whole number in the digits of any script; grouping spaces and commas between thousands are read past. */
export function wholeNumber(bounds: Bounds) {
  return z
    .string()
    .default('')
    .transform((typed, check): number => {
      const text = plainFigure(typed);
      return text === '' ? refuse(check, 'missing') : readWhole(text, bounds, check);
    });
}

/** The same, where leaving it empty says "none" (null). */
export function optionalWholeNumber(bounds: Bounds) {
  return z
    .string()
    .default('')
    .transform((typed, check): number | null => {
      const text = plainFigure(typed);
      return text === '' ? null : readWhole(text, bounds, check);
    });
}

/** A price in major units of the currency, as minor units; digits and the decimal mark of any script. */
export function priceField(currency: string) {
  return z
    .string()
    .default('')
    .transform((typed, check): number => {
      const text = typed.trim();
      return text === '' ? refuse(check, 'missing') : readPrice(text, currency, check);
    });
}

/** The same, where leaving it empty says "none" (null). */
export function optionalPriceField(currency: string) {
  return z
    .string()
    .default('')
    .transform((typed, check): number | null => {
      const text = typed.trim();
      return text === '' ? null : readPrice(text, currency, check);
    });
}

function readPrice(text: string, currency: string, check: z.RefinementCtx): number {
  const amount = parseAmount(text, currency);
  if (!amount.ok && amount.error.code === 'too-many-decimals') {
    return refuse(check, 'too-many-decimals', { digits: amount.error.digits });
  }
  if (!amount.ok) return refuse(check, amount.error.code === 'too-large' ? 'price-too-high' : 'not-a-price');
  if (amount.value <= 0) return refuse(check, 'price-too-low');
  if (amount.value > MOST_PRICE_MINOR) return refuse(check, 'price-too-high');
  return amount.value;
}

/** Characters that turn the direction of what stands around them. */
const DIRECTION_MARKS = /[\u202a-\u202e\u2066-\u2069]/g;

/** Text of at most `most` characters, trimmed, normalised, without control characters (line breaks stay if `lines`). */
export function textField(most: number, { lines = false, needed = false } = {}) {
  const control = lines ? /[^\P{Cc}\n]/gu : /\p{Cc}/gu;
  return z
    .string()
    .default('')
    .transform((typed, check): string => {
      const text = typed
        .replace(/\r\n?/g, '\n')
        .normalize('NFC')
        .replace(DIRECTION_MARKS, '')
        .replace(control, ' ')
        .trim();
      if (needed && text === '') return refuse(check, 'missing');
      if (text.length > most) return refuse(check, 'too-long', { most });
      return text;
    });
}

/** The first thing wrong with each field of a form. */
export function fieldErrors<Field extends string>(error: z.ZodError<Record<Field, unknown>>): FieldErrors<Field> {
  const errors: FieldErrors<Field> = {};
  for (const issue of error.issues) {
    const field = issue.path[0] as Field;
    errors[field] ??= {
      code: issue.message as FieldErrorCode,
      values: issue.code === 'custom' ? (issue.params as FieldError['values']) : undefined,
    };
  }
  return errors;
}
