import type { DeliveryRange } from './delivery-range';
import type { OfferPhoto } from './photo-address';
import type { PriceTier } from './price-tiers';

/** An offer as anybody may see it. Fields of the seller are what her country lets the public know. */
export type PublicOffer = {
  id: string;
  code: string;
  state: 'live' | 'paused' | 'withdrawn';
  /** Live, of a seller who may sell: it can be ordered. */
  available: boolean;
  title: string;
  /** BCP 47 */
  language: string;
  description: string;
  productType: string;
  category: string;
  unit: string;
  priceMinor: number;
  /** Cheaper prices for larger quantities, by rising quantity. */
  tiers: PriceTier[];
  currency: string;
  minQuantity: number;
  quantityStep: number;
  stock: number | null;
  weeklyCapacity: number | null;
  leadTimeDays: number;
  deliveryRange: DeliveryRange;
  /** Units of coming weeks (by their Monday) that are promised already. */
  committed: Record<string, number>;
  timeZone: string;
  photos: OfferPhoto[];
  enterprise: PublicSeller;
};

export type PublicSeller = {
  id: string;
  name: string;
  country: string;
  district: string;
  pickupPlace: string | null;
  /** 'YYYY-MM-DD'; null where she may not sell now. */
  verifiedSince: string | null;
};
