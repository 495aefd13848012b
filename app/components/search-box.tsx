import searchSuggestions from '~/enhance/search-suggestions.ts?worker&url';
import { useI18n } from '~/platform/i18n';
import { Icon } from './icon';

type SearchBoxProps = {
  id: string;
  query?: string;
  /** The large one of the first page, with its label shown. */
  large?: boolean;
  /** Filters that a new search keeps. */
  keep?: Record<string, string>;
};

/** Asks /offers; a plain form that works before anything else of the page has arrived. With scripts it suggests. */
export function SearchBox({ id, query, large, keep = {} }: SearchBoxProps) {
  const { t } = useI18n();
  return (
    <form className={large ? 'search search-large' : 'search'} action="/offers" method="get" role="search">
      <label htmlFor={id} className={large ? undefined : 'visually-hidden'}>
        {t('common.searchLabel')}
      </label>
      {large && (
        <p className="field-hint" id={`${id}-hint`}>
          {t('common.searchHint')}
        </p>
      )}
      {Object.entries(keep).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <search-suggestions data-label={t('search.suggestions')}>
        <span className="search-line">
          <input
            type="search"
            id={id}
            name="q"
            dir="auto"
            defaultValue={query}
            maxLength={200}
            enterKeyHint="search"
            autoComplete="off"
            aria-describedby={large ? `${id}-hint` : undefined}
          />
          <button type="submit" className="search-button">
            <Icon name="search" />
            <span>{t('common.search')}</span>
          </button>
        </span>
      </search-suggestions>
      <script type="module" src={searchSuggestions} />
    </form>
  );
}
