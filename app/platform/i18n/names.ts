import type { Locale } from './locales';

/** Names by language ("en", "sw", "hi", "ta", "fa", "sv"). */
export type Names = Readonly<Record<string, string | undefined>>;

/** The name in the reader's language (fa-AF reads the Persian one), in English where it has none, else the empty text. */
export function nameIn(names: Names, locale: Locale): string {
  return names[locale.split('-')[0] ?? locale] || names.en || '';
}

/** The same as a title begins: in languages that have capitals, with one. */
export function titleIn(names: Names, locale: Locale): string {
  const name = nameIn(names, locale);
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}
