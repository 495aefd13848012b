import type { LockedOffer } from './lock-offer.server';

/** The screens on which an offer is filled in. Photos may be left out: the drawing of the product stands in. */
export type OfferStep = 'product' | 'photos' | 'price' | 'supply';

export type Completable = Pick<
  LockedOffer,
  | 'productType'
  | 'title'
  | 'unit'
  | 'priceMinor'
  | 'minQuantity'
  | 'quantityStep'
  | 'stock'
  | 'weeklyCapacity'
  | 'leadTimeDays'
>;

/** The steps that still lack what a buyer needs, in the order of the screens; empty when the offer can be published. */
export function missingSteps(offer: Completable): OfferStep[] {
  const missing: OfferStep[] = [];
  if (offer.productType === null) missing.push('product');
  if (offer.title === null || offer.unit === null || offer.priceMinor === null) missing.push('price');
  const quantities = [offer.minQuantity, offer.quantityStep, offer.leadTimeDays];
  if (quantities.includes(null) || (offer.stock === null && offer.weeklyCapacity === null)) missing.push('supply');
  return missing;
}
