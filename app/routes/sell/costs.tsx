import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { KeptForm } from '~/components/kept-form';
import { OfferCostsForm } from '~/components/offer-costs-form';
import { Page } from '~/components/page';
import { RefusalSummary } from '~/components/refusal-summary';
import { fieldErrors } from '~/domain/catalogue/offer-fields';
import { referenceOf } from '~/domain/catalogue/reference.queries.server';
import type { SellerOffer } from '~/domain/catalogue/seller.queries.server';
import { costOfUnit, hourlyAt, type OfferCost } from '~/domain/sourcing/quotes/fair-price/fair-price';
import { keepCost } from '~/domain/sourcing/quotes/fair-price/keep-cost.server';
import { offerCostSchema } from '~/domain/sourcing/quotes/fair-price/offer-cost.schema';
import { keptCost } from '~/domain/sourcing/quotes/fair-price/own-cost.queries.server';
import { quoteFieldWords } from '~/routes/quotes/quote-words';
import { transact } from '~/platform/db.server';
import { typedText } from '~/platform/form-data.server';
import { translator, useI18n, type Translator } from '~/platform/i18n';
import { amountText } from '~/platform/money';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { requireOwnOffer } from './own-offer.server';

export const handle = { policy: 'seller' } satisfies RouteHandle;

export async function loader(args: LoaderFunctionArgs) {
  const { seller, offer } = await requireOwnOffer(args);
  const { database, locale } = args.context;
  const [cost, reference] = await Promise.all([keptCost(database.db, seller, offer.id), referenceOf(database.db)]);
  const words = translator(locale);
  const unit = offer.unit === null ? '' : reference.unitName(offer.unit, locale);
  return json({
    page: { title: words.t('quotes.cost.title') },
    ...{ offerId: offer.id, title: offer.title, currency: offer.currency, unitName: unit },
    stored: typedCost(cost, offer.currency),
    result: cost ? resultOf(cost, offer, unit, words) : [],
    saved: new URL(args.request.url).searchParams.get('done') === 'kept',
  });
}

function typedCost(cost: (OfferCost & { version: number }) | undefined, currency: string): Record<string, string> {
  if (!cost) return { madeAtOnce: '1', version: '0' };
  return {
    madeAtOnce: String(cost.madeAtOnce),
    materials: amountText(cost.materialsMinor, currency),
    hours: String(cost.hoursHundredths / 100),
    hourWorth: amountText(cost.hourWorthMinor, currency),
    version: String(cost.version),
  };
}

/** What one unit costs her, and what her offer's price leaves for her work, in sentences. */
function resultOf(cost: OfferCost, offer: SellerOffer, unit: string, { t, money }: Translator): string[] {
  const { currency, priceMinor } = offer;
  const each = costOfUnit(cost);
  const said = [t('quotes.cost.each', { unit, cost: money(each, currency) })];
  if (priceMinor === null) return said;
  const hourly = hourlyAt(priceMinor, cost);
  if (priceMinor < each) said.push(t('quotes.cost.eachBelow', { price: money(priceMinor, currency) }));
  if (hourly !== null) {
    said.push(t('quotes.cost.eachGood', { price: money(priceMinor, currency), hourly: money(hourly, currency) }));
  }
  return said;
}

export async function action(args: ActionFunctionArgs) {
  const { seller, offer } = await requireOwnOffer(args);
  const { database, locale, clock } = args.context;
  const words = translator(locale);
  const typed = await typedText(args.request);
  const parsed = offerCostSchema(offer.currency).safeParse(typed);
  if (!parsed.success) {
    const errors = quoteFieldWords(fieldErrors(parsed.error), words, '');
    return json({ typed, words: errors, changed: null }, { status: 422 });
  }
  const kept = await transact(database.db, (tx) => keepCost(tx, seller, offer.id, parsed.data, clock));
  if (kept.ok) return redirect(`/sell/offers/${offer.id}/costs?done=kept`, 303);
  if (kept.error.code === 'offer-not-found') throw notFound();
  const { current } = kept.error;
  const reference = await referenceOf(database.db);
  const unit = offer.unit === null ? '' : reference.unitName(offer.unit, locale);
  return json(
    {
      typed: { ...typed, version: String(current.version) },
      words: {},
      changed: words.t('quotes.cost.each', { unit, cost: words.money(costOfUnit(current), offer.currency) }),
    },
    { status: 409 },
  );
}

export default function Costs() {
  const { offerId, title, currency, unitName, stored, result, saved } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useI18n();
  const words: Record<string, string> = answer?.words ?? {};
  return (
    <Page
      title={t('quotes.cost.title')}
      lead={t('quotes.cost.lead')}
      width="form"
      search={false}
      back={{ href: `/sell/offers/${offerId}`, label: t('common.back') }}
    >
      {saved && !answer && <Alert tone="good" title={t('quotes.cost.saved')} />}
      {answer?.changed && (
        <Alert tone="bad" title={t('quotes.cost.changed')}>
          {answer.changed}
        </Alert>
      )}
      <p>
        <bdi>{title}</bdi>
      </p>
      {result.length > 0 && (
        <div className="totals">
          {result.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      )}
      <RefusalSummary problems={words} />
      <KeptForm name={`${offerId} costs`} answered={answer !== undefined}>
        <OfferCostsForm
          currency={currency}
          unitName={unitName}
          values={{ ...stored, ...answer?.typed }}
          words={words}
        />
      </KeptForm>
    </Page>
  );
}
