import { photoSources } from '~/domain/catalogue/photo-address';
import type { Reference } from '~/domain/catalogue/reference';
import type { SellerOffer } from '~/domain/catalogue/seller.queries.server';
import type { Locale } from '~/platform/i18n';
import { deskOfferView } from './desk-offer-view';

/** A seller's offer with everything that stands in it, in her words. */
export function sellerOfferView(offer: SellerOffer, reference: Reference, locale: Locale) {
  const [first] = offer.photos;
  return {
    ...deskOfferView(offer, reference, locale),
    enterpriseId: offer.enterpriseId,
    code: offer.code,
    description: offer.description,
    minQuantity: offer.minQuantity,
    quantityStep: offer.quantityStep,
    tiers: offer.tiers,
    deliveryRange: offer.deliveryRange,
    leadTimeDays: offer.leadTimeDays,
    photoCount: offer.photos.length,
    picture: first ? photoSources(first, 640) : null,
  };
}

export type SellerOfferView = ReturnType<typeof sellerOfferView>;
