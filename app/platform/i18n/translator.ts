import { amountText } from '../money';
import { findMessage, type MessageKey } from './catalogue';
import { formatMessage, type MessageValues } from './format-message';
import { dateFormat, listFormat, moneyFormat, numberFormat, relativeFormat, type DateStyle } from './formatters';
import { localeDefinition, type Direction, type Locale } from './locales';

export type Translator = {
  locale: Locale;
  dir: Direction;
  /** The message in the reader's language, in English where it is not translated yet. */
  t(key: MessageKey, values?: MessageValues): string;
  /** Minor units as money, exact to the last digit. Whole amounts show no decimals unless `decimals` is 'always'. */
  money(amountMinor: number, currency: string, options?: { decimals?: 'when-needed' | 'always' }): string;
  /** A calendar day ('YYYY-MM-DD') or the day of an instant in UTC. `long` adds the second calendar where there is one. */
  date(value: string | Date, style?: DateStyle): string;
  /** An instant, in UTC or another IANA time zone; UTC is said, a zone of the reader is not. */
  dateTime(value: Date | string, timeZone?: string): string;
  number(value: number, options?: Intl.NumberFormatOptions): string;
  percent(fraction: number, decimals?: number): string;
  list(items: string[], type?: 'and' | 'or'): string;
  /** "in 20 minutes", "in 3 hours", "2 days ago": whole minutes below an hour, hours below two days, then days. */
  timeFrom(now: Date, moment: Date): string;
};

const MINUTE_MS = 60_000;

const translators = new Map<Locale, Translator>();

/** The translator of a language; one for all requests. */
export function translator(locale: Locale): Translator {
  let known = translators.get(locale);
  if (!known) translators.set(locale, (known = createTranslator(locale)));
  return known;
}

function createTranslator(locale: Locale): Translator {
  const { format, direction, secondCalendar } = localeDefinition(locale);
  const number: Translator['number'] = (value, options = {}) => numberFormat(format, options).format(value);

  return {
    locale,
    dir: direction,
    number,
    t(key, values) {
      const message = findMessage(locale, key);
      return formatMessage(message.locale, message.text, values, number);
    },
    money(amountMinor, currency, { decimals = 'when-needed' } = {}) {
      const exact = amountText(amountMinor, currency) as `${number}`;
      return moneyFormat(format, currency, decimals === 'always').format(exact);
    },
    date(value, style = 'medium') {
      const day = typeof value === 'string' ? new Date(`${value.slice(0, 10)}T00:00:00Z`) : value;
      const text = dateFormat(format, dateOptions(style)).format(day);
      if (style !== 'long' || !secondCalendar) return text;
      return `${text} (${dateFormat(secondCalendar, dateOptions(style)).format(day)})`;
    },
    dateTime(value, timeZone = 'UTC') {
      const options = { dateStyle: 'medium', timeStyle: 'short', timeZone } as const;
      const text = dateFormat(format, options).format(new Date(value));
      return timeZone === 'UTC' ? `${text} UTC` : text;
    },
    percent(fraction, decimals = 0) {
      return number(fraction, { style: 'percent', maximumFractionDigits: decimals });
    },
    list(items, type = 'and') {
      return listFormat(format, type === 'and' ? 'conjunction' : 'disjunction').format(items);
    },
    timeFrom(now, moment) {
      const minutes = Math.trunc((moment.getTime() - now.getTime()) / MINUTE_MS);
      const span = relativeFormat(format);
      if (Math.abs(minutes) < 60) return span.format(minutes, 'minute');
      if (Math.abs(minutes) < 48 * 60) return span.format(Math.trunc(minutes / 60), 'hour');
      return span.format(Math.trunc(minutes / (24 * 60)), 'day');
    },
  };
}

function dateOptions(style: DateStyle): Intl.DateTimeFormatOptions {
  if (style === 'year') return { year: 'numeric', timeZone: 'UTC' };
  if (style === 'month') return { month: 'short', year: 'numeric', timeZone: 'UTC' };
  return { dateStyle: style, timeZone: 'UTC' };
}
