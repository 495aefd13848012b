import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { Card } from '~/components/card';
import { Page } from '~/components/page';
import { QuoteComparison } from '~/components/quote-comparison';
import { QuoteHistory } from '~/components/quote-history';
import { QuoteNextStep } from '~/components/quote-next-step';
import { QuoteStateBadge } from '~/components/quote-state-badge';
import { translator, useI18n } from '~/platform/i18n';
import type { RouteHandle } from '~/platform/route-policy';
import { requireQuote } from './own-quote.server';

export const handle = { policy: 'account' } satisfies RouteHandle;

const DONE = ['asked', 'said', 'ended'] as const;

export async function loader(args: LoaderFunctionArgs) {
  const { quote } = await requireQuote(args);
  const { locale, clock } = args.context;
  const { t } = translator(locale);
  const done = new URL(args.request.url).searchParams.get('done');
  return json({
    page: { title: t('quotes.number', { number: quote.number }) },
    quote,
    done: DONE.find((known) => known === done) ?? null,
    now: clock.now(),
  });
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

export default function Quote() {
  const { quote, done, now } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const { side } = quote;
  return (
    <Page
      title={<bdi>{quote.shownTitle}</bdi>}
      lead={<QuoteStateBadge state={quote.state} />}
      back={{ href: side === 'buyer' ? '/quotes?side=bought' : '/quotes?side=sold', label: t('quotes.title') }}
    >
      {done && <Alert tone="good" title={t(`quotes.done.${done}`)} />}
      <Parties quote={quote} />
      <QuoteNextStep quote={quote} now={new Date(now)} />
      <div className="columns">
        <div className="stack">
          <Card>
            <QuoteComparison quote={quote} />
          </Card>
          <Words quote={quote} />
        </div>
        <Card title={t('quotes.history')}>
          <QuoteHistory quote={quote} />
        </Card>
      </div>
    </Page>
  );
}

function Parties({ quote }: Pick<Loaded, 'quote'>) {
  const { t } = useI18n();
  const { seller, offerId, number, wanted } = quote;
  return (
    <p className="muted">
      {quote.side === 'buyer' ? (
        <a href={`/enterprises/${seller.enterpriseId}`}>
          <bdi>{seller.name}</bdi> · {seller.district}
        </a>
      ) : (
        <bdi>{quote.buyerName}</bdi>
      )}
      {' · '}
      {offerId ? <a href={`/offers/${offerId}`}>{t('quotes.backToOffer')}</a> : t('quotes.madeToMeasure')}
      {wanted && (
        <>
          {' · '}
          <a href={`/wanted/${wanted.id}`}>{t('quotes.toWanted', { number: wanted.number })}</a>
        </>
      )}
      {' · '}
      <bdi>{number}</bdi>
    </p>
  );
}

/** What both last said in their own words; a buyer who has named no terms said it when she asked. */
function Words({ quote }: Pick<Loaded, 'quote'>) {
  const { t } = useI18n();
  const { side, asked, said, seller, buyerName } = quote;
  const lastOf = (of: 'buyer' | 'seller') => said.filter((terms) => terms.side === of).at(-1)?.words ?? '';
  const words = { buyer: lastOf('buyer') || asked.words, seller: lastOf('seller') };
  const names = { buyer: buyerName, seller: seller.name };
  const other = side === 'buyer' ? 'seller' : 'buyer';
  return (
    <>
      {([other, side] as const)
        .filter((one) => words[one] !== '')
        .map((one) => (
          <Card
            key={one}
            title={one === side ? t('quotes.youSay') : <bdi>{t('quotes.theySay', { name: names[one] })}</bdi>}
          >
            <p className="user-text" dir="auto">
              {words[one]}
            </p>
          </Card>
        ))}
    </>
  );
}
