/** Decimals of each currency by ISO 4217. `Intl` is not asked: for some it answers with the digits of cash. */
const DIGITS = {
  AFN: 2,
  EUR: 2,
  GBP: 2,
  INR: 2,
  KES: 2,
  KHR: 2,
  MMK: 2,
  MWK: 2,
  NAD: 2,
  RWF: 0,
  SEK: 2,
  TZS: 2,
  UGX: 0,
  USD: 2,
  ZWG: 2,
} as const satisfies Record<string, number>;

export type Currency = keyof typeof DIGITS;

export const knownCurrencies = Object.keys(DIGITS) as Currency[];

/** Whether the code is one of the currencies that the programme keeps books in. */
export function isCurrency(code: string): code is Currency {
  return Object.hasOwn(DIGITS, code);
}

/** Decimals of a currency. Throws for an unknown one: amounts in it cannot have been taken in. */
export function currencyDigits(code: string): number {
  if (!isCurrency(code)) throw new RangeError(`unknown currency ${code}`);
  return DIGITS[code];
}

const EURO = new Set('AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK AD MC ME SM VA XK'.split(' '));
const OF_COUNTRY: Partial<Record<string, Currency>> = {
  AF: 'AFN',
  GB: 'GBP',
  IN: 'INR',
  KE: 'KES',
  KH: 'KHR',
  MM: 'MMK',
  MW: 'MWK',
  NA: 'NAD',
  RW: 'RWF',
  SE: 'SEK',
  TZ: 'TZS',
  UG: 'UGX',
  ZW: 'ZWG',
};

/** The currency of a country, as far as books are kept in it; dollars elsewhere. */
export function currencyOfCountry(country: string): Currency {
  return OF_COUNTRY[country] ?? (EURO.has(country) ? 'EUR' : 'USD');
}
