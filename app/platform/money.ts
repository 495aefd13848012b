import { currencyDigits } from './currencies';
import { plainFigure } from './digits';
import { fail, ok, type Result } from './result';

export type AmountError =
  { code: 'not-a-number' } | { code: 'too-many-decimals'; digits: number } | { code: 'too-large' };

/**
 * Reads an amount in major units as people write it (`plainFigure`) as minor units of the currency.
 * Fails with `not-a-number`, `too-many-decimals` (with how many the currency has) or `too-large` (beyond exact integers).
 */
export function parseAmount(text: string, currency: string): Result<number, AmountError> {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(plainFigure(text));
  if (!match) return fail({ code: 'not-a-number' });
  const [, sign, whole = '', decimals = ''] = match;
  const digits = currencyDigits(currency);
  if (decimals.length > digits) return fail({ code: 'too-many-decimals', digits });
  const minor = BigInt(whole + decimals.padEnd(digits, '0'));
  if (minor > BigInt(Number.MAX_SAFE_INTEGER)) return fail({ code: 'too-large' });
  const amount = Number(minor);
  return ok(sign === '-' && amount !== 0 ? -amount : amount);
}

/** Minor units as plain major-unit text with a '.' ("1250.50"), for files and form fields. */
export function amountText(amountMinor: number, currency: string): string {
  const digits = currencyDigits(currency);
  const sign = amountMinor < 0 ? '-' : '';
  const text = String(Math.abs(amountMinor)).padStart(digits + 1, '0');
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
