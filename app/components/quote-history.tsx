import { isMessageKey, useI18n } from '~/platform/i18n';
import { Steps, type Step } from './steps';

type QuoteHistoryProps = {
  quote: {
    state: string;
    unitName: string;
    currency: string;
    seller: { timeZone: string };
    said: { id: string; quantity: number; unitPriceMinor: number; words: string }[];
    events: {
      toState: string;
      at: string | Date;
      side: string;
      who: string | null;
      quoteId: string | null;
      reasonCode: string | null;
      reason: string | null;
    }[];
  };
};

const ENDED = ['declined', 'withdrawn', 'expired'];

/** Everything that was said in a talk about a price: who, when, what, and why somebody said no. */
export function QuoteHistory({ quote }: QuoteHistoryProps) {
  const { t, dateTime, money, number } = useI18n();
  const { events, said, unitName: unit, currency } = quote;
  const worded = (key: string) => (isMessageKey(key) ? t(key) : '');
  const steps = events.map((event, index): Step => {
    const terms = said.find(({ id }) => id === event.quoteId);
    const why = [
      event.reasonCode === 'other' ? '' : worded(`quotes.reason.${event.reasonCode ?? ''}`),
      event.reason ?? '',
    ];
    const reason = why.filter(Boolean).join(': ');
    return {
      key: String(index),
      label: worded(`quotes.step.${event.toState}`),
      state: ENDED.includes(event.toState)
        ? 'ended'
        : index === events.length - 1 && event.toState !== 'accepted'
          ? 'current'
          : 'done',
      when: dateTime(event.at, quote.seller.timeZone),
      who: event.who ?? t('orders.bySystem'),
      note: (
        <>
          {terms &&
            !ENDED.includes(event.toState) &&
            t('quotes.stepTerms', {
              ...{ unit, quantity: number(terms.quantity), price: money(terms.unitPriceMinor, currency) },
            })}
          {reason !== '' && t('quotes.reasonGiven', { reason })}
        </>
      ),
    };
  });
  return <Steps label={t('quotes.history')} steps={steps} />;
}
