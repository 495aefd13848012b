import type { BelowCost } from '~/domain/sourcing/quotes/fair-price/guard-fair-price.server';
import type { Translator } from '~/platform/i18n';

/** The warning of a price below one's cost, sentence by sentence. */
export function belowCostWords(below: BelowCost, currency: string, { t, money }: Translator): string[] {
  const { floorMinor, priceMinor, hourlyMinor } = below;
  const cost = money(floorMinor, currency);
  return [
    t('quotes.cost.belowText', { cost, price: money(priceMinor, currency) }),
    ...(hourlyMinor === null ? [] : [t('quotes.cost.belowHour', { hourly: money(hourlyMinor, currency) })]),
    t('quotes.cost.belowPrivate'),
  ];
}
