import type { FacetOption } from '~/components/facets';
import { amountText } from '~/platform/money';
import { translator } from '~/platform/i18n';
import type { PriceBandCount } from '~search/engine';
import { facetOption, type FacetContext } from './facet-option';

const MOST_UNITS = 2;
const MOST_BANDS = 5;

/** Currencies to choose first, where there are several: prices are never compared across them. Then prices by unit. */
export function priceOptions(context: FacetContext): FacetOption[] {
  const { facets, asked, query, locale } = context;
  const { t } = translator(locale);
  const currencies = countsBy(facets.price, ({ currency }) => currency);
  const currency = query.currency ?? (currencies.length === 1 ? currencies[0]?.code : undefined);
  if (currency === undefined) {
    return currencies.map(({ code, count }) =>
      facetOption(asked, { label: t('search.inCurrency', { currency: code }), count, set: { currency: code } }),
    );
  }
  const bands = facets.price.filter((band) => band.currency === currency);
  const units = countsBy(bands, ({ unit }) => unit).slice(0, MOST_UNITS);
  return units.flatMap(({ code }) => {
    const ofUnit = bands.filter(({ unit }) => unit === code);
    return bandOptions(ofUnit, currency, code, context);
  });
}

/** "Under ₹200 per kilogram": every price below a band's end, counted with the bands before it. */
function bandOptions(bands: PriceBandCount[], currency: string, unit: string, context: FacetContext): FacetOption[] {
  const { asked, reference, locale } = context;
  const { t, money } = translator(locale);
  const sums: { to: number; count: number }[] = [];
  for (const { to, count } of bands) sums.push({ to, count: count + (sums.at(-1)?.count ?? 0) });
  return sums
    .filter(({ to }) => to > 1)
    .slice(0, MOST_BANDS)
    .map(({ to, count }) =>
      facetOption(asked, {
        label: t('search.priceUnder', { price: money(to, currency), unit: reference.unitName(unit, locale) }),
        count,
        // A quantity that is asked for has its own unit, by which the bands are narrowed already.
        set: { priceTo: amountText(to - 1, currency), currency, ...(asked.quantity === undefined && { unit }) },
      }),
    );
}

/** "100 kilogram": how much can be supplied at least. */
export function quantityOptions({ facets, asked, reference, locale }: FacetContext): FacetOption[] {
  const { t, number } = translator(locale);
  const units = new Set(
    countsBy(facets.quantity, ({ unit }) => unit)
      .slice(0, MOST_UNITS)
      .map(({ code }) => code),
  );
  return facets.quantity
    .filter(({ unit }) => units.has(unit))
    .map(({ quantity, unit, count }) =>
      facetOption(asked, {
        label: t('search.quantityOf', { quantity: number(quantity), unit: reference.unitName(unit, locale) }),
        count,
        set: { quantity: String(quantity), unit },
      }),
    );
}

function countsBy<Item extends { count: number }>(items: readonly Item[], codeOf: (item: Item) => string) {
  const sums = new Map<string, number>();
  for (const item of items) sums.set(codeOf(item), (sums.get(codeOf(item)) ?? 0) + item.count);
  return Array.from(sums, ([code, count]) => ({ code, count })).sort((a, b) => b.count - a.count);
}
