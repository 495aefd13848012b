import { RemixBrowser } from '@remix-run/react';
import { startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { ShellProvider } from './components/shell';
import { readShellRecord } from './components/shell-record';
import { DEFAULT_LOCALE, I18nProvider, isLocale } from './platform/i18n';

const { lang } = document.documentElement;

startTransition(() => {
  hydrateRoot(
    document,
    <I18nProvider locale={isLocale(lang) ? lang : DEFAULT_LOCALE}>
      <ShellProvider shell={readShellRecord(document)}>
        <RemixBrowser />
      </ShellProvider>
    </I18nProvider>,
  );
});
