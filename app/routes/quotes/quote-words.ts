import type { FieldErrors } from '~/domain/catalogue/offer-fields';
import type { QuoteState } from '~/domain/sourcing/quotes/quote.states';
import { isMessageKey, type MessageValues, type Translator } from '~/platform/i18n';

/** What is wrong with each field, in words: those of quotes, else those of offers. `day` shows how a day is written. */
export function quoteFieldWords(errors: FieldErrors, { t }: Translator, day: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(errors).flatMap(([field, error]) => {
      if (!error) return [];
      const own = `quotes.error.${error.code}`;
      const shared = `catalogue.error.${error.code}`;
      const key = isMessageKey(own) ? own : isMessageKey(shared) ? shared : 'quotes.error.missing';
      return [[field, t(key, { date: day, ...(error.values as MessageValues) })] as const];
    }),
  );
}

/** That a talk has moved on from where its reader saw it, and where it is now. */
export function movedOnWords(now: QuoteState, { t }: Pick<Translator, 't'>): string {
  return t('quotes.overTitle', { state: t(`quotes.state.${now}`) });
}
