import { createContext, useContext, type ReactNode } from 'react';
import { DEFAULT_LOCALE, type Locale } from './locales';
import { translator, type Translator } from './translator';

const LocaleContext = createContext<Locale>(DEFAULT_LOCALE);

/** Gives the pages inside it their language. */
export function I18nProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  return <LocaleContext.Provider value={locale}>{children}</LocaleContext.Provider>;
}

/** The translator of the page that is being rendered. */
export function useI18n(): Translator {
  return translator(useContext(LocaleContext));
}
