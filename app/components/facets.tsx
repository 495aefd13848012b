import { useI18n } from '~/platform/i18n';
import { Icon } from './icon';

export type FacetOption = { value: string; label: string; count: number; href: string; selected: boolean };
export type FacetGroup = { key: string; label: string; options: FacetOption[] };

/** What narrows a search, as links with counts. On a phone it opens under one button; on a wide screen it stands beside. */
export function Facets({ groups, clearHref }: { groups: FacetGroup[]; clearHref?: string | null }) {
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
        {chosen > 0 && clearHref && (
          <a className="facets-clear" href={clearHref}>
            <Icon name="close" />
            <span>{t('common.clearFilters')}</span>
          </a>
        )}
        {groups.map((group) => (
          <div key={group.key} className="facet">
            <h2 className="facet-title">{group.label}</h2>
            <ul>
              {group.options.map((option) => (
                <li key={option.value}>
                  <a href={option.href} className="facet-option" aria-current={option.selected ? 'true' : undefined}>
                    <span className="facet-mark">{option.selected && <Icon name="check" />}</span>
                    <span className="facet-label">{option.label}</span>
                    <span className="facet-count">{number(option.count)}</span>
                  </a>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
    </div>
  );
}
