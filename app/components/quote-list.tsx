import { waitsFor, type QuoteState } from '~/domain/sourcing/quotes/quote.states';
import { useI18n } from '~/platform/i18n';
import { Money } from './money';
import { Photo } from './photo';
import { QuoteStateBadge } from './quote-state-badge';

type ListedQuote = {
  id: string;
  number: string;
  state: QuoteState;
  title: string;
  language: string;
  productType: string;
  madeToMeasure: boolean;
  unitName: string;
  currency: string;
  quantity: number;
  unitPriceMinor: number | null;
  otherParty: string;
  answerBy: string | Date;
};

type QuoteListProps = { quotes: ListedQuote[]; side: 'buyer' | 'seller'; now: Date };

/** Talks about prices, a row each: what, how much, at what price, with whom, and who has the next word until when. */
export function QuoteList({ quotes, side, now }: QuoteListProps) {
  const { t, number, timeFrom } = useI18n();
  return (
    <ul className="rows">
      {quotes.map((quote) => {
        const waits = waitsFor(quote.state);
        const when = timeFrom(now, new Date(quote.answerBy));
        return (
          <li key={quote.id}>
            <a className="row" href={`/quotes/${quote.id}`}>
              <Photo picture={null} productType={quote.productType} alt="" className="row-picture" />
              <span className="row-words">
                <bdi className="row-title" lang={quote.madeToMeasure ? undefined : quote.language}>
                  {quote.title}
                </bdi>
                <span>
                  {t('orders.quantityOf', { quantity: number(quote.quantity), unit: quote.unitName })}
                  {' · '}
                  {quote.unitPriceMinor === null ? (
                    t('quotes.noPriceYet')
                  ) : (
                    <Money amountMinor={quote.unitPriceMinor} currency={quote.currency} per={quote.unitName} />
                  )}
                </span>
                <span className="muted">
                  {t(side === 'buyer' ? 'orders.from' : 'orders.for', { name: quote.otherParty })} · {quote.number}
                  {quote.madeToMeasure && ` · ${t('quotes.madeToMeasure')}`}
                </span>
                <span className="row-state">
                  <QuoteStateBadge state={quote.state} />
                  {waits && (
                    <span className="muted">
                      {t(waits === side ? 'quotes.answerWithin' : 'quotes.answerAwaited', { when })}
                    </span>
                  )}
                </span>
              </span>
            </a>
          </li>
        );
      })}
    </ul>
  );
}
