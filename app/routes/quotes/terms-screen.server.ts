import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { termTexts } from '~/components/term-texts';
import { fieldErrors } from '~/domain/catalogue/offer-fields';
import { tierTexts } from '~/domain/catalogue/price-tiers.schema';
import { ownCostFor, type OwnCost } from '~/domain/sourcing/quotes/fair-price/own-cost.queries.server';
import { answerDays } from '~/domain/sourcing/quotes/quote-days';
import type { QuoteTerms, SaidTerms } from '~/domain/sourcing/quotes/quote-terms';
import { quoteTermsSchema } from '~/domain/sourcing/quotes/quote-terms.schema';
import { quoteStepsOpenTo } from '~/domain/sourcing/quotes/quote.states';
import { sayTerms, type SayTermsError } from '~/domain/sourcing/quotes/say-terms.server';
import { supplyOffers } from '~/domain/sourcing/quotes/supply-offer.queries.server';
import { today } from '~/platform/clock';
import { addDays } from '~/platform/day';
import { transact } from '~/platform/db.server';
import { typedText, type TypedText } from '~/platform/form-data.server';
import { translator, type Translator } from '~/platform/i18n';
import { newId } from '~/platform/id';
import { amountText } from '~/platform/money';
import { notFound } from '~/platform/responses.server';
import { belowCostWords } from './below-cost-words';
import { requireQuote, type ShownQuote } from './own-quote.server';
import { movedOnWords, quoteFieldWords } from './quote-words';

const STEPS = { seller: 'quote', buyer: 'counter' } as const;
const VALID_DAYS = 7;

/** The form on which one side says its terms, filled in with what was last said. */
export async function loadTerms(args: LoaderFunctionArgs, side: 'buyer' | 'seller') {
  const { actor, quote } = await requireQuote(args);
  if (quote.side !== side) throw notFound();
  const { database, locale, clock } = args.context;
  const words = translator(locale);
  const supplied = { ...quote, ...quote.seller };
  const [offers, cost] =
    side === 'seller'
      ? await Promise.all([
          quote.offerId === null ? supplyOffers(database.db, supplied) : [],
          ownCostFor(database.db, actor, supplied),
        ])
      : [[], null];
  return json({
    page: { title: words.t(side === 'seller' ? 'quotes.quoteTitle' : 'quotes.counterTitle') },
    ...{ side, quoteId: quote.id, title: quote.shownTitle, state: quote.state },
    open: quoteStepsOpenTo(side, quote.state).includes(STEPS[side]),
    ...{ currency: quote.currency, unitName: quote.unitName, version: quote.version, formId: newId() },
    pickupPlace: quote.seller.pickupPlace ?? quote.seller.district,
    stored: filledIn(quote, side, today(clock, quote.seller.timeZone)),
    offers: offers.map(({ id, title }) => ({ value: id, label: title })),
    cost: cost && costWords(cost, quote, words),
  });
}

function costWords({ offerId, unitCostMinor }: OwnCost, { currency, unitName }: ShownQuote, { t, money }: Translator) {
  const text =
    unitCostMinor === null ? null : t('quotes.cost.yours', { unit: unitName, cost: money(unitCostMinor, currency) });
  return { text, offerId };
}

/** One's own last terms where they stand, else the other side's, else what was asked for. */
function filledIn(quote: ShownQuote, side: 'buyer' | 'seller', day: string): Record<string, string> {
  const last = quote.said.at(-1);
  if (last) return typedTerms(last, quote.currency);
  const { quantity, neededOn, place } = quote.asked;
  return {
    quantity: String(quantity),
    price: side === 'seller' && quote.listPriceMinor !== null ? amountText(quote.listPriceMinor, quote.currency) : '',
    deposit: '',
    ...(place === '' ? { deliveryMethod: 'pickup' } : { deliveryMethod: 'delivery', deliveryPlace: place }),
    readyOn: neededOn ?? '',
    validUntil: addDays(day, VALID_DAYS),
  };
}

