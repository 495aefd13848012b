import * as dari from '../../locales/fa-AF';
import * as areas from '../../locales/en';
import * as hindi from '../../locales/hi';
import * as swahili from '../../locales/sw';
import * as swedish from '../../locales/sv';
import * as tamil from '../../locales/ta';
import { DEFAULT_LOCALE, type Locale } from './locales';

type Areas = typeof areas;

/** A message that the English files have; the other languages translate these. */
export type MessageKey = { [Area in keyof Areas]: keyof Areas[Area] }[keyof Areas];

const inOne = (language: Record<string, Record<string, string>>): Readonly<Record<string, string>> =>
  Object.assign({}, ...Object.values(language)) as Record<string, string>;

const english = inOne(areas) as Readonly<Record<MessageKey, string>>;

const catalogues: Record<Locale, Readonly<Record<string, string>>> = {
  en: english,
  sw: inOne(swahili),
  hi: inOne(hindi),
  ta: inOne(tamil),
  'fa-AF': inOne(dari),
  sv: inOne(swedish),
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
