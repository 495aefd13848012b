import { useI18n } from '~/platform/i18n';
import { Alert } from './alert';

/** Tells that somebody else (or another phone) changed the offer meanwhile, and to what. Nothing where nobody did. */
export function OfferChanged({ changes }: { changes: string[] }) {
  const { t, list } = useI18n();
  if (changes.length === 0) return null;
  return (
    <Alert tone="bad" title={t('catalogue.changedTitle')}>
      {t('catalogue.changedText', { changes: list(changes) })}
    </Alert>
  );
}
