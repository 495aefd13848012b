import type { Chip } from '~/components/chips';
import { countryName, placeName } from '~/components/place-name';
import { offersAddress, without, type Asked, type AskedName } from '~/domain/catalogue/offers-address';
import type { FoundOffers } from '~/domain/catalogue/offer-search.queries.server';
import type { Reference } from '~/domain/catalogue/reference';
import { translator, type Locale } from '~/platform/i18n';
import type { OfferQuery } from '~search/engine';

type ChosenWords = { label: string; names: AskedName[] };

type Chosen = { asked: Asked; query: OfferQuery; found: FoundOffers; reference: Reference; locale: Locale };

/** What was chosen, and what was read from the words, each to be taken off. */
export function chosenChips({ asked, query, found, reference, locale }: Chosen): Chip[] {
  const words = chosenWords(query, found, reference, locale);
  const chips = words.map(({ label, names }) => ({ label, href: offersAddress(without(asked, 'cursor', ...names)) }));
  const read = wordsRead(found, reference, locale);
  return read === null
    ? chips
    : [{ label: read, href: offersAddress({ ...without(asked, 'cursor'), plain: '1' }) }, ...chips];
}

/** What narrows a list, each thing in words with the names that ask for it. */
export function chosenWords(
  query: OfferQuery,
  found: Pick<FoundOffers, 'near'>,
  reference: Reference,
  locale: Locale,
): ChosenWords[] {
  const { t, date } = translator(locale);
  const { category, country, district, by, delivery, verified } = query;
  const near = query.near === undefined ? null : found.near;
  const words: (ChosenWords | null)[] = [
    category ? { label: reference.categoryName(category, locale), names: ['category'] } : null,
    country ? { label: countryName(country, locale), names: ['country'] } : null,
    district ? { label: district, names: ['district'] } : null,
    near && { label: t('search.nearTo', { place: nearName(near, locale) }), names: ['near', 'sort'] },
    quantityWords(query, reference, locale),
    priceWords(query, reference, locale),
    by ? { label: t('search.byDay', { date: date(by) }), names: ['by'] } : null,
    delivery && delivery !== 'pickup' ? { label: t(`search.delivery.${delivery}`), names: ['delivery'] } : null,
    verified ? { label: t('search.verifiedFor', { date: date(verified, 'month') }), names: ['verified'] } : null,
  ];
  return words.filter((chip) => chip !== null);
}

function quantityWords({ quantity, unit }: OfferQuery, reference: Reference, locale: Locale): ChosenWords | null {
  if (quantity === undefined) return null;
  const { t, number } = translator(locale);
  const label = unit
    ? t('search.quantityOf', { quantity: number(quantity), unit: reference.unitName(unit, locale) })
    : t('search.quantityAlone', { quantity: number(quantity) });
  return { label, names: ['quantity', 'unit'] };
}

function priceWords(query: OfferQuery, reference: Reference, locale: Locale): ChosenWords | null {
  const { currency, priceTo, unit, quantity } = query;
  if (currency === undefined) {
    if (unit === undefined || quantity !== undefined) return null;
    return { label: reference.unitName(unit, locale), names: ['unit'] };
  }
  const { t, money } = translator(locale);
  const names: AskedName[] = ['currency', 'priceTo', ...(quantity === undefined ? ['unit' as const] : [])];
  if (priceTo === undefined) return { label: t('search.inCurrency', { currency }), names };
  const isBandEnd = /^[125]0*$/.test(String(priceTo + 1));
  const price = money(isBandEnd ? priceTo + 1 : priceTo, currency);
  const of = unit && { price, unit: reference.unitName(unit, locale) };
  if (isBandEnd) return { label: of ? t('search.priceUnder', of) : t('search.priceUnderAlone', { price }), names };
  return { label: of ? t('search.priceTo', of) : t('search.priceToAlone', { price }), names };
}

/** What amounts and places among the words were read as; null where nothing was, or nobody can supply so much. */
function wordsRead({ read }: FoundOffers, reference: Reference, locale: Locale): string | null {
  const { t, number } = translator(locale);
  const { quantity, place } = read;
  const parts = [
    quantity?.fits &&
      (quantity.unit
        ? t('search.quantityOf', {
            quantity: number(quantity.quantity),
            unit: reference.unitName(quantity.unit, locale),
          })
        : t('search.quantityAlone', { quantity: number(quantity.quantity) })),
    place && t('search.nearTo', { place: nearName(place, locale) }),
  ].filter((part) => typeof part === 'string');
  return parts.length === 0 ? null : parts.join(' · ');
}

const nearName = ({ name, country }: { name: string; country: string }, locale: Locale) =>
  placeName({ district: name, country }, locale);
