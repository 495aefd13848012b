import type { Locale } from './locales';

/** Names by language ("en", "sw", "hi", "ta", "fa", "sv"). */
export type Names = Readonly<Record<string, string | undefined>>;

/** The name in the reader's language (fa-AF reads the Persian one), in English where it has none, else the empty text. */
export function nameIn(names: Names, locale: Locale): string {
  return names[locale.split('-')[0] ?? locale] || names.en || '';
}
