import { titleIn, type Locale, type Names } from '~/platform/i18n';

/** An offer's title, or of what is made to measure the names of its kind. */
export type TradeTitle = { title: string; madeOf: Names | null };

/** What is traded, as a reader calls it. */
export function titleFor({ title, madeOf }: TradeTitle, locale: Locale): string {
  return madeOf ? titleIn(madeOf, locale) : title;
}
