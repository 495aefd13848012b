import { photoSources } from '~/domain/catalogue/photo-address';
import type { Reference } from '~/domain/catalogue/reference';
import type { SellerOffer } from '~/domain/catalogue/seller.queries.server';
import type { Locale } from '~/platform/i18n';

/** An offer as the seller's own pages show it, in her words. */
export function deskOfferView(offer: SellerOffer, reference: Reference, locale: Locale) {
  const [first] = offer.photos;
  return {
    id: offer.id,
    state: shownState(offer),
    title: offer.title,
    language: offer.language,
    productType: offer.productType,
    productName: offer.productType && reference.productTypeName(offer.productType, locale),
    unitName: offer.unit && reference.unitName(offer.unit, locale),
    priceMinor: offer.priceMinor,
    currency: offer.currency,
    stock: offer.stock,
    stockStated: offer.stockStated,
    weeklyCapacity: offer.weeklyCapacity,
    picture: first ? photoSources(first, 320) : null,
  };
}

export type DeskOfferView = ReturnType<typeof deskOfferView>;
export type ShownState = 'draft' | 'waiting' | 'live' | 'paused' | 'paused-standing' | 'withdrawn';

/** The state with what it waits for. */
export function shownState(offer: Pick<SellerOffer, 'state' | 'publishWhenEligible' | 'pausedBy'>): ShownState {
  if (offer.state === 'draft' && offer.publishWhenEligible) return 'waiting';
  if (offer.state === 'paused' && offer.pausedBy === 'standing') return 'paused-standing';
  return offer.state;
}