function typedTerms(terms: QuoteTerms, currency: string): Record<string, string> {
  const { quantity, unitPriceMinor, depositPercent, deliveryMethod, deliveryPlace, readyOn, validUntil } = terms;
  return {
    ...{ quantity: String(quantity), price: amountText(unitPriceMinor, currency), deliveryMethod, deliveryPlace },
    ...tierTexts(terms.tiers, currency),
    deposit: depositPercent === 0 ? '' : String(depositPercent),
    ...{ readyOn, validUntil, supplyOfferId: terms.supplyOfferId ?? '' },
  };
}

/** Takes the terms that were typed; the answer keeps all of it where something is wrong. */
export async function sendTerms(args: ActionFunctionArgs, side: 'buyer' | 'seller') {
  const { actor, quote } = await requireQuote(args);
  if (quote.side !== side) throw notFound();
  const { database, locale, clock } = args.context;
  const words = translator(locale);
  const typed = await typedText(args.request);
  const parsed = quoteTermsSchema(quote.currency).safeParse(typed);
  const day = answerDays(quote.seller.timeZone, clock).from;
  if (!parsed.success) return refused(typed, { words: quoteFieldWords(fieldErrors(parsed.error), words, day) });
  const said = { ...parsed.data, requestId: quote.id };
  const done = await transact(database.db, (tx) => sayTerms(tx, actor, said, clock));
  if (done.ok) return redirect(`/quotes/${quote.id}?done=said`, 303);
  return answerTo(done.error, quote, typed, words);
}

type Problems = {
  words?: Record<string, string>;
  problem?: string;
  /** What stands now, where somebody said something meanwhile. */
  changes?: string[];
  belowCost?: string[];
};

function refused(typed: TypedText, problems: Problems, status = 422) {
  return json({ typed, words: {}, problem: null, changes: [], belowCost: [], ...problems }, { status });
}

function answerTo(error: SayTermsError, quote: ShownQuote, typed: TypedText, words: Translator) {
  const { t, date, number } = words;
  switch (error.code) {
    case 'request-not-found':
      throw notFound();
    case 'state-changed':
      return refused(typed, { problem: movedOnWords(error.now, words) }, 409);
    case 'changed-meanwhile':
      return refused(
        { ...typed, version: String(error.version) },
        { changes: standing(error.last, quote, words) },
        409,
      );
    case 'not-eligible':
      return refused(typed, { problem: t('quotes.error.not-eligible') }, 409);
    case 'supply-offer-not-found':
      return refused(typed, { words: { supplyOfferId: t('quotes.error.supply-offer-not-found') } });
    case 'cannot-be-ready':
      return refused(typed, {
        words:
          error.promisedOn === null
            ? {
                quantity: t('quotes.error.cannot-be-ready-at-all', { most: number(error.most), unit: quote.unitName }),
              }
            : { readyOn: t('quotes.error.cannot-be-ready', { date: date(error.promisedOn) }) },
      });
    case 'ready-day-not-possible':
    case 'valid-day-not-possible': {
      const possible = t('quotes.error.day-not-possible', { from: date(error.from), to: date(error.to) });
      return refused(typed, {
        words: { [error.code === 'ready-day-not-possible' ? 'readyOn' : 'validUntil']: possible },
      });
    }
    case 'below-cost':
      return refused(typed, { belowCost: belowCostWords(error, quote.currency, words) });
  }
}

/** The terms that stand now, as lines. */
function standing(last: SaidTerms | null, quote: ShownQuote, words: Translator): string[] {
  if (!last) return [];
  return Object.entries(termTexts(last, quote, words)).map(([term, value]) =>
    words.t('quotes.changedTerm', {
      term: words.t(`quotes.term.${term as keyof ReturnType<typeof termTexts>}`, { unit: quote.unitName }),
      value,
    }),
  );
}
