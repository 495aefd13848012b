import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ActionBar } from '~/components/action-bar';
import { Alert } from '~/components/alert';
import { BelowCost } from '~/components/below-cost';
import { Button } from '~/components/button';
import { DefinitionList } from '~/components/definition-list';
import { Field } from '~/components/field';
import { Form } from '~/components/form';
import { LinkButton } from '~/components/link-button';
import { Page } from '~/components/page';
import { RefusalSummary } from '~/components/refusal-summary';
import { termTexts } from '~/components/term-texts';
import { fieldErrors } from '~/domain/catalogue/offer-fields';
import { acceptQuoteSchema } from '~/domain/orders/accept-quote.schema';
import { acceptQuote, type AcceptQuoteError } from '~/domain/orders/accept-quote.server';
import { TERMS } from '~/domain/sourcing/quotes/quote-terms';
import { waitsFor } from '~/domain/sourcing/quotes/quote.states';
import { transact } from '~/platform/db.server';
import { typedText, type TypedText } from '~/platform/form-data.server';
import { translator, useI18n, type Translator } from '~/platform/i18n';
import { notFound } from '~/platform/responses.server';
import type { RouteHandle } from '~/platform/route-policy';
import { belowCostWords } from './below-cost-words';
import { requireQuote, type ShownQuote } from './own-quote.server';
import { movedOnWords, quoteFieldWords } from './quote-words';

export const handle = { policy: 'account' } satisfies RouteHandle;

export async function loader(args: LoaderFunctionArgs) {
  const { quote } = await requireQuote(args);
  const last = quote.said.at(-1);
  const mayAccept = waitsFor(quote.state) === quote.side && last !== undefined;
  return json({
    page: { title: translator(args.context.locale).t('quotes.acceptTitle') },
    quote,
    last: mayAccept ? last : null,
    /** More can be had at the price said for more. */
    more: mayAccept && quote.side === 'buyer' && last.tiers.length > 0 && last.supplyOfferId !== null,
  });
}

export async function action(args: ActionFunctionArgs) {
  const { actor, quote } = await requireQuote(args);
  const { database, locale, clock } = args.context;
  const words = translator(locale);
  const typed = await typedText(args.request);
  const parsed = acceptQuoteSchema({ asksQuantity: typed.quantity !== undefined }).safeParse(typed);
  if (!parsed.success) {
    const { quoteId, ...errors } = fieldErrors(parsed.error);
    if (quoteId) return refused(typed, { problem: words.t('quotes.error.changed-meanwhile') });
    return refused(typed, { words: quoteFieldWords(errors, words, '') });
  }
  const accepted = { ...parsed.data, requestId: quote.id };
  const done = await transact(database.db, (tx) => acceptQuote(tx, actor, accepted, clock));
  if (done.ok) return redirect(`/orders/${done.value.orderId}?done=changed`, 303);
  return answerTo(done.error, quote, typed, words);
}

type Problems = { words?: Record<string, string>; problem?: string; next?: string; belowCost?: string[] };

function refused(typed: TypedText, problems: Problems, status = 422) {
  return json({ typed, words: {}, problem: null, next: null, belowCost: [], ...problems }, { status });
}

function answerTo(error: AcceptQuoteError, quote: ShownQuote, typed: TypedText, words: Translator) {
  const { t, date, number } = words;
  switch (error.code) {
    case 'request-not-found':
      throw notFound();
    case 'state-changed':
      return refused(typed, { problem: movedOnWords(error.now, words) }, 409);
    case 'changed-meanwhile':
    case 'too-late-to-be-ready':
      return refused(typed, { problem: t(`quotes.error.${error.code}`) }, 409);
    case 'not-eligible':
      return refused(
        typed,
        { problem: t(quote.side === 'seller' ? 'quotes.error.not-eligible' : 'quotes.error.seller-not-eligible') },
        409,
      );
    case 'quantity-not-quoted': {
      const least = { quantity: number(error.quantity) };
      return refused(typed, { words: { quantity: t('quotes.error.quantity-not-quoted', least) } });
    }
    case 'supply-gone': {
      const left = { most: number(error.most), unit: quote.unitName };
      const next = error.promisedOn
        ? t('quotes.error.supply-gone-later', { date: date(error.promisedOn) })
        : t(error.most > 0 ? 'quotes.error.supply-gone-most' : 'quotes.error.supply-gone-none', left);
      return refused(typed, { problem: t('quotes.error.supply-gone'), next }, 409);
    }
    case 'below-cost':
      return refused(typed, { belowCost: belowCostWords(error, quote.currency, words) });
  }
}

export default function Acceptance() {
  const { quote, last, more } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const i18n = useI18n();
  const { t, number } = i18n;
  const words: Record<string, string> = answer?.words ?? {};
  const texts = last ? termTexts(last, quote, i18n) : {};
  return (
    <Page
      title={t('quotes.acceptTitle')}
      lead={t('quotes.acceptLead')}
      width="form"
      search={false}
      back={{ href: `/quotes/${quote.id}`, label: t('quotes.back') }}
    >
      {answer?.problem && (
        <Alert tone="bad" title={answer.problem}>
          {answer.next}
        </Alert>
      )}
      <RefusalSummary problems={words} />
      <p>
        <bdi>{quote.shownTitle}</bdi> · <bdi>{quote.side === 'buyer' ? quote.seller.name : quote.buyerName}</bdi>
      </p>
      <DefinitionList
        items={TERMS.map((term) => ({
          key: term,
          term: t(`quotes.term.${term}`, { unit: quote.unitName }),
          value: texts[term] && <bdi>{texts[term]}</bdi>,
        }))}
      />
      {last ? (
        <Form>
          <input type="hidden" name="quoteId" value={last.id} />
          {more && (
            <Field
              name="quantity"
              label={t('quotes.acceptMore')}
              hint={t('quotes.acceptMoreHint', { least: number(last.quantity), unit: quote.unitName })}
              error={words.quantity}
              value={answer?.typed.quantity ?? String(last.quantity)}
              inputMode="numeric"
              autoComplete="off"
              after={quote.unitName}
              width="medium"
            />
          )}
          <BelowCost
            lines={answer?.belowCost ?? []}
            reason={answer?.typed.belowCostReason}
            error={words.belowCostReason}
          />
          <ActionBar>
            <Button icon="agreed">{t('quotes.acceptButton')}</Button>
          </ActionBar>
        </Form>
      ) : (
        <LinkButton href={`/quotes/${quote.id}`}>{t('quotes.back')}</LinkButton>
      )}
    </Page>
  );
}
