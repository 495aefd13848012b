import type { Locale } from './locales';

/** Names by language ("en", "sw", "hi", "ta", "fa", "sv"). */
export type Names = Readonly<Record<string, string | undefined>>;

/** The language that the vocabulary knows a locale by: fa-AF reads the Persian names. */
function nameLanguage(locale: Locale): string {
  return locale.split('-')[0] ?? locale;
}

/** The name in the reader's language, in English where it has none, else the empty text. */
export function nameIn(names: Names, locale: Locale): string {
  return names[nameLanguage(locale)] || names.en || '';
}
