import { offersAddress, without, type Asked } from '~/domain/catalogue/offers-address';
import { useI18n } from '~/platform/i18n';

const SORTS = ['best', 'newest', 'price-low', 'price-high', 'soonest', 'nearest'] as const;

/** The orders a list can stand in, as links. The nearest are told from a place; where none is said, the list asks for it. */
export function SortLinks({ asked, sort: current }: { asked: Asked; sort: string }) {
  const { t } = useI18n();
  return (
    <nav className="choices-line" aria-label={t('search.sort')}>
      {SORTS.map((sort) => (
        <a
          key={sort}
          href={offersAddress({ ...without(asked, 'cursor'), sort })}
          aria-current={sort === current ? 'true' : undefined}
        >
          {t(`search.sort.${sort}`)}
        </a>
      ))}
    </nav>
  );
}
