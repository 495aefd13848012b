import type { OfferCardView } from '~/components/offer-card';
import { basePriceOf, mixedDimensions } from '~/domain/catalogue/base-price';
import type { ListedOffer } from '~/domain/catalogue/offer-list.queries.server';
import type { FoundOffer } from '~/domain/catalogue/offer-search.queries.server';
import { photoSources } from '~/domain/catalogue/photo-address';
import type { Reference } from '~/domain/catalogue/reference';
import type { Locale } from '~/platform/i18n';

/** An offer of a list in the reader's words; lists show photos of 640 pixels at most. */
export function offerCardView(offer: ListedOffer, reference: Reference, locale: Locale): OfferCardView {
  const { photo, language, unit, ...rest } = offer;
  return {
    ...rest,
    titleLanguage: language,
    unit: reference.unitName(unit, locale),
    picture: photo && photoSources(photo, 640),
  };
}

/**
 * The offers of an answer in the reader's words: with the price of a base unit where units differ, and leading on with
 * the place (`near`, as an address writes it) that distance is told from.
 */
export function foundOfferViews(
  offers: readonly FoundOffer[],
  near: string | null,
  reference: Reference,
  locale: Locale,
): OfferCardView[] {
  const mixed = mixedDimensions(offers, reference);
  return offers.map(({ distanceM, ...offer }) => {
    const base = mixed.has(reference.unit(offer.unit)?.dimension ?? '') ? basePriceOf(offer, reference) : null;
    return {
      ...offerCardView(offer, reference, locale),
      ...(near !== null && { near }),
      ...(distanceM !== null && { distanceM }),
      ...(base && { base: { amountMinor: base.amountMinor, unit: reference.unitName(base.unit, locale) } }),
    };
  });
}
