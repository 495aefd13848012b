import { useI18n } from '~/platform/i18n';
import { LinkButton } from './link-button';

type PaginationProps = {
  previous?: string | null;
  next?: string | null;
  /** Names the list, where a page has several. */
  label?: string;
};

/** Previous and next by cursor. Shows nothing when there is only one page. */
export function Pagination({ previous, next, label }: PaginationProps) {
  const { t } = useI18n();
  if (!previous && !next) return null;
  return (
    <nav className="pagination" aria-label={label ?? t('common.pages')}>
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
