import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CandidateOffer } from './cover-options';
import { coverWanted, MOST_SELLERS, MOST_SETS, type CoverSet } from './cover-wanted';

type Value = [totalMinor: number, distanceM: number, sellers: number];

/** What one unit costs when so many are taken. */
function unitPriceOf({ priceMinor, tiers }: CandidateOffer, quantity: number): number {
  return tiers.reduce((price, tier) => (tier.fromQuantity <= quantity ? tier.priceMinor : price), priceMinor);
}

function quantitiesOf({ minQuantity, quantityStep, available }: CandidateOffer): number[] {
  const quantities: number[] = [];
  for (let quantity = minQuantity; quantity <= available; quantity += quantityStep) quantities.push(quantity);
  return quantities;
}

/** Every set of offers tried with every share, by adding up amounts one by one; then what is listed of them. */
function everySet(candidates: CandidateOffer[], need: number): Value[] {
  const costs = new Map<number, number>();
  const values: { mask: number; value: Value }[] = [];
  for (let mask = 1; mask < 1 << candidates.length; mask += 1) {
    const part = candidates.filter((_, index) => mask & (1 << index));
    const enterprises = new Set(part.map(({ enterpriseId }) => enterpriseId));
    if (part.length > MOST_SELLERS || enterprises.size < part.length) continue;
    const cost = leastCost(part, need);
    if (cost === null) continue;
    costs.set(mask, cost);
    values.push({ mask, value: [cost, part.reduce((sum, { distanceM }) => sum + distanceM, 0), part.length] });
  }
  return values
    .filter(({ mask, value: [cost] }) => {
      for (let part = (mask - 1) & mask; part > 0; part = (part - 1) & mask) {
        if ((costs.get(part) ?? Number.POSITIVE_INFINITY) <= cost) return false;
      }
      return true;
    })
    .map(({ value }) => value)
    .sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2])
    .slice(0, MOST_SETS);
}

function leastCost(part: CandidateOffer[], need: number): number | null {
  let reached = new Map([[0, 0]]);
  for (const candidate of part) {
    const next = new Map<number, number>();
    for (const [amount, cost] of reached) {
      for (const quantity of quantitiesOf(candidate)) {
        const then = Math.min(need, amount + quantity * candidate.unitFactor);
        const sum = cost + quantity * unitPriceOf(candidate, quantity);
        if (sum < (next.get(then) ?? Number.POSITIVE_INFINITY)) next.set(then, sum);
      }
    }
    reached = next;
  }
  return reached.get(need) ?? null;
}

const valueOf = ({ totalMinor, distanceM, shares }: CoverSet): Value => [totalMinor, distanceM, shares.length];

function candidate(sellers: number, largest: number): fc.Arbitrary<Omit<CandidateOffer, 'offerId'>> {
  return fc
    .record({
      enterpriseId: fc.integer({ min: 1, max: sellers }).map(String),
      unitFactor: fc.constantFrom(1, 1, 1, 2, 3, 12),
      priceMinor: fc.integer({ min: 40, max: 60 }),
      cuts: fc.uniqueArray(
        fc.record({ fromQuantity: fc.integer({ min: 2, max: largest }), cut: fc.integer({ min: 1, max: 9 }) }),
        {
          maxLength: 3,
          selector: ({ fromQuantity }) => fromQuantity,
        },
      ),
      minQuantity: fc.integer({ min: 1, max: 4 }),
      quantityStep: fc.constantFrom(1, 1, 2, 3, 5),
      available: fc.integer({ min: 0, max: largest }),
      distanceM: fc.integer({ min: 0, max: 3 }),
    })
    .map(({ cuts, ...offer }) => {
      let priceMinor = offer.priceMinor * offer.unitFactor;
      const tiers = cuts
        .sort((a, b) => a.fromQuantity - b.fromQuantity)
        .map(({ fromQuantity, cut }) => ({ fromQuantity, priceMinor: (priceMinor -= cut) }));
      return { ...offer, priceMinor: offer.priceMinor * offer.unitFactor, tiers };
    });
}

