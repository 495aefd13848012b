/**
 * A language that the market speaks. `format` is what `Intl` is asked with; calendar and digits stand in it on purpose.
 *
 * - en: day before month, US$ for dollars, as the countries of the programme write English.
 * - hi and ta: Latin digits, which India writes prices and phone numbers in, grouped by lakh and crore.
 * - fa-AF: Dari digits (۰–۹), which its readers count in. The calendar is the Gregorian one with its Dari month names:
 *   registers, date fields of the phone and the buyer at the other end all use it, and one page must not mix calendars.
 *   `secondCalendar` adds the solar Hijri day behind a long date, where a promise is made.
 */
type LocaleDefinition = {
  format: string;
  secondCalendar?: string;
  direction: 'ltr' | 'rtl';
  /** The language's own name, as its readers look for it. */
  endonym: string;
};

export const LOCALES = {
  en: { format: 'en-GB-u-ca-gregory-nu-latn', direction: 'ltr', endonym: 'English' },
  sw: { format: 'sw-u-ca-gregory-nu-latn', direction: 'ltr', endonym: 'Kiswahili' },
  hi: { format: 'hi-IN-u-ca-gregory-nu-latn', direction: 'ltr', endonym: 'हिन्दी' },
  ta: { format: 'ta-IN-u-ca-gregory-nu-latn', direction: 'ltr', endonym: 'தமிழ்' },
  'fa-AF': {
    format: 'fa-AF-u-ca-gregory-nu-arabext',
    secondCalendar: 'fa-AF-u-ca-persian-nu-arabext',
    direction: 'rtl',
    endonym: 'دری',
  },
  sv: { format: 'sv-SE-u-ca-gregory-nu-latn', direction: 'ltr', endonym: 'Svenska' },
} as const satisfies Record<string, LocaleDefinition>;

export type Locale = keyof typeof LOCALES;
export type Direction = 'ltr' | 'rtl';

export const DEFAULT_LOCALE: Locale = 'en';

export const localeCodes = Object.keys(LOCALES) as Locale[];

/** Whether the text is exactly the code of a language that the market speaks. */
export function isLocale(code: unknown): code is Locale {
  return typeof code === 'string' && Object.hasOwn(LOCALES, code);
}

/** The locale's definition, with its optional parts. */
export function localeDefinition(locale: Locale): LocaleDefinition {
  return LOCALES[locale];
}
