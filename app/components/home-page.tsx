import { useI18n, type MessageKey } from '~/platform/i18n';
import { EmptyState } from './empty-state';
import { Icon, type IconName } from './icon';
import { LinkButton } from './link-button';
import { OfferGrid } from './offer-grid';
import type { OfferCardView } from './offer-card';
import { Page } from './page';
import { SearchBox } from './search-box';
import { useShell } from './shell';

export type HomePageProps = {
  /** The top categories with their words in the reader's language and how many live offers each holds. */
  categories: { code: string; label: string; count: number }[];
  newest: OfferCardView[];
};

const STEPS: { icon: IconName; title: MessageKey; text: MessageKey }[] = [
  { icon: 'saving', title: 'home.stepSave', text: 'home.stepSaveText' },
  { icon: 'training', title: 'home.stepLearn', text: 'home.stepLearnText' },
  { icon: 'loan', title: 'home.stepBorrow', text: 'home.stepBorrowText' },
  { icon: 'store', title: 'home.stepSell', text: 'home.stepSellText' },
];

/** The first page: what this is, the search, the hall's aisles, and what is fresh. */
export function HomePage({ categories, newest }: HomePageProps) {
  const { t } = useI18n();
  const { account } = useShell();
  return (
    <Page search={false}>
      <section className="hero">
        <div className="hero-words">
          <h1>{t('home.heading')}</h1>
          <p className="lead">{t('home.lead')}</p>
          <SearchBox id="home-search" large />
        </div>
        <img className="hero-hall" src="/hall.svg" alt="" width="480" height="340" />
      </section>
      <Categories categories={categories} />
      <section className="band">
        <div className="band-head">
          <h2>{t('home.newest')}</h2>
          <a href="/offers?sort=newest">{t('home.allOffers')}</a>
        </div>
        {newest.length > 0 ? <OfferGrid offers={newest} eager={2} /> : <EmptyState title={t('home.newestEmpty')} />}
      </section>
      <section className="rise">
        <h2>{t('home.howHeading')}</h2>
        <ol>
          {STEPS.map((step) => (
            <li key={step.title}>
              <Icon name={step.icon} />
              <h3>{t(step.title)}</h3>
              <p>{t(step.text)}</p>
            </li>
          ))}
        </ol>
      </section>
      {!account && (
        <section className="call">
          <div>
            <h2>{t('home.sellHeading')}</h2>
            <p>{t('home.sellText')}</p>
          </div>
          <LinkButton href="/join" look="plain" icon="account">
            {t('common.join')}
          </LinkButton>
        </section>
      )}
    </Page>
  );
}

function Categories({ categories }: Pick<HomePageProps, 'categories'>) {
  const { t } = useI18n();
  return (
    <section className="band">
      <h2>{t('home.categories')}</h2>
      <ul className="aisles">
        {categories.map((category) => (
          <li key={category.code}>
            <a href={`/offers?category=${encodeURIComponent(category.code)}`}>
              <img src={`/category-pictures.svg#${category.code}`} alt="" width="96" height="96" loading="lazy" />
              <span className="aisle-name">{category.label}</span>
              <span className="aisle-count">{t('home.offerCount', { count: category.count })}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
