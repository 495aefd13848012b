/** What one unit costs from a quantity on, in minor units of the offer's currency. */
export type PriceTier = { fromQuantity: number; priceMinor: number };

/** An offer's price for one unit and its tiers, by rising quantity; each is cheaper than the one before. */
export type TieredPrice = { priceMinor: number; tiers: readonly PriceTier[] };

/** What one unit costs when so many are taken, in minor units: the price of the last tier that the quantity reaches. */
export function unitPriceFor({ priceMinor, tiers }: TieredPrice, quantity: number): number {
  let price = priceMinor;
  for (const tier of tiers) if (tier.fromQuantity <= quantity) price = tier.priceMinor;
  return price;
}

/** The first tier beyond a quantity; null where no larger quantity is cheaper. */
export function nextTier({ tiers }: Pick<TieredPrice, 'tiers'>, quantity: number): PriceTier | null {
  return tiers.find(({ fromQuantity }) => fromQuantity > quantity) ?? null;
}

/** The prices that can be reached, from the smallest order on: one line where the offer has no tiers beyond it. */
export function priceLadder(offer: TieredPrice & { minQuantity: number }): PriceTier[] {
  const { minQuantity, tiers } = offer;
  const first = { fromQuantity: minQuantity, priceMinor: unitPriceFor(offer, minQuantity) };
  return [first, ...tiers.filter(({ fromQuantity }) => fromQuantity > minQuantity)];
}
