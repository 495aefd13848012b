export { isMessageKey, type MessageKey } from './catalogue';
export { languageCookie, requestedLocale } from './choose-locale';
export type { MessageValues } from './format-message';
export { I18nProvider, useI18n } from './i18n-provider';
export { DEFAULT_LOCALE, isLocale, localeCodes, LOCALES, type Locale } from './locales';
export { nameIn, titleIn, type Names } from './names';
export { translator, type Translator } from './translator';
