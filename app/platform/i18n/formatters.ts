import { currencyDigits } from '../currencies';

/** `month`: month and year alone; `year`: the year. */
export type DateStyle = 'short' | 'medium' | 'long' | 'full' | 'month' | 'year';

/** Each formatter is made once for a language and its options; making one costs more than a thousand uses. */
function remembered<Formatter>() {
  const known = new Map<string, Formatter>();
  return (key: string, create: () => Formatter): Formatter => {
    let formatter = known.get(key);
    if (!formatter) known.set(key, (formatter = create()));
    return formatter;
  };
}

const numbers = remembered<Intl.NumberFormat>();
const amounts = remembered<Intl.NumberFormat>();
const dates = remembered<Intl.DateTimeFormat>();
const lists = remembered<Intl.ListFormat>();
const spans = remembered<Intl.RelativeTimeFormat>();

/** A number format by language tag and options. */
export function numberFormat(tag: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return numbers(tag + JSON.stringify(options), () => new Intl.NumberFormat(tag, options));
}

/** A currency format with the digits of our own table; `Intl` answers with cash digits for some currencies. */
export function moneyFormat(tag: string, currency: string, allDecimals: boolean): Intl.NumberFormat {
  return amounts(`${tag} ${currency} ${allDecimals}`, () => {
    const digits = currencyDigits(currency);
    return new Intl.NumberFormat(tag, {
      style: 'currency',
      currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      trailingZeroDisplay: allDecimals ? 'auto' : 'stripIfInteger',
    });
  });
}

/** A date format by language tag (which names calendar and digits) and options. */
export function dateFormat(tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return dates(tag + JSON.stringify(options), () => new Intl.DateTimeFormat(tag, options));
}

/** "a, b and c" (conjunction) or "a, b or c" (disjunction). */
export function listFormat(tag: string, type: 'conjunction' | 'disjunction'): Intl.ListFormat {
  return lists(tag + type, () => new Intl.ListFormat(tag, { type }));
}

/** "in 3 hours". */
export function relativeFormat(tag: string): Intl.RelativeTimeFormat {
  return spans(tag, () => new Intl.RelativeTimeFormat(tag, { numeric: 'always' }));
}
