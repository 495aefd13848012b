import { unitPriceFor, type PriceTier } from '~/domain/catalogue/price-tiers';

/** What one side says it would agree to. Amounts in minor units of the request's currency, days 'YYYY-MM-DD'. */
export type QuoteTerms = {
  quantity: number;
  unitPriceMinor: number;
  /** What more than `quantity` costs, from fewer to more units; only a seller says it. */
  tiers: readonly PriceTier[];
  /** Share of the total that is paid before the goods are made, in percent. */
  depositPercent: number;
  deliveryMethod: 'pickup' | 'delivery';
  deliveryPlace: string;
  readyOn: string;
  /** The last day on which the other side can accept. */
  validUntil: string;
  /** The seller's offer whose stock and capacity the goods are promised from; null where they rest on her word. */
  supplyOfferId: string | null;
  words: string;
};

export type SaidTerms = QuoteTerms & { id: string; position: number; side: 'buyer' | 'seller'; saidAt: Date };

/** What one unit costs where `quantity` of them are bought (minor units). */
export function unitPriceAt(terms: Pick<QuoteTerms, 'unitPriceMinor' | 'tiers'>, quantity: number): number {
  return unitPriceFor({ priceMinor: terms.unitPriceMinor, tiers: terms.tiers }, quantity);
}

/** The least that a unit can cost under these terms (minor units). */
export function lowestPrice(terms: Pick<QuoteTerms, 'unitPriceMinor' | 'tiers'>): number {
  return Math.min(terms.unitPriceMinor, ...terms.tiers.map(({ priceMinor }) => priceMinor));
}

/** The deposit of a total (minor units), rounded half up. */
export function depositOf(totalMinor: number, percent: number): number {
  return Number((BigInt(totalMinor) * BigInt(percent) + 50n) / 100n);
}

/** What is agreed to or not, term by term, in the order in which it is read. */
export const TERMS = [
  'quantity',
  'unitPrice',
  'total',
  'tiers',
  'deposit',
  'delivery',
  'readyOn',
  'validUntil',
] as const;
export type Term = (typeof TERMS)[number];
