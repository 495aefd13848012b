import { useI18n } from '~/platform/i18n';

const SORTS = ['best', 'newest', 'price-low', 'price-high'] as const;

type SortLinksProps = { query: { q: string; category?: string; country?: string; sort: string } };

/** The orders a list can stand in, as links. */
export function SortLinks({ query: { sort: current, ...query } }: SortLinksProps) {
  const { t } = useI18n();
  return (
    <nav className="choices-line" aria-label={t('search.sort')}>
      {SORTS.map((sort) => {
        const asked = new URLSearchParams({
          ...(query.q && { q: query.q }),
          ...(query.category && { category: query.category }),
          ...(query.country && { country: query.country }),
          ...(sort !== 'best' && { sort }),
        }).toString();
        return (
          <a key={sort} href={`/offers${asked && `?${asked}`}`} aria-current={sort === current ? 'true' : undefined}>
            {t(`search.sort.${sort}`)}
          </a>
        );
      })}
    </nav>
  );
}
