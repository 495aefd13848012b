import { largestOrder } from '~/domain/catalogue/quantity-rule';

/** What the reckoning needs of an offer: who sells it, in what steps, how much of it by the day, at what price, how far away. */
export type CandidateOffer = {
  offerId: string;
  enterpriseId: string;
  /** Base units (grams, pieces …) in one unit of sale. */
  unitFactor: number;
  /** Of one unit of sale, in minor units of the currency that all candidates share. */
  priceMinor: number;
  /** By rising quantity, each cheaper than the one before. */
  tiers: readonly { fromQuantity: number; priceMinor: number }[];
  minQuantity: number;
  quantityStep: number;
  /** Units of sale that can be ready by the day. */
  available: number;
  /** Whole metres from the place where it is wanted. */
  distanceM: number;
};

/** One way to take from an offer: from `least` to `most` units of sale in steps, each at the price of one tier. */
export type Option = {
  /** Place of the offer among the candidates. */
  offer: number;
  /** The seller's own number: a set takes one offer of each. */
  seller: number;
  factor: number;
  priceMinor: number;
  least: number;
  most: number;
  step: number;
  distanceM: number;
  /** Minor units for a base unit. */
  rate: number;
};

/** Every way to take from the candidates towards `need` base units, the cheapest for a base unit first, then the nearest. */
export function optionsOf(candidates: readonly CandidateOffer[], need: number): Option[] {
  const sellers = new Map<string, number>();
  const options: Option[] = [];
  candidates.forEach((candidate, offer) => {
    const { enterpriseId, unitFactor: factor, distanceM, minQuantity, quantityStep: step } = candidate;
    const seller = sellers.get(enterpriseId) ?? sellers.size;
    sellers.set(enterpriseId, seller);
    const rule = { minQuantity, quantityStep: step };
    const largest = largestOrder(rule, candidate.available);
    // More than is needed never costs less at the same price.
    const enough = fitting(rule, Math.ceil(need / factor));
    for (const { from, below, priceMinor } of pricesOf(candidate)) {
      const least = fitting(rule, from);
      const most = Math.min(Math.max(enough, least), largestOrder(rule, Math.min(largest, below - 1)));
      if (largest === 0 || least > most) continue;
      options.push({ offer, seller, factor, priceMinor, least, most, step, distanceM, rate: priceMinor / factor });
    }
  });
  return options.sort((a, b) => a.rate - b.rate || a.distanceM - b.distanceM || a.offer - b.offer || b.least - a.least);
}

/** The price of one unit from each quantity on, and where the next begins. */
function pricesOf({ priceMinor, tiers }: CandidateOffer) {
  const starts = [{ fromQuantity: 0, priceMinor }, ...tiers];
  return starts.map((start, index) => ({
    from: start.fromQuantity,
    below: starts[index + 1]?.fromQuantity ?? Number.POSITIVE_INFINITY,
    priceMinor: start.priceMinor,
  }));
}

/** The smallest quantity of the rule that is at least `quantity`. */
function fitting(
  { minQuantity, quantityStep }: { minQuantity: number; quantityStep: number },
  quantity: number,
): number {
  return minQuantity + Math.max(0, Math.ceil((quantity - minQuantity) / quantityStep)) * quantityStep;
}

/**
 * Leaves out what no listed set needs: an option to which those of at least `rivals` other sellers, earlier in the order,
 * are equal or better in everything. With sets of at most s sellers and l sets listed, s - 1 + l rivals lose nothing:
 * docs/decisions/matching.md says why.
 */
export function withoutBeaten(options: readonly Option[], need: number, rivals: number): Option[] {
  const kept: Option[] = [];
  const amounts: Amounts[] = [];
  for (const option of options) {
    const own = amountsOf(option, need);
    const better: number[] = [];
    for (let place = 0; place < kept.length && better.length < rivals; place += 1) {
      const rival = amounts[place];
      if (!rival || rival.distanceM > own.distanceM || rival.most < own.most || rival.least > own.least) continue;
      if (beats(rival, own) && rival.seller !== own.seller && !better.includes(rival.seller)) better.push(rival.seller);
    }
    if (better.length === rivals) continue;
    kept.push(option);
    amounts.push(own);
  }
  return kept;
}

/** An option in base units; more than is needed counts as what is needed. */
type Amounts = {
  seller: number;
  distanceM: number;
  least: number;
  most: number;
  step: number;
  onlyOne: boolean;
  option: Option;
};

function amountsOf(option: Option, need: number): Amounts {
  const { seller, distanceM, least, most, step, factor } = option;
  return {
    seller,
    distanceM,
    least: least * factor,
    most: Math.min(most * factor, need),
    step: step * factor,
    onlyOne: least === most,
    option,
  };
}

/** Whether `a`, whose rate is no higher, whose least is no more and whose most is no less, can give every amount of `b`. */
function beats(a: Amounts, b: Amounts): boolean {
  if ((b.least - a.least) % a.step !== 0 || (!b.onlyOne && b.step % a.step !== 0)) return false;
  // Where the rates are equal as they are kept, they are compared exactly.
  return (
    a.option.rate < b.option.rate || a.option.priceMinor * b.option.factor <= b.option.priceMinor * a.option.factor
  );
}
