import type { Locale } from '~/platform/i18n';

const countryNames = new Map<Locale, Intl.DisplayNames>();

/** The name of a country (ISO 3166-1 alpha-2) in the reader's language; a code without a name stands for itself. */
export function countryName(country: string, locale: Locale): string {
  let names = countryNames.get(locale);
  if (!names) countryNames.set(locale, (names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' })));
  return /^[A-Z]{2}$/.test(country) ? (names.of(country) ?? country) : country;
}

/** "Erode, India" */
export function placeName({ district, country }: { district: string; country: string }, locale: Locale): string {
  return [district, countryName(country, locale)].filter(Boolean).join(locale === 'fa-AF' ? '، ' : ', ');
}
