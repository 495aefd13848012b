import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { EmptyState } from '~/components/empty-state';
import { LinkButton } from '~/components/link-button';
import { TradeSections } from '~/components/market-sections';
import { Page } from '~/components/page';
import { Pagination } from '~/components/pagination';
import { QuoteList } from '~/components/quote-list';
import { referenceOf } from '~/domain/catalogue/reference.queries.server';
import { actsForSeller, quotePage, type QuoteSummary } from '~/domain/sourcing/quotes/quote-list.queries.server';
import { translator, useI18n } from '~/platform/i18n';
import { requireActor } from '~/platform/request.server';
import type { RouteHandle } from '~/platform/route-policy';

export const handle = { policy: 'account' } satisfies RouteHandle;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = requireActor(context);
  const address = new URL(request.url).searchParams;
  const { db } = context.database;
  const [sells, reference] = await Promise.all([actsForSeller(db, actor), referenceOf(db)]);
  const side: 'buyer' | 'seller' = sells && address.get('side') !== 'bought' ? 'seller' : 'buyer';
  const now = context.clock.now();
  const { waiting, others, next } = await quotePage(db, actor, side, address.get('cursor'), now);
  const named = (quotes: QuoteSummary[]) =>
    quotes.map((quote) => ({
      ...quote,
      title: quote.madeToMeasure ? reference.madeTitle(quote.productType, context.locale) : quote.title,
      unitName: reference.unitName(quote.unit, context.locale),
    }));
  const { t } = translator(context.locale);
  return json({
    page: { title: t('quotes.title') },
    ...{ side, sells, waiting: named(waiting), others: named(others), next, now },
  });
}

export default function Quotes() {
  const { side, sells, waiting, others, next, now } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const inAddress = side === 'buyer' ? 'bought' : 'sold';
  const list = { side, now: new Date(now) };
  return (
    <Page title={t('quotes.title')}>
      <TradeSections />
      {sells && (
        <nav className="choices-line" aria-label={t('quotes.sections')}>
          <a href="/quotes?side=sold" aria-current={side === 'seller' ? 'page' : undefined}>
            {t('quotes.sold')}
          </a>
          <a href="/quotes?side=bought" aria-current={side === 'buyer' ? 'page' : undefined}>
            {t('quotes.bought')}
          </a>
        </nav>
      )}
      {waiting.length + others.length === 0 && <NoQuotes side={side} />}
      {waiting.length > 0 && (
        <section>
          <h2>{t('quotes.waiting')}</h2>
          <QuoteList quotes={waiting} {...list} />
        </section>
      )}
      {others.length > 0 && (
        <section>
          {waiting.length > 0 && <h2>{t('quotes.others')}</h2>}
          <QuoteList quotes={others} {...list} />
        </section>
      )}
      <Pagination next={next && `/quotes?side=${inAddress}&cursor=${next}`} />
    </Page>
  );
}

function NoQuotes({ side }: { side: 'buyer' | 'seller' }) {
  const { t } = useI18n();
  const [title, href, action] =
    side === 'buyer'
      ? ([t('quotes.noneBought'), '/offers', t('quotes.findOffers')] as const)
      : ([t('quotes.noneSold'), '/sell', t('quotes.toStall')] as const);
  return <EmptyState icon="message" title={title} action={<LinkButton href={href}>{action}</LinkButton>} />;
}
