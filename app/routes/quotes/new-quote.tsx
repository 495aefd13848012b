import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { AskForQuoteForm } from '~/components/ask-for-quote-form';
import { KeptForm } from '~/components/kept-form';
import { Page } from '~/components/page';
import { RefusalSummary } from '~/components/refusal-summary';
import { fieldErrors } from '~/domain/catalogue/offer-fields';
import type { PublicOffer } from '~/domain/catalogue/public-offer';
import { publicOffer } from '~/domain/catalogue/public-offer.queries.server';
import { referenceOf } from '~/domain/catalogue/reference.queries.server';
import { askForQuotesSchema } from '~/domain/sourcing/quotes/ask-for-quotes.schema';
import { askForQuotes, type AskForQuotesError } from '~/domain/sourcing/quotes/ask-for-quotes.server';
import { answerDays } from '~/domain/sourcing/quotes/quote-days';
import { today } from '~/platform/clock';
import { addDays } from '~/platform/day';
import { transact } from '~/platform/db.server';
import { typedText, type TypedText } from '~/platform/form-data.server';
import { formIdInAddress } from '~/platform/form-id.server';
import { translator, useI18n, type Translator } from '~/platform/i18n';
import { isId } from '~/platform/id';
import { requireActor, type RequestContext } from '~/platform/request.server';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { quoteFieldWords } from './quote-words';

export const handle = { policy: 'account' } satisfies RouteHandle;

const ANSWER_IN_DAYS = 4;

export async function loader({ request, context }: LoaderFunctionArgs) {
  requireActor(context);
  const address = new URL(request.url).searchParams;
  const offer = await offerAsked(context, address.get('offer'));
  const formId = formIdInAddress(request);
  const { locale, clock } = context;
  const reference = await referenceOf(context.database.db);
  return json({
    page: { title: translator(locale).t('quotes.askTitle') },
    offer: {
      ...{ id: offer.id, title: offer.title, language: offer.language, productType: offer.productType },
      ...{ priceMinor: offer.priceMinor, currency: offer.currency },
      ...{ seller: offer.enterprise.name, district: offer.enterprise.district },
      unitName: reference.unitName(offer.unit, locale),
    },
    formId,
    days: answerDays(offer.timeZone, clock),
    suggested: {
      quantity: address.get('quantity') ?? '',
      madeToMeasure: address.get('made') ?? '',
      answerBy: addDays(today(clock, offer.timeZone), ANSWER_IN_DAYS),
    },
  });
}

async function offerAsked(context: RequestContext, offerId: string | null | undefined): Promise<PublicOffer> {
  const found = isId(offerId ?? undefined) ? await publicOffer(context.database, offerId ?? '') : undefined;
  if (!found || found.state === 'withdrawn') throw notFound();
  return found;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const buyer = requireActor(context);
  const typed = await typedText(request);
  const offer = await offerAsked(context, typed.offerId ?? new URL(request.url).searchParams.get('offer'));
  const words = translator(context.locale);
  const parsed = askForQuotesSchema.safeParse(typed);
  const { from } = answerDays(offer.timeZone, context.clock);
  if (!parsed.success) return refused(typed, quoteFieldWords(fieldErrors(parsed.error), words, from));
  const { formId, quantity, madeToMeasure, neededOn, place, words: said, answerBy } = parsed.data;
  const sellers = [{ enterpriseId: offer.enterprise.id, offerId: madeToMeasure ? null : offer.id, quantity }];
  const input = {
    ...{ formId, sellers, wantedPostId: null, productType: offer.productType, unit: offer.unit },
    ...{ neededOn, place, words: said, answerBy },
  };
  const asked = await transact(context.database.db, (tx) => askForQuotes(tx, buyer, input, context.clock));
  if (asked.ok) return redirect(`/quotes/${asked.value.requestIds[0] ?? ''}?done=asked`, 303);
  return refusedAsking(asked.error, typed, words);
}

function refused(typed: TypedText, words: Record<string, string>, problem: string | null = null, status = 422) {
  return json({ typed, words, problem }, { status });
}

function refusedAsking(error: AskForQuotesError, typed: TypedText, { t, date, number }: Translator) {
  switch (error.code) {
    case 'answer-day-not-possible':
    case 'needed-day-not-possible': {
      const field = error.code === 'answer-day-not-possible' ? 'answerBy' : 'neededOn';
      const possible = { from: date(error.from), to: date(error.to) };
      return refused(typed, { [field]: t('quotes.error.day-not-possible', possible) });
    }
    case 'quantity-not-possible':
    case 'too-many-sellers':
      return refused(typed, { quantity: t('catalogue.error.too-many', { most: number(error.most) }) });
    case 'too-many-open':
      return refused(typed, {}, t('quotes.error.too-many-open', { most: number(error.most) }), 409);
    case 'own-enterprise':
    case 'form-used-otherwise':
    case 'seller-cannot-sell':
      return refused(typed, {}, t(`quotes.error.${error.code}`), 409);
    default:
      return refused(typed, {}, t('quotes.error.offer-not-found'), 409);
  }
}

export default function NewQuote() {
  const { offer, formId, days, suggested } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useI18n();
  const words: Record<string, string> = answer?.words ?? {};
  return (
    <Page
      title={t('quotes.askTitle')}
      lead={t('quotes.askLead')}
      width="form"
      search={false}
      back={{ href: `/offers/${offer.id}`, label: t('quotes.backToOffer') }}
    >
      {answer?.problem && <Alert tone="bad" title={answer.problem} />}
      <RefusalSummary problems={words} />
      <KeptForm name={`ask ${formId}`} answered={answer !== undefined}>
        <AskForQuoteForm offer={offer} days={days} values={answer?.typed ?? { formId, ...suggested }} words={words} />
      </KeptForm>
    </Page>
  );
}
