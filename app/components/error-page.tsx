import { useI18n } from '~/platform/i18n';
import { errorWords } from './error-words';
import { LinkButton } from './link-button';
import { Page } from './page';
import { useShell } from './shell';
import { Wordmark } from './wordmark';

/** What went wrong, in words, and the way out. Never says anything about the inside. */
export function ErrorPage({ status }: { status: number }) {
  const { t } = useI18n();
  const { requestId } = useShell();
  const words = errorWords(status);
  return (
    <Page width="form">
      <div className="error-page">
        <Wordmark />
        <h1>{t(words.title)}</h1>
        <p className="lead">{t(words.text)}</p>
        <p className="error-page-ways">
          <LinkButton href="/offers" icon="store">
            {t('error.goMarket')}
          </LinkButton>
          <LinkButton href="/" look="plain" icon="home">
            {t('error.goHome')}
          </LinkButton>
        </p>
        {status >= 500 && requestId && <p className="muted">{t('error.reference', { requestId })}</p>}
      </div>
    </Page>
  );
}
