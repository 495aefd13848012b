import { useI18n } from '~/platform/i18n';
import { LinkButton } from './link-button';

/** Previous and next by cursor. Shows nothing when there is only one page. */
export function Pagination({ previous, next }: { previous?: string | null; next?: string | null }) {
  const { t } = useI18n();
  if (!previous && !next) return null;
  return (
    <nav className="pagination" aria-label={t('common.pages')}>
      {previous && (
        <LinkButton href={previous} look="plain" icon="previous">
          {t('common.previousPage')}
        </LinkButton>
      )}
      {next && (
        <LinkButton href={next} look="plain" icon="next">
          {t('common.nextPage')}
        </LinkButton>
      )}
    </nav>
  );
}
