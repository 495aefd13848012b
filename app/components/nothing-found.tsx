import { useI18n } from '~/platform/i18n';
import { EmptyState } from './empty-state';
import { LinkButton } from './link-button';

type Proposal = { label: string; href: string };

export type NothingFoundProps = {
  q: string;
  /** The same words without what narrows them; null where nothing narrows. */
  wider: string | null;
  category: Proposal | null;
  near: Proposal[];
  /** Where one says what one looks for, and where suppliers are looked for. */
  wanted: string;
  suppliers: string;
};

/** Nothing fits: what is near, and how to be found by those who could make it. */
export function NothingFound({ q, wider, category, near, wanted, suppliers }: NothingFoundProps) {
  const { t } = useI18n();
  return (
    <EmptyState
      icon="search"
      title={q ? t('search.nothing', { query: q }) : t('search.nothingHere')}
      action={
        <LinkButton href={wanted} icon="add">
          {t('search.postWanted')}
        </LinkButton>
      }
    >
      {(near.length > 0 || category) && <p>{t('search.nothingText')}</p>}
      {(near.length > 0 || category) && (
        <ul className="chips" aria-label={t('search.near')}>
          {category && (
            <li>
              <a href={category.href}>{t('offer.category', { category: category.label })}</a>
            </li>
          )}
          {near.map(({ label, href }) => (
            <li key={href}>
              <a href={href}>{label}</a>
            </li>
          ))}
        </ul>
      )}
      <ul className="chips" aria-label={t('search.lookElsewhere')}>
        {wider !== null && (
          <li>
            <a href={wider}>{t('search.wider')}</a>
          </li>
        )}
        <li>
          <a href={suppliers}>{t('search.toSuppliers')}</a>
        </li>
        <li>
          <a href="/offers">{t('search.everything')}</a>
        </li>
      </ul>
      <p>{t('search.wantedText')}</p>
    </EmptyState>
  );
}