const market = (most: number, sellers: number, largest = 14) =>
  fc
    .array(candidate(sellers, largest), { minLength: 1, maxLength: most })
    .map((offers) => offers.map((offer, index): CandidateOffer => ({ ...offer, offerId: `offer ${index}` })));

function expectPossible(candidates: CandidateOffer[], need: number, { shares, totalMinor }: CoverSet): void {
  let amount = 0;
  let cost = 0;
  for (const { offerId, quantity, unitPriceMinor } of shares) {
    const offer = candidates.find((one) => one.offerId === offerId);
    if (!offer) throw new Error(`no candidate ${offerId}`);
    expect(quantitiesOf(offer)).toContain(quantity);
    expect(unitPriceMinor).toBe(unitPriceOf(offer, quantity));
    amount += quantity * offer.unitFactor;
    cost += quantity * unitPriceMinor;
  }
  expect(amount).toBeGreaterThanOrEqual(need);
  expect(cost).toBe(totalMinor);
  expect(shares.length).toBeLessThanOrEqual(MOST_SELLERS);
  expect(new Set(shares.map(({ enterpriseId }) => enterpriseId)).size).toBe(shares.length);
}

describe('who could cover a wanted quantity', () => {
  it('is what trying every set with every share finds, whatever minimums, steps, units, tiers and ties', () => {
    fc.assert(
      fc.property(market(7, 6), fc.integer({ min: 1, max: 60 }), (candidates, need) => {
        const { sets, exact, atLeastMinor } = coverWanted(candidates, need);
        expect(exact).toBe(true);
        expect(sets.map(valueOf)).toEqual(everySet(candidates, need));
        expect(atLeastMinor).toBe(sets[0]?.totalMinor ?? null);
        for (const set of sets) expectPossible(candidates, need, set);
      }),
      { numRuns: 3000 },
    );
  });

  it('loses no set by leaving out offers that others beat', () => {
    fc.assert(
      fc.property(market(13, 13, 8), fc.integer({ min: 1, max: 30 }), (candidates, need) => {
        const alike = candidates.map((offer, index) => ({
          ...offer,
          enterpriseId: String(index),
          unitFactor: 1,
          quantityStep: 1,
          tiers: [],
          priceMinor: 40 + (offer.priceMinor % 3),
        }));
        expect(coverWanted(alike, need).sets.map(valueOf)).toEqual(everySet(alike, need));
      }),
      { numRuns: 150 },
    );
  });

  it('cut short, still gives sets that are possible, and says below what no set can cost', () => {
    fc.assert(
      fc.property(
        market(8, 8),
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 12 }),
        (candidates, need, looks) => {
          const { sets, exact, atLeastMinor } = coverWanted(candidates, need, looks);
          const all = everySet(candidates, need);
          const [best] = all;
          if (exact) expect(sets.map(valueOf)).toEqual(all);
          for (const set of sets) expectPossible(candidates, need, set);
          if (best && atLeastMinor !== null) expect(atLeastMinor).toBeLessThanOrEqual(best[0]);
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('gives the dearer seller only what the cheaper ones cannot make', () => {
    const offer = (offerId: string, priceMinor: number, available: number): CandidateOffer => ({
      offerId,
      enterpriseId: offerId,
      unitFactor: 1,
      priceMinor,
      tiers: [],
      minQuantity: 20,
      quantityStep: 10,
      available,
      distanceM: 1000,
    });
    const { sets } = coverWanted(
      [offer('dear', 50_000, 400), offer('cheap', 43_000, 300), offer('small', 40_000, 60)],
      400,
    );
    expect(sets[0]?.shares.map(({ offerId, quantity }) => [offerId, quantity])).toEqual([
      ['small', 60],
      ['cheap', 300],
      ['dear', 40],
    ]);
    expect(sets[0]?.totalMinor).toBe(60 * 40_000 + 300 * 43_000 + 40 * 50_000);
  });
});
