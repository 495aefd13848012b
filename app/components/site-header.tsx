import { LOCALES, useI18n } from '~/platform/i18n';
import { AccountMenu } from './account-menu';
import { Icon } from './icon';
import { LanguageSwitch } from './language-switch';
import { SearchBox } from './search-box';
import { useShell } from './shell';
import { TabBar } from './tab-bar';
import { Wordmark } from './wordmark';

/** The awning over every page: who we are, language, account, search, and where one can go. */
export function SiteHeader({ search }: { search: { query?: string; keep?: Record<string, string> } | false }) {
  const { t, locale } = useI18n();
  const { account } = useShell();
  return (
    <header className="site-header">
      <div className="site-header-line">
        <a className="wordmark" href="/">
          <Wordmark />
          <span>{t('common.brand')}</span>
        </a>
        {search && <SearchBox id="site-search" {...search} />}
        <div className="site-header-end">
          <details className="menu">
            <summary>
              <Icon name="language" />
              <span className="visually-hidden">{t('common.language')}: </span>
              <span>{LOCALES[locale].endonym}</span>
            </summary>
            <div className="menu-panel">
              <LanguageSwitch />
            </div>
          </details>
          {account ? (
            <AccountMenu name={account.name} />
          ) : (
            <a className="header-link" href="/sign-in">
              <Icon name="signIn" />
              <span>{t('common.signIn')}</span>
            </a>
          )}
        </div>
      </div>
      <TabBar />
    </header>
  );
}
