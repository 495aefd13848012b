import type { ReactNode } from 'react';
import { useI18n } from '~/platform/i18n';
import { Icon } from './icon';

export type FacetOption = { value: string; label: string; count: number; href: string; selected: boolean };
export type FacetGroup = { key: string; label: string; options: FacetOption[] };

type FacetsProps = {
  groups: FacetGroup[];
  /** Counts are lower bounds. */
  atLeast: boolean;
  clearHref: string;
  /** What else narrows. */
  children: ReactNode;
};

/** Groups that stand open without anything chosen in them. */
const OPEN = 2;

/** What narrows a search, as links with counts. On a phone it opens under one button; on a wide screen it stands beside. */
export function Facets({ groups, atLeast, clearHref, children }: FacetsProps) {
  const { t, number } = useI18n();
  const chosen = groups.flatMap((group) => group.options.filter((option) => option.selected)).length;
  return (
    <div className="facets">
      <input type="checkbox" id="facets-open" className="facets-open visually-hidden" />
      <label htmlFor="facets-open" className="button button-plain facets-button">
        <Icon name="filter" />
        <span>
          {t('common.filters')}
          {chosen > 0 && ` (${number(chosen)})`}
        </span>
      </label>
      <nav className="facets-groups" aria-label={t('common.filters')}>
        {chosen > 0 && (
          <a className="facets-clear" href={clearHref}>
            <Icon name="close" />
            <span>{t('common.clearFilters')}</span>
          </a>
        )}
        {groups.map(({ key, label, options }, at) => (
          <details key={key} className="facet" open={at < OPEN || options.some(({ selected }) => selected)}>
            <summary className="facet-title">{label}</summary>
            <ul>
              {options.map((option) => (
                <li key={option.value}>
                  <a href={option.href} className="facet-option" aria-current={option.selected ? 'true' : undefined}>
                    <span className="facet-mark">{option.selected && <Icon name="check" />}</span>
                    <span className="facet-label">{option.label}</span>
                    <span className="facet-count">
                      {number(option.count)}
                      {atLeast && '+'}
                    </span>
                  </a>
                </li>
              ))}
            </ul>
          </details>
        ))}
        {children}
      </nav>
    </div>
  );
}
