import { nextTier, priceLadder, unitPriceFor, type PriceTier, type TieredPrice } from '~/domain/catalogue/price-tiers';
import { fitsSteps, type QuantityRule } from '~/domain/catalogue/quantity-rule';
import { shareOut } from '~/domain/programme/share-out';

/** An offer's prices, in minor units, and how it is sold. */
export type TogetherPrice = TieredPrice & QuantityRule;

/** What one member takes, and the highest price of one unit that she agreed to; null before she agreed. */
export type Share = { memberId: string; quantity: number; highestPriceMinor: number | null };

/** Her part of the total, what the same would cost her alone, and the difference, all in minor units. */
type Part = {
  memberId: string;
  quantity: number;
  amountMinor: number;
  aloneMinor: number;
  savingMinor: number;
  /** Whether what she agreed to covers the price. */
  agrees: boolean;
};

/** Whether a sum can be ordered; else how many are missing to the smallest order, or between which steps it lies. */
export type Fit =
  { code: 'fits' } | { code: 'too-few'; missing: number } | { code: 'between-steps'; more: number; fewer: number };

type TogetherFigures = {
  quantity: number;
  unitPriceMinor: number;
  totalMinor: number;
  /** In the order of the shares. */
  parts: Part[];
  /** The next cheaper price and how many units are missing to it; null where none is cheaper. */
  next: (PriceTier & { missing: number }) | null;
  fit: Fit;
};

/** What one unit costs when so many are taken; less than the smallest order costs what that costs. */
export function priceAt(offer: TogetherPrice, quantity: number): number {
  return unitPriceFor(offer, Math.max(quantity, offer.minQuantity));
}

/** How many units the shares come to together. */
export function sumOf(shares: readonly Pick<Share, 'quantity'>[]): number {
  return shares.reduce((sum, { quantity }) => sum + quantity, 0);
}

/** What the shares come to together. Shares stand in the order of their members' codes. */
export function togetherFigures(offer: TogetherPrice, shares: readonly Share[]): TogetherFigures {
  const quantity = sumOf(shares);
  const unitPriceMinor = priceAt(offer, quantity);
  const totalMinor = unitPriceMinor * quantity;
  const amounts = splitTotal(totalMinor, shares);
  const parts = shares.map((share, index): Part => {
    const amountMinor = amounts[index] ?? 0;
    const aloneMinor = priceAt(offer, share.quantity) * share.quantity;
    const { memberId, highestPriceMinor } = share;
    const agrees = highestPriceMinor !== null && highestPriceMinor >= unitPriceMinor;
    return {
      memberId,
      quantity: share.quantity,
      amountMinor,
      aloneMinor,
      savingMinor: aloneMinor - amountMinor,
      agrees,
    };
  });
  const tier = nextTier(offer, Math.max(quantity, offer.minQuantity));
  const next = tier && { ...tier, missing: tier.fromQuantity - quantity };
  return { quantity, unitPriceMinor, totalMinor, parts, next, fit: fitOf(offer, quantity) };
}

/**
 * Splits a total in minor units by quantities with the largest-remainder rule of the share-out, equal remainders in the
 * order of the shares. The parts sum to the total.
 */
export function splitTotal(totalMinor: number, shares: readonly Pick<Share, 'quantity'>[]): number[] {
  const weights = shares.map(({ quantity }, number) => ({ number, weight: BigInt(quantity) }));
  return shareOut(BigInt(totalMinor), weights).map(Number);
}

function fitOf(offer: QuantityRule, quantity: number): Fit {
  const { minQuantity, quantityStep } = offer;
  if (quantity < minQuantity) return { code: 'too-few', missing: minQuantity - quantity };
  if (fitsSteps(offer, quantity)) return { code: 'fits' };
  const fewer = (quantity - minQuantity) % quantityStep;
  return { code: 'between-steps', more: quantityStep - fewer, fewer };
}

/**
 * The largest set of shares whose members all agreed to the price that the set itself reaches. Who does not agree to a
 * price agrees to no higher one, so leaving her out, and again whoever then does not agree, ends at that set.
 */
export function whoGoes<One extends Share>(offer: TogetherPrice, shares: readonly One[]): One[] {
  let going = shares.filter(({ highestPriceMinor }) => highestPriceMinor !== null);
  for (;;) {
    const price = priceAt(offer, sumOf(going));
    const still = going.filter(({ highestPriceMinor }) => (highestPriceMinor ?? 0) >= price);
    if (still.length === going.length) return going;
    going = still;
  }
}

/** The prices that she can agree to "at most": the one now, and those that fewer units would cost; lowest first. */
export function pricesToAgree(offer: TogetherPrice, quantity: number): number[] {
  const now = priceAt(offer, quantity);
  return priceLadder(offer)
    .map(({ priceMinor }) => priceMinor)
    .filter((price) => price >= now)
    .reverse();
}
