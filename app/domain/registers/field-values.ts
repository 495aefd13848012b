import { isCurrency, knownCurrencies, currencyDigits } from '~/platform/currencies';
import { toAsciiDigits } from '~/platform/digits';
import { isCountry } from './countries';
import { shownValue, type RefusalCode, type RefusalDetail } from './refusal';

/** What a field may not say. `meant`: the code that others will refer to, where only what is not seen is wrong in it. */
export type FieldFault = { code: RefusalCode; detail: RefusalDetail; meant?: string };

/**
 * Reads a field that is not empty, trimmed and in NFC: its value as PostgreSQL reads it, or what is wrong with it.
 * An amount is two columns: its digits without the decimal mark, and how many of them stand behind it.
 */
export type ReadField = (text: string) => string | FieldFault;

/** The longest code: any such code fits into an index. */
export const LONGEST_CODE = 500;
const LARGEST_WHOLE = 2_147_483_647;
const MOST_DECIMALS = Math.max(...knownCurrencies.map(currencyDigits));

function refuse(code: RefusalCode, text: string, detail: RefusalDetail = {}): FieldFault {
  return { code, detail: { value: shownValue(text), ...detail } };
}

export const readText: ReadField = (text) => text;

/** Control, invisible and bidirectional characters, and spaces that look like the plain one. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?! )\p{Zs}/u;

export const readCode: ReadField = (text) => {
  if (/^[!-~]*$/.test(text) && text.length <= LONGEST_CODE) return text;
  const unseen = UNSEEN.exec(text)?.[0];
  if (unseen !== undefined) {
    const fault = refuse('code-unseen-character', text, { character: shownCharacter(unseen) });
    return { ...fault, meant: text.replace(new RegExp(UNSEEN, 'gu'), '').slice(0, LONGEST_CODE) };
  }
  return Array.from(text).length > LONGEST_CODE ? refuse('code-too-long', text, { most: LONGEST_CODE }) : text;
};

function shownCharacter(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

export const readDate: ReadField = (text) => {
  const date = toAsciiDigits(text);
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date);
  if (!match) return refuse('date-form', text);
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const real = year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysOfMonth(year, month);
  return real ? date : refuse('date-unreal', text);
};

function daysOfMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** A whole number from `least` to `most`. */
export function readWhole(least: number, most = LARGEST_WHOLE): ReadField {
  return (text) => {
    const digits = toAsciiDigits(text);
    if (!/^-?\d+$/.test(digits)) return refuse('whole-number-form', text);
    const number = Number(digits);
    if (number < least) return refuse('whole-number-small', text, { least });
    return number > most ? refuse('whole-number-large', text, { most }) : String(number + 0);
  };
}

/** A year of the Gregorian calendar in which somebody alive can be born; one of another calendar shows by its size. */
export const readBirthYear: ReadField = (text) => {
  const year = toAsciiDigits(text);
  return /^\d{4}$/.test(year) && year >= '1900' && year <= '2100' ? year : refuse('birth-year', text);
};

export type Sign = 'positive' | 'not-negative' | 'not-zero';

/** An amount in major units. How many decimals its currency has is looked at where the currency is known. */
export function readAmount(sign: Sign): ReadField {
  return (text) => {
    const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(toAsciiDigits(text));
    if (!match) return refuse('amount-form', text);
    const [, minus = '', whole = '', decimals = ''] = match;
    if (decimals.length > MOST_DECIMALS) return refuse('amount-decimals-any', text, { digits: MOST_DECIMALS });
    const digits = BigInt(whole + decimals);
    if (digits > BigInt(Number.MAX_SAFE_INTEGER)) return refuse('amount-large', text);
    if (digits === 0n && sign !== 'not-negative')
      return refuse(sign === 'positive' ? 'amount-not-positive' : 'amount-zero', text);
    if (minus && digits !== 0n && sign !== 'not-zero') {
      return refuse(sign === 'positive' ? 'amount-not-positive' : 'amount-negative', text);
    }
    return `${digits === 0n ? '' : minus}${digits}\t${decimals.length}`;
  };
}

/** A rate in per cent, exactly as it is written. */
export const readRate: ReadField = (text) => {
  const rate = toAsciiDigits(text);
  return /^\d{1,9}(\.\d{1,20})?$/.test(rate) ? rate : refuse('rate-form', text);
};

export const readYesNo: ReadField = (text) => (text === 'yes' ? 't' : text === 'no' ? 'f' : refuse('yes-no', text));

export function readChoice(choices: readonly string[]): ReadField {
  const known = new Set(choices);
  return (text) => (known.has(text) ? text : refuse('choice', text, { choices: choices.join(', ') }));
}

/** One of a few numbers, in digits of any script. */
export function readNumberChoice(choices: readonly string[]): ReadField {
  const read = readChoice(choices);
  return (text) => read(toAsciiDigits(text));
}

export const readCountry: ReadField = (text) => (isCountry(text) ? text : refuse('country', text));

export const readCurrency: ReadField = (text) =>
  isCurrency(text) ? text : refuse('currency', text, { choices: knownCurrencies.join(', ') });

/** Three letters that the IANA list has; other such names are only nicknames. */
const SHORT_ZONES = new Set([
  'UTC',
  'GMT',
  'UCT',
  'EST',
  'MST',
  'HST',
  'CET',
  'EET',
  'MET',
  'WET',
  'PRC',
  'ROC',
  'ROK',
]);

export const readTimezone: ReadField = (text) => {
  const form = /^[A-Z][A-Za-z0-9_+-]*(\/[A-Z][A-Za-z0-9_+-]*)*$/.test(text) && !text.startsWith('SystemV/');
  const short = /^[A-Z]{3}$/.test(text);
  return form && (!short || SHORT_ZONES.has(text)) && zoneExists(text) ? text : refuse('timezone', text);
};

function zoneExists(timeZone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone }));
  } catch {
    return false;
  }
}

/** A language tag, written as its standard writes it. */
export const readLanguage: ReadField = (text) => {
  try {
    return Intl.getCanonicalLocales(text)[0] ?? refuse('language', text);
  } catch {
    return refuse('language', text);
  }
};
