import { localeCodes, LOCALES, useI18n, type Locale } from '~/platform/i18n';
import { useShell } from './shell';

/** The page's address with another language asked for. */
export function inLanguage(path: string, locale: Locale): string {
  const [pathname = '/', query = ''] = path.split('?');
  const parameters = new URLSearchParams(query);
  parameters.set('lang', locale);
  return `${pathname}?${parameters.toString()}`;
}

/** Links to this page in every language, each under its own name. */
export function LanguageSwitch() {
  const { locale } = useI18n();
  const { path } = useShell();
  return (
    <ul className="languages">
      {localeCodes.map((code) => (
        <li key={code}>
          <a
            href={inLanguage(path, code)}
            lang={code}
            hrefLang={code}
            dir={LOCALES[code].direction}
            aria-current={code === locale ? 'true' : undefined}
          >
            {LOCALES[code].endonym}
          </a>
        </li>
      ))}
    </ul>
  );
}
