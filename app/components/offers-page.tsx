import type { Asked, AskedName } from '~/domain/catalogue/offers-address';
import { NARROWING, offersAddress, without } from '~/domain/catalogue/offers-address';
import { useI18n } from '~/platform/i18n';
import { Alert } from './alert';
import { AsideLayout } from './aside-layout';
import { Chips, type Chip } from './chips';
import { ExactSearch, type ExactChoices } from './exact-search';
import { Facets, type FacetGroup } from './facets';
import { LinkButton } from './link-button';
import { MarketSections } from './market-sections';
import { NearForm, type PlaceAsked } from './near-form';
import { NothingFound, type NothingFoundProps } from './nothing-found';
import type { OfferCardView } from './offer-card';
import { OfferGrid } from './offer-grid';
import { Page } from './page';
import { Pagination } from './pagination';
import { SortLinks } from './sort-links';

type OffersPageProps = {
  /** What of the address was not understood, and left out. */
  wrong: AskedName[];
  asked: Asked;
  sort: string;
  offers: OfferCardView[];
  total: number;
  totalIsExact: boolean;
  facetsAreExact: boolean;
  corrections: { from: string; to: string }[];
  /** The words name more than anybody can supply. */
  tooMuch: boolean;
  chips: Chip[];
  facets: FacetGroup[];
  place: PlaceAsked | null;
  exact: ExactChoices;
  nothing: Omit<NothingFoundProps, 'q'>;
  /** More may fit than the list goes on to. */
  endsEarly: boolean;
  next: string | null;
  /** What is asked, as an address, where there is something to save. */
  saved: string | null;
};

/** Pictures in the first screen of a phone. */
const FIRST_SCREEN = 4;

/** What the market holds for a question, with what narrows it. */
export function OffersPage(props: OffersPageProps) {
  const {
    wrong,
    asked,
    sort,
    offers,
    total,
    totalIsExact,
    corrections,
    tooMuch,
    chips,
    place,
    next,
    saved,
    endsEarly,
  } = props;
  const { t, list } = useI18n();
  const q = asked.q ?? '';
  const nothing = offers.length === 0;
  return (
    <Page
      title={q ? t('search.titleFor', { query: q }) : t('search.title')}
      lead={!nothing && t(totalIsExact ? 'search.found' : 'search.foundAtLeast', { count: total })}
      search={{ query: q, keep: without(asked, 'q', 'plain', 'cursor') }}
    >
      <MarketSections />
      {wrong.length > 0 && (
        <Alert
          tone="bad"
          title={t('search.badParts', { parts: list(wrong.map((name) => t(`search.part.${name}`))) })}
        />
      )}
      {corrections.map(({ from, to }) => (
        <Alert key={from} title={t('search.readAs', { from, to })} />
      ))}
      {tooMuch && !nothing && <Alert tone="waiting" title={t('search.tooMuch')} />}
      {place && <NearForm {...place} asked={asked} />}
      <Chips chips={chips} />
      <AsideLayout aside={<Narrowing {...props} />}>
        {nothing ? (
          <NothingFound {...props.nothing} q={q} />
        ) : (
          <>
            <SortLinks asked={asked} sort={sort} />
            <OfferGrid offers={offers} eager={FIRST_SCREEN} />
            {endsEarly && <Alert tone="neutral" title={t('search.endsEarly')} />}
            <Pagination next={next} />
          </>
        )}
        {saved !== null && (
          <p>
            <LinkButton href={`/account/searches/new?${saved}`} look="plain" icon="message">
              {t('search.save')}
            </LinkButton>
          </p>
        )}
      </AsideLayout>
    </Page>
  );
}

function Narrowing({ facets, facetsAreExact, asked, exact }: OffersPageProps) {
  return (
    <Facets groups={facets} atLeast={!facetsAreExact} clearHref={offersAddress(without(asked, 'cursor', ...NARROWING))}>
      <ExactSearch asked={asked} {...exact} />
    </Facets>
  );
}
