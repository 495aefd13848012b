import { createIntl, createIntlCache, type IntlShape } from '@formatjs/intl';
import { LOCALES, type Locale } from './locales';
import { messageArguments } from './message-arguments';

export type MessageValues = Record<string, string | number | Date | null | undefined>;

type Compiled = (values: MessageValues | undefined, number: (value: number) => string) => string;

const cache = createIntlCache();
const shapes = new Map<Locale, IntlShape<string>>();
const compiled = new Map<Locale, Map<string, Compiled>>();

/**
 * Formats an ICU message in the language it is written in. Numbers in bare arguments (`{n}`) take the language's digits.
 * Text without ICU syntax is returned as it is, and bare arguments are filled in without the full formatter.
 */
export function formatMessage(
  locale: Locale,
  message: string,
  values: MessageValues | undefined,
  number: (value: number) => string,
): string {
  const known = compiled.get(locale) ?? new Map<string, Compiled>();
  compiled.set(locale, known);
  let format = known.get(message);
  if (!format) known.set(message, (format = compile(locale, message)));
  return format(values, number);
}

function compile(locale: Locale, message: string): Compiled {
  if (!/[{}]/.test(message)) {
    const text = message.replaceAll("''", "'");
    return () => text;
  }
  const uses = messageArguments(message);
  const bare = [...uses].filter(([, kinds]) => kinds.size === 1 && kinds.has('plain')).map(([name]) => name);
  if (bare.length === uses.size && !message.includes("'")) return fillIn(message);
  const intl = shapeOf(locale);
  return (values, number) => {
    const given: Record<string, string | number | Date> = {};
    for (const [name, value] of Object.entries(values ?? {})) {
      given[name] = typeof value === 'number' && bare.includes(name) ? number(value) : (value ?? '');
    }
    return intl.formatMessage({ id: message, defaultMessage: message }, given, { ignoreTag: true });
  };
}

/** `Hello {name}` as a split text: odd pieces are names. */
function fillIn(message: string): Compiled {
  const pieces = message.split(/\{\s*([^{}]+?)\s*\}/);
  return (values, number) =>
    pieces
      .map((piece, index) => {
        if (index % 2 === 0) return piece;
        const value = values?.[piece];
        return typeof value === 'number' ? number(value) : String(value ?? '');
      })
      .join('');
}

function shapeOf(locale: Locale): IntlShape<string> {
  let shape = shapes.get(locale);
  if (!shape) {
    const { format } = LOCALES[locale];
    // Every message is given as its own default, so the default's language is the message's.
    shape = createIntl({ locale: format, defaultLocale: format, messages: {}, onError: refuse }, cache);
    shapes.set(locale, shape);
  }
  return shape;
}

function refuse(error: Error & { code?: string }): void {
  if (error.code !== 'MISSING_TRANSLATION') throw error;
}
