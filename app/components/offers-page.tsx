import { useI18n } from '~/platform/i18n';
import { Alert } from './alert';
import { AsideLayout } from './aside-layout';
import { EmptyState } from './empty-state';
import { Facets, type FacetGroup } from './facets';
import type { OfferCardView } from './offer-card';
import { OfferGrid } from './offer-grid';
import { LinkButton } from './link-button';
import { Page } from './page';
import { Pagination } from './pagination';
import { SortLinks } from './sort-links';

type OffersPageProps = {
  /** False where the address made no sense; everything is shown instead. */
  understood: boolean;
  query: { q: string; category?: string; country?: string; sort: string };
  offers: OfferCardView[];
  total: number;
  totalIsExact: boolean;
  corrections: { from: string; to: string }[];
  facets: FacetGroup[];
  near: { label: string; href: string }[];
  next: string | null;
};

/** Pictures in the first screen of a phone. */
const FIRST_SCREEN = 4;

/** What the market holds for a question, with what narrows it. */
export function OffersPage(props: OffersPageProps) {
  const { understood, query, offers, total, totalIsExact, corrections, facets, near, next } = props;
  const { t } = useI18n();
  const { q, category, country, sort } = query;
  const keep: Record<string, string> = { ...(category && { category }), ...(country && { country }) };
  const clear = new URLSearchParams({ ...(q && { q }), ...(sort !== 'best' && { sort }) }).toString();
  return (
    <Page
      title={q ? t('search.titleFor', { query: q }) : t('search.title')}
      lead={offers.length > 0 && t(totalIsExact ? 'search.found' : 'search.foundAtLeast', { count: total })}
      search={{ query: q, keep }}
    >
      {!understood && <Alert tone="bad" title={t('search.badQuery')} />}
      {corrections.map(({ from, to }) => (
        <Alert key={from} title={t('search.readAs', { from, to })} />
      ))}
      {offers.length === 0 ? (
        <NothingFound q={q} near={near} facets={facets} />
      ) : (
        <AsideLayout aside={<Facets groups={facets} clearHref={`/offers${clear && `?${clear}`}`} />}>
          <SortLinks query={query} />
          <OfferGrid offers={offers} eager={FIRST_SCREEN} />
          <Pagination next={next} />
        </AsideLayout>
      )}
    </Page>
  );
}

function NothingFound({ q, near, facets }: Pick<OffersPageProps, 'near' | 'facets'> & { q: string }) {
  const { t } = useI18n();
  return (
    <>
      <EmptyState
        icon="search"
        title={q ? t('search.nothing', { query: q }) : t('search.nothingHere')}
        action={<LinkButton href="/offers">{t('search.everything')}</LinkButton>}
      >
        {near.length > 0 && <p>{t('search.nothingText')}</p>}
        {near.length > 0 && (
          <ul className="choices-line" aria-label={t('search.near')}>
            {near.map(({ label, href }) => (
              <li key={href}>
                <a href={href}>{label}</a>
              </li>
            ))}
          </ul>
        )}
      </EmptyState>
      {facets.length > 0 && <Facets groups={facets} clearHref="/offers" />}
    </>
  );
}
