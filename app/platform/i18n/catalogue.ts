import dari from '../../locales/fa-AF';
import english from '../../locales/en';
import hindi from '../../locales/hi';
import swahili from '../../locales/sw';
import swedish from '../../locales/sv';
import tamil from '../../locales/ta';
import { DEFAULT_LOCALE, type Locale } from './locales';

/** A message that the English files have; the other languages translate these. */
export type MessageKey = keyof typeof english;

const catalogues: Record<Locale, Readonly<Record<string, string>>> = {
  en: english,
  sw: swahili,
  hi: hindi,
  ta: tamil,
  'fa-AF': dari,
  sv: swedish,
};

/** All messages that exist in a language, by key. */
export function messagesOf(locale: Locale): Readonly<Record<string, string>> {
  return catalogues[locale];
}

/** Whether the text is the key of a message. */
export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(english, key);
}

/** The message's source and the language it is written in: the asked one, or English where it is not translated yet. */
export function findMessage(locale: Locale, key: MessageKey): { text: string; locale: Locale } {
  const text = catalogues[locale][key];
  return text ? { text, locale } : { text: english[key], locale: DEFAULT_LOCALE };
}
