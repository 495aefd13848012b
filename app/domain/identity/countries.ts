import { getCountries, type CountryCode } from 'libphonenumber-js/min';
import { LOCALES, type Locale } from '~/platform/i18n/locales';

/** The countries where the programme works; a phone number without a country is first looked for here. */
export const PROGRAMME_COUNTRIES = [
  'AF',
  'IN',
  'KE',
  'KH',
  'MM',
  'MW',
  'NA',
  'RW',
  'TZ',
  'UG',
  'ZW',
] as const satisfies CountryCode[];

const COUNTRY_OF_LOCALE: Partial<Record<Locale, CountryCode>> = {
  sw: 'TZ',
  hi: 'IN',
  ta: 'IN',
  'fa-AF': 'AF',
  sv: 'SE',
};
/** The languages that somebody in a country is written to in who has not chosen one; the first is the likeliest. */
const LOCALES_OF_COUNTRY: Partial<Record<string, readonly Locale[]>> = {
  KE: ['sw'],
  TZ: ['sw'],
  AF: ['fa-AF'],
  IN: ['en', 'hi', 'ta'],
  SE: ['sv'],
};

const known = new Set<string>(getCountries());

/** Whether the text is the code (ISO 3166-1, two letters) of a country that has phone numbers. */
export function isCountry(code: unknown): code is CountryCode {
  return typeof code === 'string' && known.has(code);
}

/** The country a reader most likely writes phone numbers of: the region of her browser's language, else her language's. */
export function guessCountry(acceptLanguage: string | null, locale: Locale): CountryCode | null {
  for (const tag of (acceptLanguage ?? '').slice(0, 200).split(',')) {
    const region = /^\s*[a-z]{2,3}(?:-[a-z]{4})?-([a-z]{2})\b/i.exec(tag)?.[1]?.toUpperCase();
    if (isCountry(region)) return region;
  }
  return COUNTRY_OF_LOCALE[locale] ?? null;
}

/**
 * The language in which somebody in the country is written to who has not chosen one: `helper`'s, who knows her, where
 * the country has several of which it is one, else its likeliest, else English.
 */
export function localeOfCountry(country: string | null, helper: Locale | null = null): Locale {
  const spoken = LOCALES_OF_COUNTRY[country ?? ''] ?? ['en'];
  return spoken.find((locale) => locale === helper) ?? spoken[0] ?? 'en';
}

/** Every country with its name in the reader's language: the programme's first, then the others by name. */
export function countryChoices(locale: Locale): { value: CountryCode; label: string }[] {
  const names = new Intl.DisplayNames(LOCALES[locale].format, { type: 'region' });
  const byName = new Intl.Collator(LOCALES[locale].format);
  const programme = new Set<CountryCode>(PROGRAMME_COUNTRIES);
  const choices = getCountries().map((value) => ({ value, label: names.of(value) ?? value }));
  choices.sort((one, other) => byName.compare(one.label, other.label));
  return [
    ...choices.filter(({ value }) => programme.has(value)),
    ...choices.filter(({ value }) => !programme.has(value)),
  ];
}
