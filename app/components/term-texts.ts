import { depositOf, type QuoteTerms, type Term } from '~/domain/sourcing/quotes/quote-terms';
import type { Translator } from '~/platform/i18n';

/** What a side said, term by term, as it is read; a term that it said nothing about is left out. */
export type TermTexts = Partial<Record<Term, string>>;

type Shown = { unitName: string; currency: string };

/** Terms that were said, in words. */
export function termTexts(terms: QuoteTerms, { unitName: unit, currency }: Shown, words: Translator): TermTexts {
  const { t, money, number, date, list } = words;
  const total = terms.unitPriceMinor * terms.quantity;
  const percent = t('quotes.percent', { percent: number(terms.depositPercent) });
  return {
    quantity: t('orders.quantityOf', { quantity: number(terms.quantity), unit }),
    unitPrice: money(terms.unitPriceMinor, currency),
    total: money(total, currency, { decimals: 'always' }),
    ...(terms.tiers.length > 0 && {
      tiers: list(
        terms.tiers.map(({ fromQuantity, priceMinor }) =>
          t('quotes.tier', { quantity: number(fromQuantity), unit, price: money(priceMinor, currency) }),
        ),
      ),
    }),
    deposit:
      terms.depositPercent === 0
        ? t('quotes.noDeposit')
        : `${percent} · ${money(depositOf(total, terms.depositPercent), currency, { decimals: 'always' })}`,
    delivery:
      terms.deliveryMethod === 'pickup' ? t('quotes.fetched') : t('quotes.brought', { place: terms.deliveryPlace }),
    readyOn: date(terms.readyOn),
    validUntil: date(terms.validUntil),
  };
}

/** What was asked for, as far as it says anything of the terms. */
export function askedTexts(
  asked: { quantity: number; neededOn: string | null; place: string },
  unit: string,
  { t, number, date }: Translator,
): TermTexts {
  return {
    quantity: t('orders.quantityOf', { quantity: number(asked.quantity), unit }),
    ...(asked.place !== '' && { delivery: t('quotes.brought', { place: asked.place }) }),
    ...(asked.neededOn !== null && { readyOn: date(asked.neededOn) }),
  };
}
